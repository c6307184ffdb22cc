#include "hub/learning_records/pseudonyms.h"

#include "base/id.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statement_reader.h"
#include "platform/http/ascii.h"

namespace kring::learning_records {
namespace {

constexpr std::size_t longest_group = 200;
constexpr std::size_t pseudonym_length = 5;
constexpr std::string_view bits_left_out = "00000000";

}  // namespace

std::string pseudonym_of(Mark agent) {
  auto text = base32_of(static_cast<std::uint64_t>(agent)).substr(bits_left_out.size());
  for (char& letter : text) {
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 32);
  }
  return text;
}

std::string pseudonym_of(const json::Value& actor) {
  if (const auto identity = identity_of(actor); !identity.empty()) {
    return pseudonym_of(mark_of(MarkKind::agent, identity));
  }
  std::string all;
  if (const auto* members = member_of(actor, "member")) {
    for (const auto& member : members->items) {
      if (all.size() < longest_group) {
        all.append(all.empty() ? "" : ", ").append(pseudonym_of(member));
      }
    }
  }
  return all;
}

std::optional<std::int64_t> bits_of_pseudonym(std::string_view pseudonym) {
  if (pseudonym.size() != pseudonym_length) return std::nullopt;
  const auto bits = bits_of(std::string(bits_left_out) + http::lowered(pseudonym));
  if (!bits) return std::nullopt;
  return static_cast<std::int64_t>(*bits);
}

}  // namespace kring::learning_records
