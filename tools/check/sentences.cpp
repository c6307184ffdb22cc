#include "sentences.h"

#include <algorithm>
#include <regex>
#include <set>

#include <boost/json/parse.hpp>

namespace kring::check {
namespace {

/// The sentence for codes nobody foresaw.
constexpr std::string_view general = "refused";

std::size_t line_at(const std::string& text, std::ptrdiff_t position) {
  return 1 + static_cast<std::size_t>(std::count(text.begin(), text.begin() + position, '\n'));
}

/// Every code that a file refuses with.
std::vector<Found> codes_in(const Source& source) {
  // A refusal thrown, a fault of the network floor, and a table of codes that any route may answer.
  static const std::regex thrown(R"re(Refusal\(\s*Status::\w+,\s*"([a-z_.]+)")re");
  static const std::regex fault(
      R"re(Fault\{\s*(?:\.status = )?\d+,\s*(?:\.code = )?"([a-z_.]+)")re");
  static const std::regex listed(R"re(\{"([a-z_.]+)", Status::)re");
  static const std::regex by_default(R"re(std::string_view code = "([a-z_.]+)")re");
  std::vector<Found> codes;
  for (const auto* way : {&thrown, &fault, &listed, &by_default}) {
    const auto& text = source.text;
    for (std::sregex_iterator match(text.begin(), text.end(), *way), end; match != end; ++match)
      codes.push_back({(*match)[1], line_at(text, match->position())});
  }
  return codes;
}

}  // namespace

Complaints check_sentences(const Source& sentences, const std::vector<Source>& server) {
  std::set<std::string> known;
  const auto parsed = boost::json::parse(sentences.text);
  for (const auto& sentence : parsed.as_object()) known.insert(sentence.key());
  Complaints complaints;
  std::set<std::string> literals{std::string(general)};
  for (const auto& source : server) {
    if (source.path.ends_with("_test.cpp") || source.path.starts_with("server/tests/")) continue;
    for (const auto& code : codes_in(source)) {
      if (!known.contains(code.text))
        complaints.push_back(complaint(
            source, code.line, sentences.path + " has no sentence for “" + code.text + "”"));
    }
    for (const auto& literal : string_literals(source)) literals.insert(literal.text);
  }
  for (const auto& code : known)
    if (!literals.contains(code))
      complaints.push_back(complaint(sentences, 1, "nothing refuses with “" + code + "” any more"));
  return complaints;
}

}  // namespace kring::check
