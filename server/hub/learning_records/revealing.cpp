#include "hub/learning_records/revealing.h"

#include "base/refusal.h"
#include "hub/learning_records/clients_events.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statement_reader.h"
#include "hub/learning_records/statements_store.h"
#include "hub/people/people.h"
#include "platform/journal/line.h"

#include <algorithm>

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

/// With the name here of whom programs mean by it.
RevealedActor told_of(Tx& tx, const json::Value& actor, const Directory& directory,
                      std::string_view public_origin) {
  auto told = as_reported(actor);
  if (!told.by) return told;
  const auto hash = identity_hash(identity_of_agent(actor, public_origin));
  if (const auto person = directory.person(hash.octets)) {
    told.member = people::require(tx, *person).name;
  }
  return told;
}

}  // namespace

RevealedActors reveal_actor(Tx& tx, const Visitor& viewer, RecordId record, std::string_view reason,
                            const Directory& directory, std::string_view public_origin) {
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
  const auto tell = [&](const json::Value& each) {
    revealed.items.push_back(told_of(tx, each, directory, public_origin));
  };
  tell(actor);
  // A group that is only its members has nothing of its own to tell.
  if (!revealed.items.back().name && !revealed.items.back().by) revealed.items.clear();
  if (const auto* members = member_of(actor, "member")) {
    const auto told = std::min(members->items.size(), most_members_told);
    std::for_each_n(members->items.begin(), told, tell);
  }
  return revealed;
}

}  // namespace kring::learning_records
