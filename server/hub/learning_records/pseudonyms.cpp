#include "hub/learning_records/pseudonyms.h"

#include "base/id.h"
#include "hub/learning_records/pseudonyms_store.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statement_reader.h"
#include "platform/crypto/hash.h"
#include "platform/http/ascii.h"

#include <cstring>

namespace kring::learning_records {
namespace {

constexpr std::size_t longest_group = 200;
constexpr std::size_t pseudonym_length = 5;
constexpr std::string_view bits_left_out = "00000000";

// A Feistel network over the bits, in two parts: which code belongs to which bits is a permutation
// that takes the key to know. Eight rounds are twice what Luby and Rackoff (1988) need.
constexpr int rounds = 8;
constexpr int low_bits = 12;
constexpr std::uint32_t low_part = (1U << low_bits) - 1;
constexpr std::uint32_t high_part = (1U << (pseudonym_bits - low_bits)) - 1;

}  // namespace

Pseudonyms::Pseudonyms(Tx& tx) : key_(store::pseudonym_key(tx)) {}

std::uint32_t Pseudonyms::mixed(int round, std::uint32_t half) const {
  const auto hash =
      crypto::keyed_hash(key_, "code " + std::to_string(round) + " " + std::to_string(half));
  std::uint32_t bits = 0;
  std::memcpy(&bits, hash.data(), sizeof bits);
  return bits;
}

std::string Pseudonyms::of(Mark agent) const {
  auto low = static_cast<std::uint32_t>(agent) & low_part;
  auto high = static_cast<std::uint32_t>(agent >> low_bits) & high_part;
  for (int round = 0; round < rounds; round += 2) {
    high ^= mixed(round, low) & high_part;
    low ^= mixed(round + 1, high) & low_part;
  }
  auto text = base32_of((std::uint64_t{high} << low_bits) | low).substr(bits_left_out.size());
  for (char& letter : text) {
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 32);
  }
  return text;
}

std::string Pseudonyms::of(const json::Value& actor) const {
  if (const auto identity = identity_of(actor); !identity.empty()) {
    return of(mark_of(MarkKind::agent, identity));
  }
  std::string all;
  if (const auto* members = member_of(actor, "member")) {
    for (const auto& member : members->items) {
      if (all.size() < longest_group) all.append(all.empty() ? "" : ", ").append(of(member));
    }
  }
  return all;
}

std::optional<std::int64_t> Pseudonyms::bits_of(std::string_view pseudonym) const {
  if (pseudonym.size() != pseudonym_length) return std::nullopt;
  const auto bits = kring::bits_of(std::string(bits_left_out) + http::lowered(pseudonym));
  if (!bits) return std::nullopt;
  auto low = static_cast<std::uint32_t>(*bits) & low_part;
  auto high = static_cast<std::uint32_t>(*bits >> low_bits) & high_part;
  for (int round = rounds - 2; round >= 0; round -= 2) {
    low ^= mixed(round + 1, high) & low_part;
    high ^= mixed(round, low) & high_part;
  }
  return (std::int64_t{high} << low_bits) | low;
}

}  // namespace kring::learning_records
