#include "hub/imports/claims.h"

#include "base/refusal.h"
#include "hub/access/access.h"
#include "hub/contributions/attribution.h"
#include "hub/imports/claims_store.h"
#include "hub/imports/imports_events.h"
#include "hub/imports/imports_page.h"
#include "platform/db/turn.h"
#include "platform/jobs/jobs.h"
#include "platform/journal/line.h"
#include "platform/text/fold.h"

namespace kring::imports {
namespace {

constexpr std::size_t texts_at_once = 50;

struct After {
  std::string name_key;
  PersonId person;
  BOOST_DESCRIBE_CLASS(After, (), (name_key, person), (), ())
};

/// In the same order, with what each wrote.
std::vector<UnclaimedPerson> shown(Tx& tx, const std::vector<store::UnclaimedRow>& rows) {
  std::vector<PersonaId> personas;
  std::vector<PersonaId> claimers;
  for (const auto& row : rows) {
    personas.push_back(identity::open_persona(row.id));
    if (row.claimed_by) claimers.push_back(identity::open_persona(*row.claimed_by));
  }
  const auto bylines = identity::bylines(tx, claimers);
  auto written = contributions::written_by(tx, personas);
  std::unordered_map<PersonaId, std::int64_t> given;
  for (const auto& [former, number] : store::numbers_given(tx, personas)) given[former] = number;
  std::vector<UnclaimedPerson> all;
  for (const auto& row : rows) {
    const auto persona = identity::open_persona(row.id);
    auto& person = all.emplace_back();
    person.id = row.id;
    person.name = row.name;
    person.questions = written[persona].questions;
    person.answers = written[persona].answers;
    person.comments = written[persona].comments;
    if (row.claimed_by && !row.taken_back) {
      person.claimed_by = bylines.of(identity::open_persona(*row.claimed_by));
    }
    person.given = given[persona];
    person.under_way = !row.done;
    person.may_claim = !row.is_many;
  }
  return all;
}

store::UnclaimedRow require(Tx& tx, const Visitor& visitor, PersonId unclaimed) {
  const auto import = store::import_of(tx, unclaimed);
  if (!import) refuse_missing();
  require_import(tx, visitor, *import);
  return store::unclaimed(tx, unclaimed).value();
}

template <class Event>
void record(Tx& tx, const Visitor& administrator, PersonId unclaimed, PersonId person) {
  auto fact = journal::fact(Event{});
  fact.actor = administrator.persona;
  fact.owner = identity::open_persona(person);
  fact.subject_kind = "person";
  fact.subject = unclaimed.as<ThingTag>();
  tx.record(fact);
}

/// Some of what was theirs before it was given away; whether that was all.
bool give_back_some(Tx& tx, const store::ClaimRow& claim, PersonaId actor) {
  const auto former = identity::open_persona(claim.unclaimed);
  const auto things = store::claimed_of(tx, former, texts_at_once);
  for (const auto id : things) {
    const bool is_withdrawn = access::thing(tx, id).state == access::State::withdrawn;
    if (!is_withdrawn) contributions::attribute(tx, actor, id, former);
    store::delete_claimed(tx, id);
    if (db::turn_is_over()) return false;
  }
  return things.empty();
}

bool give_some(Tx& tx, const store::ClaimRow& claim, PersonaId actor) {
  const auto former = identity::open_persona(claim.unclaimed);
  const auto things = contributions::texts_by(tx, former, texts_at_once);
  for (const auto id : things) {
    store::insert_claimed(tx, id, former);
    contributions::attribute(tx, actor, id, identity::open_persona(claim.person));
    if (db::turn_is_over()) return false;
  }
  return things.empty();
}

/// Whether there is nothing left to hand over.
bool hand_over_some(Tx& tx) {
  const auto claim = store::claim_under_way(tx);
  if (!claim) return true;
  const auto actor = claim->claimer ? identity::open_persona(*claim->claimer) : PersonaId();
  if (claim->taken_back) {
    if (give_back_some(tx, *claim, actor)) store::delete_claim(tx, claim->unclaimed);
  } else if (give_some(tx, *claim, actor)) {
    store::set_done(tx, claim->unclaimed);
  }
  return false;
}

}  // namespace

Page<UnclaimedPerson> list_unclaimed(Tx& tx, const Visitor& visitor, ImportId import,
                                     const UnclaimedWanted& wanted) {
  require_import(tx, visitor, import);
  const auto place = wanted.after ? api::read_cursor<After>(*wanted.after) : After();
  const auto named = wanted.named ? text::folded(wanted.named->text()) : std::string();
  auto rows =
      store::unclaimed_after(tx, import, named, place.name_key, place.person, page_size + 1);
  Page<UnclaimedPerson> page;
  page.next = api::cut_to_page(rows, [](const store::UnclaimedRow& last) {
    return After{last.name_key, last.id};
  });
  page.items = shown(tx, rows);
  return page;
}

UnclaimedPerson claim(Tx& tx, const Visitor& administrator, PersonId unclaimed,
                      const Claim& claim) {
  const auto row = require(tx, administrator, unclaimed);
  if (row.is_many) throw Refusal(Status::conflict, "unclaimed.several");
  identity::require_account(tx, claim.person);
  const bool stands = row.claimed_by && !row.taken_back;
  if (stands && row.claimed_by != claim.person) {
    throw Refusal(Status::conflict, "unclaimed.claimed");
  }
  // What is being given back goes to the one of before first, and then to this one.
  if (row.claimed_by && row.taken_back) throw Refusal(Status::conflict, "unclaimed.under_way");
  if (!stands) {
    store::put_claim(tx, unclaimed, claim.person, administrator.person);
    record<PersonClaimed>(tx, administrator, unclaimed, claim.person);
    jobs::enqueue(tx, {.kind = hand_over_job});
  }
  return shown(tx, {store::unclaimed(tx, unclaimed).value()}).front();
}

void take_claim_back(Tx& tx, const Visitor& administrator, PersonId unclaimed) {
  const auto row = require(tx, administrator, unclaimed);
  if (!row.claimed_by || row.taken_back) return;
  store::set_taken_back(tx, unclaimed, administrator.person);
  record<PersonUnclaimed>(tx, administrator, unclaimed, *row.claimed_by);
  jobs::enqueue(tx, {.kind = hand_over_job});
}

bool hand_over(Database& database, std::chrono::milliseconds at_most) {
  const auto end = std::chrono::steady_clock::now() + at_most;
  while (std::chrono::steady_clock::now() < end) {
    if (database.write(hand_over_some, db::Priority::background)) return true;
  }
  return false;
}

}  // namespace kring::imports
