#include "hub/search/facets.h"

#include "base/described.h"

#include <algorithm>
#include <chrono>

namespace kring::search {
namespace {

using std::chrono::year_month;
using std::chrono::year_month_day;

// Beyond these all years are one: no list of them grows without end.
constexpr int first_year = 1990;
constexpr int last_year = 2100;

year_month month_of(Time time) {
  const year_month_day day(std::chrono::floor<std::chrono::days>(time));
  const int year = static_cast<int>(day.year());
  if (year < first_year) return std::chrono::year(first_year) / 1;
  if (year > last_year) return std::chrono::year(last_year) / 12;
  return day.year() / day.month();
}

std::string year_token(int year) {
  return "@@y" + std::to_string(year);
}

std::string month_token(year_month month) {
  return "@@m" + std::to_string(static_cast<int>(month.year()) * 100 +
                                static_cast<int>(static_cast<unsigned>(month.month())));
}

constexpr std::string_view before_language = "@@in";

template <class Language>
std::string language_token(Language language) {
  return std::string(before_language) + std::string(name_of(language));
}

std::string community_token(CommunityId community) {
  return "@@at" + community.text();
}

std::string author_token(PersonaId author) {
  return "@@by" + author.text();
}

std::vector<std::string> tokens_between(Time from, Time until) {
  const auto first = month_of(from);
  const auto last = month_of(until - Milliseconds(1));
  std::vector<std::string> tokens;
  for (auto month = first; month <= last;) {
    const bool whole_year =
        month.month() == std::chrono::January && month + std::chrono::months(11) <= last;
    tokens.push_back(whole_year ? year_token(static_cast<int>(month.year())) : month_token(month));
    month += std::chrono::months(whole_year ? 12 : 1);
  }
  return tokens;
}

}  // namespace

std::string kind_token(FoundIn kind) {
  return "@@" + std::string(name_of(kind));
}

std::string answered_token() {
  return "@@answered";
}

std::vector<std::string> tokens_of(const Facets& facets) {
  const auto month = month_of(facets.written_at);
  return {kind_token(facets.kind),
          community_token(facets.community),
          author_token(facets.author),
          language_token(facets.language),
          facets.answered ? answered_token() : "@@unanswered",
          month_token(month),
          year_token(static_cast<int>(month.year()))};
}

std::optional<text::Language> language_in(std::string_view tokens) {
  text::Language language{};
  while (!tokens.empty()) {
    const auto end = std::min(tokens.find(' '), tokens.size());
    const auto token = tokens.substr(0, end);
    if (token.starts_with(before_language) &&
        read_name(token.substr(before_language.size()), language))
      return language;
    tokens.remove_prefix(std::min(end + 1, tokens.size()));
  }
  return std::nullopt;
}

std::optional<std::vector<std::vector<std::string>>> groups_of(const Filters& wanted, Time now) {
  std::vector<std::vector<std::string>> groups;
  if (wanted.kind) groups.push_back({kind_token(*wanted.kind)});
  if (wanted.community) groups.push_back({community_token(*wanted.community)});
  if (wanted.by) groups.push_back({author_token(*wanted.by)});
  if (wanted.language) groups.push_back({language_token(*wanted.language)});
  if (wanted.answered)
    groups.push_back({*wanted.answered ? answered_token() : std::string("@@unanswered")});
  if (wanted.from || wanted.until) {
    const auto from =
        wanted.from.value_or(std::chrono::sys_days(std::chrono::year(first_year) / 1 / 1));
    const auto until = wanted.until.value_or(now + std::chrono::days(366));
    if (from >= until) return std::nullopt;
    groups.push_back(tokens_between(from, until));
  }
  return groups;
}

}  // namespace kring::search
