#include "platform/text/windows_1252.h"

#include "platform/text/code_points.h"

#include <array>

namespace kring::text {
namespace {

constexpr unsigned char first_own = 0x80;

/// Where it differs from Latin 1: 0x80 to 0x9F, zero for none.
constexpr std::array<char32_t, 32> own{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/// Zero where there is none.
char32_t point_of(unsigned char octet) {
  const bool is_own = octet >= first_own && octet < first_own + own.size();
  return is_own ? own.at(octet - first_own) : char32_t{octet};
}

}  // namespace

std::optional<std::string> from_windows_1252(std::string_view octets) {
  std::string utf8;
  utf8.reserve(octets.size());
  for (const char each : octets) {
    const auto point = point_of(static_cast<unsigned char>(each));
    if (point == 0) return std::nullopt;
    append(utf8, point);
  }
  return utf8;
}

}  // namespace kring::text
