#include "hub/identity/suspensions.h"

#include "base/refusal.h"
#include "hub/identity/identity_store.h"
#include "platform/api/cursor.h"

namespace kring::identity {
namespace {

struct After {
  Time suspended_at;
  PersonId person;
  BOOST_DESCRIBE_CLASS(After, (), (suspended_at, person), (), ())
};

}  // namespace

Page<SuspendedPerson> suspended_people(Tx& tx, const std::optional<std::string>& after) {
  const auto place = after ? api::read_cursor<After>(*after) : After{Time::max(), PersonId()};
  Page<SuspendedPerson> page;
  page.items = store::suspended_before(tx, place.suspended_at, place.person, page_size + 1);
  page.next = api::cut_to_page(page.items, [](const SuspendedPerson& last) {
    return After{last.suspended_at, last.id};
  });
  return page;
}

void suspend_person(Tx& tx, const Visitor& administrator, PersonId person) {
  if (administrator.person == person) throw Refusal(Status::conflict, "suspension.own");
  suspend(tx, administrator.persona, person);
}

void readmit_person(Tx& tx, const Visitor& administrator, PersonId person) {
  readmit(tx, administrator.persona, person);
}

}  // namespace kring::identity
