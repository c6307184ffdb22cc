#include "hub/learning_records/revealing.h"

#include "base/refusal.h"
#include "hub/identity/identity.h"
#include "hub/learning_records/clients_events.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statement_reader.h"
#include "hub/learning_records/statements_store.h"
#include "platform/journal/line.h"

namespace kring::learning_records {
namespace {

constexpr std::size_t most_members_told = 20;
constexpr std::string_view mail_scheme = "mailto:";

RevealedActor as_reported(const json::Value& actor) {
  RevealedActor told;
  if (const auto name = text_of(actor, "name"); !name.empty()) told.name = label(name);
  const auto identified = [&](IdentifiedBy by, std::string_view identity) {
    told.by = by;
    told.identity = label(identity);
  };
  if (auto mailbox = text_of(actor, "mbox"); !mailbox.empty()) {
    if (mailbox.starts_with(mail_scheme)) mailbox.remove_prefix(mail_scheme.size());
    identified(IdentifiedBy::email, mailbox);
  } else if (const auto hash = text_of(actor, "mbox_sha1sum"); !hash.empty()) {
    identified(IdentifiedBy::email_hash, hash);
  } else if (const auto openid = text_of(actor, "openid"); !openid.empty()) {
    identified(IdentifiedBy::openid, openid);
  } else if (const auto* account = member_of(actor, "account")) {
    identified(IdentifiedBy::account, text_of(*account, "name"));
    told.home_page = label(text_of(*account, "homePage"));
  }
  return told;
}

/// The member who signs in with the address by which somebody was reported.
std::optional<std::string> member_here(Tx& tx, const RevealedActor& told) {
  if (told.by != IdentifiedBy::email) return std::nullopt;
  const auto address = text::EmailAddress::from_text(*told.identity);
  if (!address) return std::nullopt;
  const auto account = identity::account_by_email(tx, *address);
  if (!account) return std::nullopt;
  return people::require(tx, account->person).name;
}

}  // namespace

RevealedActors reveal_actor(Tx& tx, const Visitor& viewer, RecordId record,
                            std::string_view reason) {
  const auto kept = store::statement_at(tx, record.number());
  if (!kept) refuse_missing();
  store::insert_revealing(tx, record.number(), viewer.person, reason);
  auto fact = journal::fact(RecordRevealed{});
  fact.actor = fact.owner = viewer.persona;
  fact.subject_kind = "record";
  fact.subject = record.as<ThingTag>();
  tx.record(fact);
  const auto document = json::Document::parse(kept->text).value();
  const auto& actor = *member_of(document.root(), "actor");
  RevealedActors revealed;
  if (auto told = as_reported(actor); told.name || told.by) {
    told.member = member_here(tx, told);
    revealed.items.push_back(std::move(told));
  }
  if (const auto* members = member_of(actor, "member")) {
    for (const auto& member : members->items) {
      if (revealed.items.size() > most_members_told) break;
      revealed.items.push_back(as_reported(member));
    }
  }
  return revealed;
}

}  // namespace kring::learning_records
