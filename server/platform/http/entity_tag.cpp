#include "platform/http/entity_tag.h"

#include "platform/crypto/sha.h"
#include "platform/http/ascii.h"

namespace kring::http {

std::string entity_tag(std::string_view octets) {
  constexpr std::size_t sha256 = 64;
  return '"' + crypto::sha_hex(octets, sha256).value().substr(0, 32) + '"';
}

bool names_tag(std::string_view field, std::string_view tag) {
  bool named = false;
  each_in_list(field, [&](std::string_view each) {
    if (each.starts_with("W/")) each.remove_prefix(2);
    named = named || each == "*" || each == tag;
  });
  return named;
}

}  // namespace kring::http
