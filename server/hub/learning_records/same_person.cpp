#include "hub/learning_records/same_person.h"

#include "hub/learning_records/anonymous.h"
#include "platform/crypto/hash.h"
#include "platform/crypto/sha.h"
#include "platform/http/ascii.h"
#include "platform/text/email_address.h"
#include "platform/text/fold.h"

namespace kring::learning_records {
namespace {

constexpr std::size_t sha1_digits = 40;
constexpr std::string_view mail_scheme = "mailto:";
constexpr std::string_view mailbox = "mbox ";
constexpr std::string_view sum = "mbox_sha1sum ";
constexpr std::string_view account = "account ";

std::string address_key(std::string_view address) {
  if (address.starts_with(mail_scheme)) address.remove_prefix(mail_scheme.size());
  const auto known = text::EmailAddress::from_text(address);
  return known ? known->key() : text::folded(address);
}

/// "<home page> <name>": an IRI holds no space.
std::string account_key(std::string_view said, std::string_view public_origin) {
  auto home_page = said.substr(0, said.find(' '));
  const auto name = said.substr(std::min(said.size(), home_page.size() + 1));
  while (home_page.ends_with('/')) home_page.remove_suffix(1);
  return std::string(home_page).append(" ").append(home_page == public_origin ? text::folded(name)
                                                                              : std::string(name));
}

}  // namespace

std::string identity_key(std::string_view identity, std::string_view public_origin) {
  if (identity.starts_with(mailbox)) {
    return std::string(mailbox) + address_key(identity.substr(mailbox.size()));
  }
  if (identity.starts_with(sum)) return "sha1 " + http::lowered(identity.substr(sum.size()));
  if (identity.starts_with(account)) {
    return std::string(account) + account_key(identity.substr(account.size()), public_origin);
  }
  return std::string(identity);
}

std::set<std::string> keys_with(const std::string& identity, std::string_view public_origin) {
  auto spelled = identities_with(identity);
  if (identity.starts_with(mailbox)) {
    const auto key = address_key(identity.substr(mailbox.size()));
    spelled.merge(identities_with(std::string(mailbox).append(mail_scheme).append(key)));
  }
  std::set<std::string> keys;
  for (const auto& each : spelled) keys.insert(identity_key(each, public_origin));
  return keys;
}

std::string folded_identity(const std::string& identity, std::string_view public_origin) {
  if (identity.starts_with(sum)) return http::lowered(identity);
  if (!identity.starts_with(mailbox)) return identity_key(identity, public_origin);
  const auto key = address_key(identity.substr(mailbox.size()));
  return std::string(sum) +
         crypto::sha_hex(std::string(mail_scheme).append(key), sha1_digits).value();
}

db::Bytes identity_hash(const std::string& key) {
  return {crypto::hash(key)};
}

std::vector<db::Bytes> identity_hashes(const std::set<std::string>& identities,
                                       std::string_view public_origin) {
  std::set<std::string> keys;
  for (const auto& identity : identities) keys.merge(keys_with(identity, public_origin));
  std::vector<db::Bytes> hashes;
  for (const auto& key : keys) hashes.push_back(identity_hash(key));
  return hashes;
}

}  // namespace kring::learning_records
