#include "platform/api/cursor.h"

#include "platform/crypto/seal.h"

#include <cstdint>

namespace kring::api {
namespace {

constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

}  // namespace

std::string base64url_of(std::string_view octets) {
  std::string text;
  text.reserve((octets.size() * 4 + 2) / 3);
  std::uint32_t bits = 0;
  int held = 0;
  for (const char octet : octets) {
    bits = bits << 8 | static_cast<unsigned char>(octet);
    for (held += 8; held >= 6; held -= 6) text += alphabet[bits >> (held - 6) & 63];
  }
  if (held > 0) text += alphabet[bits << (6 - held) & 63];
  return text;
}

std::optional<std::string> octets_of(std::string_view base64url) {
  std::string octets;
  std::uint32_t bits = 0;
  int held = 0;
  for (const char letter : base64url) {
    const auto value = alphabet.find(letter);
    if (value == alphabet.npos) return std::nullopt;
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    held += 6;
    if (held >= 8) {
      held -= 8;
      octets += static_cast<char>(bits >> held & 255);
    }
  }
  // What is left over of the last letter must be nothing: every text has one spelling.
  if (held >= 6 || (bits & ((1U << held) - 1)) != 0) return std::nullopt;
  return octets;
}

void refuse_cursor() {
  throw Refusal(Status::invalid, "input.invalid", {{"/after", "malformed", {}}});
}

std::string sealed_cursor(std::string_view secret, std::string_view route,
                          std::string_view cursor) {
  return base64url_of(crypto::Seal(secret, "cursor").close(cursor, route));
}

std::string opened_cursor(std::string_view secret, std::string_view route,
                          std::string_view sealed) {
  if (sealed.size() > longest_cursor) refuse_cursor();
  const auto octets = octets_of(sealed);
  if (!octets) refuse_cursor();
  auto cursor = crypto::Seal(secret, "cursor").open(*octets, route);
  if (!cursor) refuse_cursor();
  return std::move(*cursor);
}

}  // namespace kring::api
