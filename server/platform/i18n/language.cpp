#include "platform/i18n/language.h"

#include "base/described.h"

#include <algorithm>
#include <cctype>

namespace kring::i18n {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// Takes the part before `separator` off the front of `rest`.
std::string_view take(std::string_view& rest, char separator) {
  const auto end = rest.find(separator);
  const auto part = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  return trimmed(part);
}

bool same_letters(std::string_view a, std::string_view b) {
  return std::ranges::equal(
      a, b, [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

/// "0.85" in thousandths; nothing for what RFC 9110, 12.4.2 does not allow.
std::optional<int> weight_of(std::string_view text) {
  if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return std::nullopt;
  if (text.size() > 1 && text[1] != '.') return std::nullopt;
  int thousandths = (text[0] - '0') * 1000;
  int place = 100;
  for (const char digit : text.size() > 2 ? text.substr(2) : std::string_view()) {
    if (digit < '0' || digit > '9') return std::nullopt;
    thousandths += (digit - '0') * place;
    place /= 10;
  }
  return thousandths <= 1000 ? std::optional(thousandths) : std::nullopt;
}

struct Wish {
  std::string_view range;  ///< "nl", "nl-BE", "*"
  int weight = 1000;
};

/// One element of the list; nothing where its weight cannot be read.
std::optional<Wish> wish_of(std::string_view element) {
  Wish wish;
  wish.range = take(element, ';');
  while (!element.empty()) {
    auto value = take(element, ';');
    const auto name = take(value, '=');
    if (!same_letters(name, "q")) continue;
    const auto weight = weight_of(value);
    if (!weight) return std::nullopt;
    wish.weight = *weight;
  }
  return wish;
}

/// Ours for a range: by its first subtag, so that Flemish gets Dutch.
std::optional<Language> language_of(std::string_view range) {
  const auto primary = range.substr(0, range.find('-'));
  for (const auto language : {Language::nl, Language::en})
    if (same_letters(primary, name_of(language))) return language;
  return std::nullopt;
}

}  // namespace

Language preferred(std::optional<std::string_view> accept_language) {
  constexpr auto otherwise = Language::en;
  auto best = otherwise;
  int best_weight = 0;
  auto rest = accept_language.value_or("");
  while (!rest.empty()) {
    const auto wish = wish_of(take(rest, ','));
    if (!wish || wish->weight <= best_weight) continue;
    const auto language = wish->range == "*" ? std::optional(otherwise) : language_of(wish->range);
    if (!language) continue;
    best = *language;
    best_weight = wish->weight;
  }
  return best;
}

}  // namespace kring::i18n
