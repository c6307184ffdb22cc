#include "platform/text/web_address.h"

#include <algorithm>
#include <cctype>

namespace kring::text {
namespace {

constexpr std::size_t longest = 2'048;

bool starts_with(std::string_view text, std::string_view lower_case) {
  return text.size() > lower_case.size() &&
         std::ranges::equal(text.substr(0, lower_case.size()), lower_case, [](char a, char b) {
           return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
         });
}

bool is_slash(char c) {
  return c == '/' || c == '\\';
}

bool leads_somewhere(std::string_view address) {
  if (address.starts_with('/')) return address.size() == 1 || !is_slash(address[1]);
  if (starts_with(address, "https://")) return !is_slash(address[8]);
  if (starts_with(address, "http://")) return !is_slash(address[7]);
  return starts_with(address, "mailto:");
}

bool is_plain(char c) {
  const bool letter_or_digit =
      (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return letter_or_digit ||
         std::string_view("-_.~!*()%#@?=;:/,+$[]").find(c) != std::string_view::npos;
}

}  // namespace

std::optional<std::string> href(std::string_view address) {
  const bool controls = std::ranges::any_of(address, [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) == 0x7f;
  });
  if (controls || address.size() > longest || !leads_somewhere(address)) return std::nullopt;
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out;
  for (const char c : address) {
    if (is_plain(c)) {
      out += c;
    } else if (c == '&') {
      out += "&amp;";
    } else {
      const auto octet = static_cast<unsigned char>(c);
      out += {'%', hex[octet >> 4U], hex[octet & 15U]};
    }
  }
  return out;
}

}  // namespace kring::text
