#include "hub/learning_records/directory.h"

#include "hub/identity/identity.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statement_reader.h"
#include "hub/people/people.h"
#include "platform/crypto/hash.h"
#include "platform/crypto/sha.h"
#include "platform/http/ascii.h"
#include "platform/text/email_address.h"
#include "platform/text/fold.h"

namespace kring::learning_records {
namespace {

constexpr std::size_t sha1_digits = 40;
constexpr std::string_view mail_scheme = "mailto:";

std::string mailbox_identity(std::string_view mailbox) {
  if (mailbox.starts_with(mail_scheme)) mailbox.remove_prefix(mail_scheme.size());
  const auto address = text::EmailAddress::from_text(mailbox);
  return "mbox " + (address ? address->key() : text::folded(mailbox));
}

std::string account_identity(const json::Value& account, std::string_view public_origin) {
  auto home_page = text_of(account, "homePage");
  while (home_page.ends_with('/')) home_page.remove_suffix(1);
  const auto name = text_of(account, "name");
  return std::string("account ")
      .append(home_page)
      .append(" ")
      .append(home_page == public_origin ? text::folded(name) : std::string(name));
}

}  // namespace

std::string identity_of_agent(const json::Value& agent, std::string_view public_origin) {
  if (const auto mailbox = text_of(agent, "mbox"); !mailbox.empty()) {
    return mailbox_identity(mailbox);
  }
  if (const auto sum = text_of(agent, "mbox_sha1sum"); !sum.empty()) {
    return "sha1 " + http::lowered(sum);
  }
  if (const auto* account = member_of(agent, "account")) {
    return account_identity(*account, public_origin);
  }
  return identity_of(agent);
}

db::Bytes identity_hash(const std::string& identity) {
  return {crypto::hash(identity)};
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
