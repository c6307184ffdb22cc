#pragma once

#include <string>
#include <string_view>

/// Hexadecimal digits: both cases are read, lower case is written.
namespace kring {

/// -1 where it is no digit.
constexpr int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

inline void append_hex(std::string& out, char octet) {
  constexpr std::string_view digits = "0123456789abcdef";
  out += digits[static_cast<unsigned char>(octet) >> 4];
  out += digits[static_cast<unsigned char>(octet) & 15];
}

inline std::string hex_of(std::string_view octets) {
  std::string out;
  out.reserve(2 * octets.size());
  for (const char octet : octets) append_hex(out, octet);
  return out;
}

}  // namespace kring
