#include "hub/people/newcomers.h"

#include "hub/people/newcomers_store.h"
#include "hub/people/people_events.h"
#include "platform/journal/line.h"

namespace kring::people {
namespace {

template <class Event>
void record(Tx& tx, PersonaId actor, NewcomerId newcomer) {
  auto fact = journal::fact(Event{});
  fact.actor = fact.owner = actor;
  fact.subject_kind = "newcomer";
  fact.subject = newcomer.as<ThingTag>();
  tx.record(fact);
}

constexpr auto remembered = std::chrono::days(365);
/// A line in the journal is written for each.
constexpr std::size_t most_at_once = 250;

bool say_the_same(const Newcomer& one, const Newcomer& other) {
  return one.email == other.email && one.name == other.name && one.unit == other.unit &&
         one.role == other.role;
}

}  // namespace

std::vector<Newcomer> newcomers(Tx& tx) {
  return store::newcomers(tx);
}

std::vector<Newcomer> newcomers_at(Tx& tx, const std::vector<std::string>& email_keys) {
  return store::newcomers_at(tx, email_keys);
}

void expect(Tx& tx, const Visitor& administrator, const ExpectedNewcomer& expected) {
  const auto& [email, name, placement] = expected;
  if (placement.unit) require_unit(tx, *placement.unit);
  const auto before = store::newcomer(tx, email.key());
  const Newcomer now{before ? before->id : tx.mint<NewcomerTag>(),
                     email.text(),
                     email.key(),
                     name.text(),
                     placement.unit,
                     placement.role.text()};
  store::put_newcomer(tx, now);
  if (before && say_the_same(*before, now)) return;
  record<NewcomerExpected>(tx, administrator.persona, now.id);
}

void expect_still(Tx& tx, const std::vector<NewcomerId>& newcomers) {
  store::renew_newcomers(tx, newcomers);
}

std::int64_t forget_unnamed_newcomers(Tx& tx) {
  const auto forgotten = store::newcomers_named_before(tx, tx.now() - remembered, most_at_once);
  for (const auto newcomer : forgotten) {
    store::delete_newcomer(tx, newcomer);
    record<NewcomerDropped>(tx, PersonaId(), newcomer);
  }
  return std::ssize(forgotten);
}

void expect_no_more(Tx& tx, const Visitor& administrator, std::string_view email_key) {
  const auto newcomer = store::newcomer(tx, email_key);
  if (!newcomer) return;
  store::delete_newcomer(tx, newcomer->id);
  record<NewcomerDropped>(tx, administrator.persona, newcomer->id);
}

void welcome(Tx& tx, PersonId person, std::string_view email_key) {
  const auto newcomer = store::newcomer(tx, email_key);
  if (!newcomer) return;
  store::delete_newcomer(tx, newcomer->id);
  record<NewcomerArrived>(tx, person.as<PersonaTag>(), newcomer->id);
  const auto placed = placement_of(tx, person);
  if (placed.unit || !placed.role.empty()) return;
  place(tx, Visitor{}, person, {newcomer->unit, Role::from_text(newcomer->role).value()});
}

}  // namespace kring::people
