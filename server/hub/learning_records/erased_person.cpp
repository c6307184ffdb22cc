#include "hub/learning_records/erased_person.h"

#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statement_reader.h"
#include "platform/crypto/hash.h"
#include "platform/crypto/random.h"
#include "platform/http/ascii.h"
#include "platform/json/writer.h"

#include <algorithm>

namespace kring::learning_records {
namespace {

struct StandInTag;

constexpr std::string_view stand_in_prefix = "erased-";
constexpr std::size_t most_remembered = 50'000;

std::string key_of(std::string_view secret) {
  return crypto::keyed_hash(secret, "who was erased from the learning records");
}

/// What means the same is spelled the same: case does not tell addresses and sums apart.
std::string folded(const std::string& identity) {
  return identity.starts_with("mbox") ? http::lowered(identity) : identity;
}

std::string digest_of(std::string_view key, const std::string& identity) {
  return crypto::keyed_hash(key, "identity " + folded(identity));
}

std::string digest_of(std::string_view key, Mark agent) {
  return crypto::keyed_hash(key, "mark " + std::to_string(agent));
}

}  // namespace

std::vector<db::Bytes> digests_of(std::string_view secret, const std::string& identity) {
  const auto key = key_of(secret);
  std::set<std::string> digests;
  for (const auto& each : identities_with(identity)) {
    digests.insert(digest_of(key, each));
    digests.insert(digest_of(key, mark_of(MarkKind::agent, each)));
  }
  digests.insert(digest_of(key, mark_of(MarkKind::agent, folded_identity(identity))));
  std::vector<db::Bytes> all;
  for (const auto& digest : digests) all.push_back({digest});
  return all;
}

ErasedPerson::ErasedPerson(std::string_view secret, const std::vector<db::Bytes>& digests)
    : key_(key_of(secret)) {
  for (const auto& digest : digests) digests_.insert(digest.octets);
}

bool ErasedPerson::is(const std::string& identity) {
  if (const auto found = asked_.find(identity); found != asked_.end()) return found->second;
  if (asked_.size() >= most_remembered) asked_.clear();
  return asked_[identity] = is_known(identity);
}

bool ErasedPerson::is_known(const std::string& identity) const {
  return std::ranges::any_of(identities_with(identity), [this](const std::string& each) {
    return digests_.contains(digest_of(key_, each));
  });
}

bool ErasedPerson::is(Mark agent) const {
  return digests_.contains(digest_of(key_, agent));
}

std::string stand_in_account(std::string_view public_origin, std::string_view name) {
  std::string account = R"({"homePage":)";
  json::append_string(account, public_origin);
  account += R"(,"name":)";
  json::append_string(account, name);
  return account += '}';
}

std::string new_stand_in() {
  return std::string(stand_in_prefix) + crypto::random_id<StandInTag>().text();
}

bool is_stand_in(std::string_view identity, std::string_view public_origin) {
  const auto ours =
      std::string("account ").append(public_origin).append(" ").append(stand_in_prefix);
  if (!identity.starts_with(ours)) return false;
  const auto id = identity.substr(ours.size());
  const auto parsed = Id<StandInTag>::parse(id);
  return parsed && parsed->text() == id;
}

bool is_stand_in(const json::Value& actor, std::string_view public_origin) {
  return !member_of(actor, "name") && is_stand_in(identity_of(actor), public_origin);
}

}  // namespace kring::learning_records
