#pragma once

#include <string>
#include <string_view>

namespace kring::http {

// HTTP compares in ASCII, whatever the locale says; <cctype> would ask it.

constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_alpha(char c) {
  return lower(c) >= 'a' && lower(c) <= 'z';
}

constexpr bool same_without_case(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (lower(a[i]) != lower(b[i])) return false;
  return true;
}

inline std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = lower(c);
  return out;
}

/// Without the spaces and tabs around it (OWS of RFC 9110).
constexpr std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

/// A token of RFC 9110: what a field's name or a method is made of.
constexpr bool is_token(std::string_view text) {
  constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
  for (char c : text)
    if (!is_alpha(c) && !is_digit(c) && marks.find(c) == std::string_view::npos) return false;
  return !text.empty();
}

/// Calls `each` with every member of a comma-separated list, trimmed; empty members are left out.
/// Quoted strings are not looked into: no list we read may hold one with a comma.
template <class Each>
void each_in_list(std::string_view list, Each each) {
  while (!list.empty()) {
    const auto comma = list.find(',');
    const auto member = trimmed(list.substr(0, comma));
    if (!member.empty()) each(member);
    list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
  }
}

/// Whether a comma-separated list names a token, in any case.
inline bool lists(std::string_view list, std::string_view token) {
  bool found = false;
  each_in_list(list, [&](std::string_view member) { found |= same_without_case(member, token); });
  return found;
}

}  // namespace kring::http
