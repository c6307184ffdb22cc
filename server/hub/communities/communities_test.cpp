#include "hub/communities/communities.h"

#include "base/refusal.h"
#include "platform/journal/journal.h"
#include "tests/support/databases.h"
#include "tests/support/refusals.h"
#include "tests/support/world.h"

#include <gmock/gmock.h>

namespace kring::communities {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing_support::outcome_of;
using testing_support::ruled;

class Communities : public OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped()) return;
    world.open(db());
    lotte = world.person("Lotte");
    noor = world.person("Noor");
    world.forget_journal();
  }

  CommunityId make(std::string_view name, Openness openness = Openness::open) {
    return world.community(lotte, openness, name);
  }

  SeenCommunity seen_by(const Visitor& visitor, CommunityId id) {
    return db().read([&](Tx& tx) { return require_visible(tx, visitor, id); });
  }

  /// Every name that this visitor's list holds, page after page.
  std::vector<std::string> listed(const Visitor& visitor) {
    std::vector<std::string> names;
    std::optional<std::string> after;
    do {
      const auto page = db().read([&](Tx& tx) { return communities_seen_by(tx, visitor, after); });
      EXPECT_LE(page.items.size(), page_size);
      for (const auto& seen : page.items) names.push_back(seen.community.name);
      after = page.next;
    } while (after);
    return names;
  }

  testing_support::World world;
  Visitor lotte;
  Visitor noor;
};

TEST_P(Communities, its_founder_is_its_first_member_and_facilitator) {
  const auto pumps = make("Heat pumps");
  const auto seen = seen_by(lotte, pumps);
  EXPECT_EQ(seen.membership, Membership::facilitator);
  EXPECT_TRUE(seen.facilitated());
  EXPECT_EQ(seen.community.name, "Heat pumps");
  EXPECT_EQ(seen.community.openness, Openness::open);
  EXPECT_EQ(seen.community.members, 1);
  EXPECT_EQ(seen.community.questions, 0);
  EXPECT_THAT(world.journal_kinds(), ElementsAre("community.founded"));
  const auto line =
      db().read([](Tx& tx) { return journal::line(tx, journal::last_seq(tx)).value(); });
  EXPECT_EQ(line.actor, lotte.persona);
  EXPECT_EQ(line.community, pumps);
  EXPECT_EQ(line.subject, pumps.as<ThingTag>());
}

TEST_P(Communities, a_name_is_taken_however_it_is_written) {
  make("Lager & Öl");
  world.forget_journal();
  for (const auto* same : {"Lager & Öl", "LAGER & ÖL", "lager & öl", "Ｌager & Öl"}) {
    EXPECT_EQ(outcome_of([&] { make(same); }), "community.name_taken") << same;
  }
  EXPECT_THAT(world.journal_kinds(), IsEmpty());
  EXPECT_EQ(outcome_of([&] { make("Lager & Ol"); }), "done");
}

TEST_P(Communities, a_name_does_not_tell_that_a_private_one_bears_it) {
  make("Circle", Openness::private_);
  EXPECT_EQ(outcome_of([&] { make("circle"); }), "done");
  EXPECT_EQ(outcome_of([&] { make("CIRCLE", Openness::private_); }), "done");
  EXPECT_EQ(outcome_of([&] { make("Circle", Openness::closed); }), "community.name_taken");
}

TEST_P(Communities, an_open_and_a_closed_one_are_in_sight_and_a_private_one_is_not) {
  EXPECT_FALSE(seen_by(noor, make("Heat pumps")).facilitated());
  EXPECT_EQ(seen_by(noor, make("Leading at work", Openness::closed)).membership, Membership::none);
  const auto circle = make("Circle", Openness::private_);
  EXPECT_EQ(outcome_of([&] { seen_by(noor, circle); }), "not_found");
  EXPECT_EQ(seen_by(lotte, circle).membership, Membership::facilitator);
  EXPECT_EQ(outcome_of([&] { seen_by(lotte, CommunityId(7)); }), "not_found");
}

TEST_P(Communities, who_may_read_in_it_depends_on_what_it_is_and_what_one_is_there) {
  const auto read = [&](const Visitor& visitor, CommunityId id) {
    return outcome_of([&] { db().read([&](Tx& tx) { require_readable(tx, visitor, id); }); });
  };
  const auto closed = make("Leading at work", Openness::closed);
  EXPECT_EQ(read(noor, make("Heat pumps")), "done");
  EXPECT_EQ(read(noor, closed), "membership.required");
  EXPECT_EQ(read(noor, make("Circle", Openness::private_)), "not_found");
  world.member(closed, noor);
  EXPECT_EQ(read(noor, closed), "done");
}

TEST_P(Communities, only_its_facilitator_facilitates) {
  const auto facilitate = [&](const Visitor& visitor, CommunityId id) {
    return outcome_of([&] { db().read([&](Tx& tx) { require_facilitated(tx, visitor, id); }); });
  };
  const auto pumps = make("Heat pumps");
  world.member(pumps, noor);
  EXPECT_EQ(facilitate(lotte, pumps), "done");
  EXPECT_EQ(facilitate(noor, pumps), "not_allowed");
  EXPECT_EQ(facilitate(world.administrator("Ilse"), pumps), "not_allowed");
  EXPECT_EQ(facilitate(noor, make("Circle", Openness::private_)), "not_found");
}

TEST_P(Communities, readers_are_everybody_or_the_members) {
  Community community;
  community.members = 3;
  community.openness = Openness::open;
  EXPECT_EQ(readers_of(community, 12).kind, access::Audience::everyone);
  EXPECT_EQ(readers_of(community, 12).readers, 12);
  for (const auto openness : {Openness::closed, Openness::private_}) {
    community.openness = openness;
    EXPECT_EQ(readers_of(community, 12).kind, access::Audience::members);
    EXPECT_EQ(readers_of(community, 12).readers, 3);
  }
}

TEST_P(Communities, ones_own_are_listed_first_then_the_others_each_by_name) {
  make("Welding");
  make("apprentices");
  const auto mine = make("Zinc");
  const auto also_mine = make("Heat pumps", Openness::closed);
  make("Circle", Openness::private_);
  for (const auto id : {mine, also_mine}) world.member(id, noor);
  EXPECT_THAT(listed(noor), ElementsAre("Heat pumps", "Zinc", "apprentices", "Welding"));
  EXPECT_THAT(listed(lotte), ElementsAre("apprentices", "Circle", "Heat pumps", "Welding", "Zinc"));
}

TEST_P(Communities, paging_loses_and_doubles_none_across_ones_own_and_the_others) {
  std::vector<std::string> own;
  std::vector<std::string> others;
  for (int i = 10; i < 45; ++i) {
    own.push_back("Own " + std::to_string(i));
    world.member(make(own.back()), noor);
    others.push_back("Other " + std::to_string(i));
    make(others.back());
  }
  own.insert(own.end(), others.begin(), others.end());
  EXPECT_EQ(listed(noor), own);
}

TEST_P(Communities, a_cursor_that_is_none_is_refused) {
  EXPECT_EQ(outcome_of([&] {
              db().read([&](Tx& tx) { return communities_seen_by(tx, noor, "1bm90IGpzb24"); });
            }),
            "input.invalid");
}

TEST_P(Communities, facilitators_of_many_are_told_at_once) {
  const auto pumps = make("Heat pumps");
  const auto welding = world.community(noor, Openness::open, "Welding");
  clock().advance(std::chrono::seconds(1));
  world.member(pumps, noor);
  db().write([&](Tx& tx) { appoint(tx, lotte, pumps, noor.person); });
  const auto all = db().read([&](Tx& tx) { return facilitators_of(tx, {pumps, welding}, 2); });
  std::vector<std::pair<CommunityId, PersonId>> told;
  for (const auto& each : all) told.emplace_back(each.community, each.person);
  EXPECT_THAT(told, ElementsAre(std::pair(pumps, lotte.person), std::pair(pumps, noor.person),
                                std::pair(welding, noor.person)));
  EXPECT_EQ(all.at(0).facilitators, 2);
  EXPECT_EQ(all.at(2).facilitators, 1);
}

TEST_P(Communities, as_many_facilitators_are_told_as_were_asked_for_and_all_are_counted) {
  const auto pumps = make("Heat pumps");
  for (int i = 0; i < 4; ++i) {
    clock().advance(std::chrono::seconds(1));
    const auto next = world.person("Facilitator" + std::to_string(i));
    world.member(pumps, next);
    db().write([&](Tx& tx) { appoint(tx, lotte, pumps, next.person); });
  }
  const auto told = db().read([&](Tx& tx) { return facilitators_of(tx, {pumps}, 3); });
  ASSERT_EQ(told.size(), 3U);
  EXPECT_EQ(told.front().person, lotte.person) << "who has looked after it longest";
  EXPECT_EQ(told.front().facilitators, 5);
}

KRING_ON_BOTH_DATABASES(Communities);

}  // namespace
}  // namespace kring::communities
