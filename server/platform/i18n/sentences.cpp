#include "platform/i18n/sentences.h"

#include "base/described.h"
#include "platform/embedded/embedded.h"

#include <map>

#include <boost/json/parse.hpp>

namespace kring::i18n {
namespace {

using Sentences = std::map<std::string, std::string, std::less<>>;

constexpr std::string_view general = "refused";

Sentences read(Language language) {
  const auto name = "problems." + std::string(name_of(language)) + ".json";
  const auto& files = embedded::files("server/platform/i18n/sentences");
  const auto content = boost::json::parse(files.at(name));
  Sentences sentences;
  for (const auto& [code, text] : content.as_object())
    sentences.emplace(code, std::string(text.as_string()));
  return sentences;
}

const Sentences& sentences_in(Language language) {
  static const Sentences dutch = read(Language::nl);
  static const Sentences english = read(Language::en);
  return language == Language::nl ? dutch : english;
}

}  // namespace

const std::string& sentence(Language language, std::string_view code) {
  const auto& all = sentences_in(language);
  const auto found = all.find(code);
  return found != all.end() ? found->second : all.find(general)->second;
}

std::vector<std::string_view> codes(Language language) {
  std::vector<std::string_view> all;
  for (const auto& [code, text] : sentences_in(language)) all.push_back(code);
  return all;
}

}  // namespace kring::i18n
