#include "base/refusal.h"
#include "hub/communities/communities.h"
#include "hub/communities/communities_events.h"
#include "hub/communities/communities_store.h"
#include "hub/identity/invitations.h"
#include "platform/api/cursor.h"
#include "platform/journal/line.h"

namespace kring::communities {
namespace {

using access::Standing;

/// A fact about a person in a community.
template <class Event>
void record_about(Tx& tx, PersonaId actor, CommunityId community, PersonId person) {
  auto fact = journal::fact(Event{});
  fact.actor = actor;
  fact.owner = identity::open_persona(person);
  fact.community = community;
  fact.subject_kind = "person";
  fact.subject = person.as<ThingTag>();
  tx.record(fact);
}

void let_in(Tx& tx, PersonaId actor, CommunityId id, PersonId person) {
  store::delete_request(tx, id, person);
  store::delete_decline(tx, id, person);
  access::set_standing(tx, id, person, Standing::member);
  store::change_members(tx, id, 1);
  record_about<CommunityJoined>(tx, actor, id, person);
}

/// Somebody has to be there to let others in: the last facilitator first appoints another.
void require_successor(Tx& tx, CommunityId id, PersonId leaver) {
  const bool facilitates = access::standing_of(tx, id, leaver) == Standing::facilitator;
  if (facilitates && access::facilitators_of(tx, id) == 1) {
    throw Refusal(Status::conflict, "community.last_facilitator");
  }
}

/// Whether there was a request to close.
bool close_request(Tx& tx, PersonaId actor, CommunityId id, PersonId person) {
  if (!store::delete_request(tx, id, person)) return false;
  record_about<MembershipRequestClosed>(tx, actor, id, person);
  return true;
}

/// Nothing happens where there is no membership to end.
void let_go(Tx& tx, PersonaId actor, CommunityId id, PersonId person) {
  if (access::standing_of(tx, id, person) == Standing::none) return;
  require_successor(tx, id, person);
  access::set_standing(tx, id, person, Standing::none);
  identity::withdraw_links_of(tx, actor, person, id);
  store::change_members(tx, id, -1);
  record_about<CommunityLeft>(tx, actor, id, person);
}

struct AfterMember {
  PersonId person;
  BOOST_DESCRIBE_CLASS(AfterMember, (), (person), (), ())
};

struct AfterRequest {
  Time asked_at;
  PersonId person;
  BOOST_DESCRIBE_CLASS(AfterRequest, (), (asked_at, person), (), ())
};

/// Turns rows, one more than a page where there is more, into a page with bylines.
template <class Item, class Row, class PlaceOf, class Make>
Page<Item> page_of(Tx& tx, std::vector<Row> rows, PlaceOf&& place_of, Make&& make) {
  Page<Item> page;
  page.next = api::cut_to_page(rows, place_of);
  std::vector<PersonaId> personas;
  for (const auto& row : rows) personas.push_back(identity::open_persona(row.person));
  const auto bylines = identity::bylines(tx, personas);
  for (const auto& row : rows) {
    page.items.push_back(make(bylines.of(identity::open_persona(row.person)), row));
  }
  return page;
}

}  // namespace

void join(Tx& tx, const Visitor& visitor, CommunityId id) {
  const auto seen = require_visible(tx, visitor, id);
  if (seen.membership != Membership::none) return;
  if (seen.community.openness == Openness::open) {
    let_in(tx, visitor.persona, id, visitor.person);
  } else if (store::insert_request(tx, id, visitor.person)) {
    store::delete_decline(tx, id, visitor.person);
    record_about<MembershipRequested>(tx, visitor.persona, id, visitor.person);
  }
}

void leave(Tx& tx, const Visitor& visitor, CommunityId id) {
  require_visible(tx, visitor, id);
  if (close_request(tx, visitor.persona, id, visitor.person)) return;
  let_go(tx, visitor.persona, id, visitor.person);
}

void bring_in(Tx& tx, PersonId person, CommunityId id) {
  if (access::standing_of(tx, id, person) != Standing::none) return;
  let_in(tx, identity::open_persona(person), id, person);
}

void approve(Tx& tx, const Visitor& facilitator, CommunityId id, PersonId person) {
  require_facilitated(tx, facilitator, id);
  if (access::standing_of(tx, id, person) != Standing::none) return;
  if (!store::delete_request(tx, id, person)) {
    throw Refusal(Status::conflict, "membership.not_requested");
  }
  let_in(tx, facilitator.persona, id, person);
}

void remove(Tx& tx, const Visitor& facilitator, CommunityId id, PersonId person) {
  require_facilitated(tx, facilitator, id);
  if (close_request(tx, facilitator.persona, id, person)) {
    store::insert_decline(tx, id, person);
  } else {
    let_go(tx, facilitator.persona, id, person);
  }
}

void appoint(Tx& tx, const Visitor& facilitator, CommunityId id, PersonId person) {
  require_facilitated(tx, facilitator, id);
  switch (access::standing_of(tx, id, person)) {
    case Standing::none:
      throw Refusal(Status::conflict, "member.required");
    case Standing::facilitator:
      return;
    case Standing::member:
      break;
  }
  access::set_standing(tx, id, person, Standing::facilitator);
  record_about<FacilitatorAppointed>(tx, facilitator.persona, id, person);
}

void dismiss(Tx& tx, const Visitor& facilitator, CommunityId id, PersonId person) {
  require_facilitated(tx, facilitator, id);
  if (access::standing_of(tx, id, person) != Standing::facilitator) return;
  require_successor(tx, id, person);
  access::set_standing(tx, id, person, Standing::member);
  identity::withdraw_links_of(tx, facilitator.persona, person, id);
  record_about<FacilitatorDismissed>(tx, facilitator.persona, id, person);
}

Page<Member> members(Tx& tx, CommunityId id, const std::optional<std::string>& after) {
  const auto from =
      after ? api::read_cursor<AfterMember>(*after) : AfterMember{PersonId(INT64_MIN)};
  return page_of<Member>(
      tx, store::members_after(tx, id, from.person, page_size + 1),
      [](const store::MemberRow& row) { return AfterMember{row.person}; },
      [](identity::Byline person, const store::MemberRow& row) {
        return Member{std::move(person), row.standing, row.since};
      });
}

Page<Request> requests(Tx& tx, CommunityId id, const std::optional<std::string>& after) {
  const auto from = after ? api::read_cursor<AfterRequest>(*after)
                          : AfterRequest{Time::min(), PersonId(INT64_MIN)};
  return page_of<Request>(
      tx, store::requests_after(tx, id, from.asked_at, from.person, page_size + 1),
      [](const store::RequestRow& row) {
        return AfterRequest{row.asked_at, row.person};
      },
      [](identity::Byline person, const store::RequestRow& row) {
        return Request{std::move(person), row.asked_at};
      });
}

bool asks_to_be_let_in_by(Tx& tx, const Visitor& visitor, PersonId person) {
  return store::asks_to_be_let_in_by(tx, visitor.person, person);
}

}  // namespace kring::communities
