#include "hub/communities/communities.h"
#include "platform/journal/journal.h"
#include "tests/support/databases.h"
#include "tests/support/refusals.h"
#include "tests/support/world.h"

#include <set>

#include <gmock/gmock.h>

namespace kring::communities {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using testing_support::outcome_of;

/// What people do to be in a community, or out of it: Lotte facilitates an open, a closed and a
/// private one; Noor and Bram are in none.
class MembershipOf : public OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped()) return;
    world.open(db());
    lotte = world.person("Lotte");
    noor = world.person("Noor");
    bram = world.person("Bram");
    open = world.community(lotte, Openness::open, "Heat pumps");
    closed = world.community(lotte, Openness::closed, "Leading at work");
    hidden = world.community(lotte, Openness::private_, "Circle");
    world.forget_journal();
  }

  using Act = void (*)(Tx&, const Visitor&, CommunityId);
  using ActOnSomebody = void (*)(Tx&, const Visitor&, CommunityId, PersonId);

  std::string does(const Visitor& visitor, Act act, CommunityId id) {
    return outcome_of([&] { db().write([&](Tx& tx) { act(tx, visitor, id); }); });
  }

  std::string does(const Visitor& visitor, ActOnSomebody act, CommunityId id,
                   const Visitor& somebody) {
    return outcome_of([&] { db().write([&](Tx& tx) { act(tx, visitor, id, somebody.person); }); });
  }

  Membership what_is(const Visitor& visitor, CommunityId id) {
    return db().read([&](Tx& tx) { return require_visible(tx, visitor, id).membership; });
  }

  std::int64_t counted(CommunityId id) {
    return db().read([&](Tx& tx) { return require_visible(tx, lotte, id).community.members; });
  }

  std::vector<std::string> asking(CommunityId id) {
    std::vector<std::string> names;
    const auto page = db().read([&](Tx& tx) { return requests(tx, id, {}); });
    for (const auto& request : page.items) names.push_back(request.person.name);
    return names;
  }

  journal::Line last_line() {
    db().await_numbering();
    return db().read([](Tx& tx) { return journal::line(tx, journal::last_seq(tx)).value(); });
  }

  testing_support::World world;
  Visitor lotte;
  Visitor noor;
  Visitor bram;
  CommunityId open;
  CommunityId closed;
  CommunityId hidden;
};

TEST_P(MembershipOf, an_open_community_is_joined_at_once_and_once) {
  for (int i = 0; i < 2; ++i) EXPECT_EQ(does(noor, join, open), "done");
  EXPECT_EQ(what_is(noor, open), Membership::member);
  EXPECT_EQ(counted(open), 2);
  EXPECT_THAT(world.journal_kinds(), ElementsAre("community.joined"));
  EXPECT_EQ(last_line().actor, noor.persona);
  EXPECT_EQ(last_line().owner, noor.persona);
  EXPECT_EQ(last_line().community, open);
  EXPECT_EQ(last_line().subject, noor.person.as<ThingTag>());
}

TEST_P(MembershipOf, a_closed_community_is_asked_once_and_makes_nobody_a_member_yet) {
  for (int i = 0; i < 2; ++i) EXPECT_EQ(does(noor, join, closed), "done");
  EXPECT_EQ(what_is(noor, closed), Membership::requested);
  EXPECT_FALSE(db().read([&](Tx& tx) { return require_visible(tx, noor, closed).readable(); }));
  EXPECT_EQ(counted(closed), 1);
  EXPECT_THAT(asking(closed), ElementsAre("Noor"));
  EXPECT_THAT(world.journal_kinds(), ElementsAre("membership.requested"));
}

TEST_P(MembershipOf, a_private_community_cannot_even_be_asked) {
  EXPECT_EQ(does(noor, join, hidden), "not_found");
  EXPECT_EQ(does(noor, leave, hidden), "not_found");
  EXPECT_THAT(asking(hidden), IsEmpty());
  EXPECT_THAT(world.journal_kinds(), IsEmpty());
}

TEST_P(MembershipOf, a_request_is_approved_by_the_facilitator) {
  does(noor, join, closed);
  world.forget_journal();
  for (int i = 0; i < 2; ++i) EXPECT_EQ(does(lotte, approve, closed, noor), "done");
  EXPECT_EQ(what_is(noor, closed), Membership::member);
  EXPECT_EQ(counted(closed), 2);
  EXPECT_THAT(asking(closed), IsEmpty());
  EXPECT_THAT(world.journal_kinds(), ElementsAre("community.joined"));
  EXPECT_EQ(last_line().actor, lotte.persona);
  EXPECT_EQ(last_line().owner, noor.persona);
}

TEST_P(MembershipOf, nobody_is_let_in_who_did_not_ask) {
  EXPECT_EQ(does(lotte, approve, closed, noor), "membership.not_requested");
  EXPECT_EQ(what_is(noor, closed), Membership::none);
  EXPECT_EQ(counted(closed), 1);
}

TEST_P(MembershipOf, a_request_is_declined_and_may_be_made_again) {
  does(noor, join, closed);
  EXPECT_EQ(does(lotte, remove, closed, noor), "done");
  EXPECT_EQ(what_is(noor, closed), Membership::none);
  EXPECT_EQ(counted(closed), 1);
  EXPECT_EQ(does(noor, join, closed), "done");
  EXPECT_THAT(
      world.journal_kinds(),
      ElementsAre("membership.requested", "membership.request_closed", "membership.requested"));
}

TEST_P(MembershipOf, who_asked_takes_it_back) {
  does(noor, join, closed);
  for (int i = 0; i < 2; ++i) EXPECT_EQ(does(noor, leave, closed), "done");
  EXPECT_EQ(what_is(noor, closed), Membership::none);
  EXPECT_EQ(does(lotte, approve, closed, noor), "membership.not_requested");
  EXPECT_THAT(world.journal_kinds(),
              ElementsAre("membership.requested", "membership.request_closed"));
}

TEST_P(MembershipOf, whoever_asked_and_comes_by_a_link_asks_no_more) {
  does(noor, join, closed);
  world.member(closed, noor);
  EXPECT_THAT(asking(closed), IsEmpty());
  EXPECT_EQ(what_is(noor, closed), Membership::member);
  EXPECT_EQ(does(noor, leave, closed), "done");
  EXPECT_EQ(what_is(noor, closed), Membership::none);
  EXPECT_EQ(counted(closed), 1);
}

TEST_P(MembershipOf, a_link_brings_in_once_and_into_a_private_community_too) {
  for (int i = 0; i < 2; ++i) world.member(hidden, noor);
  EXPECT_EQ(what_is(noor, hidden), Membership::member);
  EXPECT_EQ(counted(hidden), 2);
  EXPECT_THAT(world.journal_kinds(), ElementsAre("community.joined"));
}

TEST_P(MembershipOf, who_leaves_is_counted_no_more_and_once) {
  does(noor, join, open);
  world.forget_journal();
  for (int i = 0; i < 2; ++i) EXPECT_EQ(does(noor, leave, open), "done");
  EXPECT_EQ(counted(open), 1);
  EXPECT_EQ(what_is(noor, open), Membership::none);
  EXPECT_THAT(world.journal_kinds(), ElementsAre("community.left"));
  EXPECT_EQ(last_line().actor, noor.persona);
}

TEST_P(MembershipOf, who_leaves_a_private_community_does_not_see_it_any_more) {
  world.member(hidden, noor);
  EXPECT_EQ(does(noor, leave, hidden), "done");
  EXPECT_EQ(does(noor, leave, hidden), "not_found");
  EXPECT_EQ(counted(hidden), 1);
}

TEST_P(MembershipOf, a_member_is_removed_by_the_facilitator_alone) {
  for (const auto& each : {noor, bram}) world.member(closed, each);
  EXPECT_EQ(does(noor, remove, closed, bram), "not_allowed");
  world.forget_journal();
  for (int i = 0; i < 2; ++i) EXPECT_EQ(does(lotte, remove, closed, bram), "done");
  EXPECT_EQ(what_is(bram, closed), Membership::none);
  EXPECT_EQ(counted(closed), 2);
  EXPECT_THAT(world.journal_kinds(), ElementsAre("community.left"));
  EXPECT_EQ(last_line().actor, lotte.persona);
  EXPECT_EQ(last_line().owner, bram.persona);
}

TEST_P(MembershipOf, all_that_is_the_facilitators_is_refused_to_others) {
  world.member(closed, noor);
  does(bram, join, closed);
  for (const auto act : {approve, remove, appoint, dismiss}) {
    EXPECT_EQ(does(noor, act, closed, bram), "not_allowed");
    EXPECT_EQ(does(bram, act, closed, bram), "not_allowed");
    EXPECT_EQ(does(bram, act, hidden, bram), "not_found");
  }
  EXPECT_EQ(what_is(bram, closed), Membership::requested);
}

TEST_P(MembershipOf, the_last_facilitator_neither_leaves_nor_steps_down_nor_is_removed) {
  world.member(open, noor);
  world.forget_journal();
  EXPECT_EQ(does(lotte, leave, open), "community.last_facilitator");
  EXPECT_EQ(does(lotte, dismiss, open, lotte), "community.last_facilitator");
  EXPECT_EQ(does(lotte, remove, open, lotte), "community.last_facilitator");
  EXPECT_EQ(what_is(lotte, open), Membership::facilitator);
  EXPECT_EQ(counted(open), 2);
  EXPECT_THAT(world.journal_kinds(), IsEmpty());
}

TEST_P(MembershipOf, a_successor_lets_the_last_facilitator_go) {
  world.member(open, noor);
  world.forget_journal();
  for (int i = 0; i < 2; ++i) EXPECT_EQ(does(lotte, appoint, open, noor), "done");
  EXPECT_EQ(what_is(noor, open), Membership::facilitator);
  EXPECT_EQ(does(lotte, leave, open), "done");
  EXPECT_EQ(what_is(lotte, open), Membership::none);
  EXPECT_EQ(does(noor, leave, open), "community.last_facilitator");
  EXPECT_EQ(counted(open), 1);
  EXPECT_THAT(world.journal_kinds(), ElementsAre("facilitator.appointed", "community.left"));
}

TEST_P(MembershipOf, a_facilitator_is_dismissed_and_stays_a_member) {
  world.member(open, noor);
  does(lotte, appoint, open, noor);
  world.forget_journal();
  for (int i = 0; i < 2; ++i) EXPECT_EQ(does(noor, dismiss, open, lotte), "done");
  EXPECT_EQ(what_is(lotte, open), Membership::member);
  EXPECT_EQ(counted(open), 2);
  EXPECT_THAT(world.journal_kinds(), ElementsAre("facilitator.dismissed"));
  EXPECT_EQ(last_line().actor, noor.persona);
  EXPECT_EQ(last_line().owner, lotte.persona);
}

TEST_P(MembershipOf, only_a_member_is_appointed) {
  EXPECT_EQ(does(lotte, appoint, closed, noor), "member.required");
  does(noor, join, closed);
  EXPECT_EQ(does(lotte, appoint, closed, noor), "member.required");
  EXPECT_EQ(what_is(noor, closed), Membership::requested);
}

TEST_P(MembershipOf, members_are_listed_with_what_they_are_and_since_when) {
  const auto founded = clock().now();
  clock().advance(std::chrono::hours(1));
  world.member(closed, noor);
  const auto page = db().read([&](Tx& tx) { return members(tx, closed, {}); });
  ASSERT_THAT(page.items, SizeIs(2));
  for (const auto& member : page.items) {
    const bool is_lotte = member.person.name == "Lotte";
    EXPECT_EQ(member.person.id, is_lotte ? lotte.persona : noor.persona);
    EXPECT_EQ(member.standing, is_lotte ? access::Standing::facilitator : access::Standing::member);
    EXPECT_EQ(member.since, is_lotte ? founded : clock().now());
  }
}

TEST_P(MembershipOf, whoever_waits_longest_stands_first) {
  const std::vector<std::string> names{"Anke", "Bas", "Cor", "Dirk", "Els"};
  for (const auto& name : names) {
    does(world.person(name), join, closed);
    clock().advance(Milliseconds(1));
  }
  EXPECT_EQ(asking(closed), names);
}

TEST_P(MembershipOf, members_and_requests_are_paged_without_losing_or_doubling_one) {
  std::set<PersonaId> people;
  for (std::size_t i = 0; i < page_size + 2; ++i) {
    const auto person = world.person("Person" + std::to_string(i));
    does(person, join, open);
    does(person, join, closed);
    people.insert(person.persona);
  }
  const auto everyone = [&](auto list, CommunityId id) {
    std::vector<PersonaId> all;
    std::optional<std::string> after;
    do {
      const auto page = db().read([&](Tx& tx) { return list(tx, id, after); });
      for (const auto& item : page.items) all.push_back(item.person.id);
      after = page.next;
    } while (after);
    return all;
  };
  const auto asked = everyone(requests, closed);
  EXPECT_THAT(asked, SizeIs(people.size()));
  EXPECT_EQ(std::set(asked.begin(), asked.end()), people);
  people.insert(lotte.persona);
  const auto joined = everyone(members, open);
  EXPECT_THAT(joined, SizeIs(people.size()));
  EXPECT_EQ(std::set(joined.begin(), joined.end()), people);
}

KRING_ON_BOTH_DATABASES(MembershipOf);

}  // namespace
}  // namespace kring::communities
