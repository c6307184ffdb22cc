#include "base/id.h"

#include <array>

#include <boost/system/errc.hpp>

namespace kring {
namespace {

constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t length = 13;
constexpr int bits_per_letter = 5;

constexpr auto values = [] {
  std::array<std::int8_t, 256> table{};
  table.fill(-1);
  for (std::size_t i = 0; i < alphabet.size(); ++i) {
    table[static_cast<unsigned char>(alphabet[i])] = static_cast<std::int8_t>(i);
  }
  return table;
}();

}  // namespace

std::string base32_of(std::uint64_t bits) {
  std::string text(length, '0');
  for (auto letter = text.rbegin(); letter != text.rend(); ++letter) {
    *letter = alphabet[bits & 31U];
    bits >>= bits_per_letter;
  }
  return text;
}

boost::system::result<std::uint64_t> bits_of(std::string_view base32) {
  const auto malformed =
      boost::system::errc::make_error_code(boost::system::errc::invalid_argument);
  // Thirteen letters hold 65 bits: the first may only be 0…f.
  if (base32.size() != length || values[static_cast<unsigned char>(base32[0])] > 15)
    return malformed;
  std::uint64_t bits = 0;
  for (const char letter : base32) {
    const auto value = values[static_cast<unsigned char>(letter)];
    if (value < 0) return malformed;
    bits = (bits << bits_per_letter) | static_cast<std::uint64_t>(value);
  }
  return bits;
}

}  // namespace kring
