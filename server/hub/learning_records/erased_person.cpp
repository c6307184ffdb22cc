#include "hub/learning_records/erased_person.h"

#include "hub/learning_records/same_person.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statement_reader.h"
#include "platform/crypto/hash.h"
#include "platform/crypto/random.h"
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

/// Of a key (`identity_key`), as digests have said it since there are any.
std::string digest_of(std::string_view key, const std::string& said) {
  constexpr std::string_view mailbox = "mbox ";
  constexpr std::string_view sum = "sha1 ";
  std::string identity = said;
  if (said.starts_with(mailbox)) identity.insert(mailbox.size(), "mailto:");
  if (said.starts_with(sum)) identity.replace(0, sum.size(), "mbox_sha1sum ");
  return crypto::keyed_hash(key, "identity " + identity);
}

std::string digest_of(std::string_view key, const db::Bytes& identity_hash) {
  return crypto::keyed_hash(key, "hash " + identity_hash.octets);
}

std::string digest_of(std::string_view key, Mark agent) {
  return crypto::keyed_hash(key, "mark " + std::to_string(agent));
}

}  // namespace

std::vector<db::Bytes> digests_of(std::string_view secret, const std::string& identity,
                                  std::string_view public_origin) {
  const auto key = key_of(secret);
  std::set<std::string> digests;
  for (const auto& each : keys_with(identity, public_origin)) {
    digests.insert(digest_of(key, each));
    digests.insert(digest_of(key, identity_hash(each)));
  }
  for (const auto& each : identities_with(identity)) {
    digests.insert(digest_of(key, mark_of(MarkKind::agent, each)));
  }
  const auto folded = folded_identity(identity, public_origin);
  digests.insert(digest_of(key, mark_of(MarkKind::agent, folded)));
  std::vector<db::Bytes> all;
  for (const auto& digest : digests) all.push_back({digest});
  return all;
}

ErasedPerson::ErasedPerson(std::string_view secret, const std::vector<db::Bytes>& digests,
                           std::string public_origin)
    : key_(key_of(secret)), public_origin_(std::move(public_origin)) {
  for (const auto& digest : digests) digests_.insert(digest.octets);
}

bool ErasedPerson::is(const std::string& identity) {
  if (const auto found = asked_.find(identity); found != asked_.end()) return found->second;
  if (asked_.size() >= most_remembered) asked_.clear();
  return asked_[identity] = is_known(identity);
}

bool ErasedPerson::is_known(const std::string& identity) const {
  // Erasures that were begun earlier know accounts as they were spelled.
  if (digests_.contains(digest_of(key_, identity))) return true;
  return std::ranges::any_of(keys_with(identity, public_origin_), [this](const std::string& each) {
    return digests_.contains(digest_of(key_, each));
  });
}

bool ErasedPerson::is(Mark agent) const {
  return digests_.contains(digest_of(key_, agent));
}

bool ErasedPerson::is(const db::Bytes& identity_hash) const {
  return digests_.contains(digest_of(key_, identity_hash));
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
