#include "hub/learning_records/revealing.h"

#include "base/refusal.h"
#include "hub/identity/identity.h"
#include "hub/learning_records/clients_events.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statement_reader.h"
#include "hub/learning_records/statements_store.h"
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

/// Those who acted, as many as can be read at a glance: a group, and then its members.
std::vector<const json::Value*> actors_of(const json::Value& statement) {
  const auto& actor = *member_of(statement, "actor");
  std::vector<const json::Value*> all{&actor};
  if (const auto* members = member_of(actor, "member")) {
    const auto told = std::min(members->items.size(), most_members_told);
    std::for_each_n(members->items.begin(), told,
                    [&](const json::Value& each) { all.push_back(&each); });
  }
  return all;
}

/// The names here of the members that are meant, one query for all; "" for whom nobody knows.
std::vector<std::string> members_meant(Tx& tx, const std::vector<const json::Value*>& actors,
                                       const WhoIsMeant& who) {
  std::vector<db::Bytes> identities;
  for (const auto* actor : actors) {
    identities.push_back(identity_hash(identity_of_agent(*actor, who.public_origin)));
  }
  const auto known = who.known(tx, identities);
  std::vector<PersonaId> members;
  for (const auto& [octets] : identities) {
    const auto said = known.find(octets);
    const auto person = said == known.end() ? who.directory.person(octets) : said->second;
    members.push_back(person ? identity::open_persona(*person) : PersonaId());
  }
  const auto bylines = identity::bylines(tx, members);
  std::vector<std::string> names;
  for (const auto member : members) names.push_back(bylines.of(member).name);
  return names;
}

}  // namespace

RevealedActors reveal_actor(Tx& tx, const Visitor& viewer, RecordId record, std::string_view reason,
                            const WhoIsMeant& who) {
  const auto kept = store::statement_at(tx, record.number());
  if (!kept) refuse_missing();
  store::insert_revealing(tx, record.number(), viewer.person, reason);
  auto fact = journal::fact(RecordRevealed{});
  fact.actor = fact.owner = viewer.persona;
  fact.subject_kind = "record";
  fact.subject = record.as<ThingTag>();
  tx.record(fact);
  const auto document = json::Document::parse(kept->text).value();
  const auto actors = actors_of(document.root());
  const auto members = members_meant(tx, actors, who);
  RevealedActors revealed;
  for (std::size_t at = 0; at < actors.size(); ++at) {
    auto told = as_reported(*actors[at]);
    if (told.by && !members[at].empty()) told.member = members[at];
    // A group that is only its members has nothing of its own to tell.
    if (at == 0 && !told.name && !told.by) continue;
    revealed.items.push_back(std::move(told));
  }
  return revealed;
}

}  // namespace kring::learning_records
