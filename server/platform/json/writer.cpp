#include "platform/json/writer.h"

#include <array>
#include <charconv>
#include <cmath>
#include <stdexcept>

namespace kring::json {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// How many octets at `at` are one well-formed code point beyond ASCII; 0 where they are none
/// (Unicode 15, table 3-7).
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const auto octet = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : static_cast<unsigned char>(0);
  };
  const auto follows = [&](std::size_t i, unsigned least = 0x80, unsigned greatest = 0xBF) {
    return octet(i) >= least && octet(i) <= greatest;
  };
  const unsigned lead = octet(at);
  if (lead >= 0xC2 && lead <= 0xDF) return follows(at + 1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const unsigned least = lead == 0xE0 ? 0xA0 : 0x80;
    const unsigned greatest = lead == 0xED ? 0x9F : 0xBF;
    return follows(at + 1, least, greatest) && follows(at + 2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const unsigned least = lead == 0xF0 ? 0x90 : 0x80;
    const unsigned greatest = lead == 0xF4 ? 0x8F : 0xBF;
    return follows(at + 1, least, greatest) && follows(at + 2) && follows(at + 3) ? 4 : 0;
  }
  return 0;
}

void append_control(std::string& out, unsigned char octet) {
  switch (octet) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  constexpr std::string_view digits = "0123456789abcdef";
  out += "\\u00";
  out += digits[octet >> 4];
  out += digits[octet & 15];
}

bool is_plain(unsigned char octet) {
  return octet >= 0x20 && octet < 0x7F && octet != '"' && octet != '\\';
}

}  // namespace

void append_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t at = 0;
  while (at < text.size()) {
    const auto start = at;
    while (at < text.size() && is_plain(static_cast<unsigned char>(text[at]))) ++at;
    out.append(text, start, at - start);
    if (at == text.size()) break;
    const auto octet = static_cast<unsigned char>(text[at]);
    if (octet < 0x80) {
      append_control(out, octet);
      ++at;
      continue;
    }
    const auto length = sequence_length(text, at);
    const auto point = text.substr(at, std::max<std::size_t>(length, 1));
    if (length == 0) {
      out += replacement;
    } else if (point == "\xE2\x80\xA8") {
      out += "\\u2028";
    } else if (point == "\xE2\x80\xA9") {
      out += "\\u2029";
    } else {
      out += point;
    }
    at += point.size();
  }
  out += '"';
}

void append_integer(std::string& out, std::int64_t number) {
  std::array<char, 24> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), end);
}

void append_real(std::string& out, double number) {
  if (!std::isfinite(number)) throw std::domain_error("JSON has no such number");
  std::array<char, 32> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), end);
}

}  // namespace kring::json
