#include "hub/learning_records/directory.h"

#include "hub/identity/identity.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/people/people.h"
#include "platform/crypto/sha.h"

namespace kring::learning_records {
namespace {

constexpr std::size_t sha1_digits = 40;

}  // namespace

std::string identity_of_agent(const json::Value& agent, std::string_view public_origin) {
  return identity_key(identity_of(agent), public_origin);
}

Directory::Directory(Tx& tx, std::string_view public_origin) : headcount_(people::headcount(tx)) {
  const auto account = "account " + std::string(public_origin) + " ";
  for (const auto& [person, email, key, proved] : identity::addresses(tx)) {
    const auto add = [&, whose = person](const std::string& identity) {
      people_.emplace(identity_hash(identity).octets, whose);
    };
    add(account + identity::open_persona(person).text());
    if (!proved) continue;
    add("mbox " + key);
    // xAPI: the sum is of the whole "mailto:…", as whoever sums it spells it.
    for (const auto& spelling : {email, key}) {
      add("sha1 " + crypto::sha_hex("mailto:" + spelling, sha1_digits).value());
    }
    add(account + key);
  }
}

std::optional<PersonId> Directory::person(const std::string& identity_hash) const {
  const auto found = people_.find(identity_hash);
  return found == people_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace kring::learning_records
