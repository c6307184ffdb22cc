#include "glossary.h"

#include <regex>
#include <set>
#include <sstream>

namespace kring::check {
namespace {

using Terms = std::set<std::string>;

/// Calls `fn(match, line)` for every match in the text.
template <class Fn>
void for_each_match(const Source& source, const std::regex& pattern, Fn&& fn) {
  std::istringstream lines(source.text);
  std::string line;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    for (std::sregex_iterator match(line.begin(), line.end(), pattern), end; match != end; ++match)
      fn(*match, number);
  }
}

Terms terms_of(const Source& glossary) {
  static const std::regex first_column(R"(^\| *([^|]*)\|)");
  static const std::regex word("[a-z_]+");
  Terms terms;
  for_each_match(glossary, first_column, [&](const std::smatch& row, std::size_t) {
    const auto cell = row[1].str();
    for (std::sregex_iterator each(cell.begin(), cell.end(), word), end; each != end; ++each)
      terms.insert(each->str());
  });
  return terms;
}

bool is_term(const Terms& terms, const std::string& word) {
  if (terms.contains(word)) return true;
  if (word.ends_with("ies") && terms.contains(word.substr(0, word.size() - 3) + "y")) return true;
  return word.ends_with("s") && terms.contains(word.substr(0, word.size() - 1));
}

bool is_connecting(const std::string& word) {
  return word == "of" || word == "on" || word == "by" || word == "to" || word == "for";
}

bool is_made_of(const Terms& terms, const std::string& name) {
  if (is_term(terms, name)) return true;
  std::istringstream parts(name);
  std::string part;
  while (std::getline(parts, part, '_'))
    if (!is_connecting(part) && !is_term(terms, part)) return false;
  return true;
}

class Checking {
 public:
  explicit Checking(const Words& words)
      : journal_(words.journal.text), terms_(terms_of(words.glossary)) {}

  void tables(const Source& migration) {
    static const std::regex made(
        R"(CREATE (?:VIRTUAL )?(?:TABLE|VIEW) (?:IF NOT EXISTS )?([a-z0-9_]+))");
    for_each_match(migration, made, [&](const std::smatch& match, std::size_t line) {
      name(migration, line, "table", match[1]);
    });
  }

  void kinds(const Source& events) {
    static const std::regex kind(R"(^([a-z_]+)\.[a-z_]+$)");
    for (const auto& literal : string_literals(events)) {
      std::smatch match;
      if (!std::regex_match(literal.text, match, kind)) continue;
      name(events, literal.line, "journal kind's noun", match[1]);
      if (journal_.find("`" + literal.text + "`") == std::string::npos)
        complain(events, literal.line, "docs/journal.md does not tell of “" + literal.text + "”");
    }
  }

  void routes(const Source& api) {
    static const std::regex route(R"(^(/[a-z_]+|/\{[a-z_]+\})+$)");
    static const std::regex noun("/([a-z_]+)");
    for (const auto& literal : string_literals(api)) {
      if (!std::regex_match(literal.text, route)) continue;
      const auto& text = literal.text;
      for (std::sregex_iterator each(text.begin(), text.end(), noun), end; each != end; ++each)
        name(api, literal.line, "route's noun", (*each)[1]);
    }
  }

  Complaints finish() { return std::move(complaints_); }

 private:
  void name(const Source& source, std::size_t line, const std::string& what,
            const std::string& name) {
    if (!is_made_of(terms_, name))
      complain(source, line,
               "the " + what + " “" + name + "” is not made of docs/glossary.md's words");
  }

  void complain(const Source& source, std::size_t line, const std::string& what) {
    complaints_.push_back(complaint(source, line, what));
  }

  const std::string& journal_;
  const Terms terms_;
  Complaints complaints_;
};

}  // namespace

Complaints check_words(const Words& words) {
  Checking checking(words);
  for (const auto& migration : words.migrations) checking.tables(migration);
  for (const auto& source : words.server) {
    if (source.path.starts_with("server/tests/")) continue;
    if (source.path.ends_with("_events.h")) checking.kinds(source);
    if (source.path.ends_with("_api.cpp")) checking.routes(source);
  }
  return checking.finish();
}

}  // namespace kring::check
