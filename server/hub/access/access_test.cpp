#include "hub/access/access.h"

#include "hub/access/record.h"
#include "platform/journal/journal.h"
#include "tests/support/databases.h"
#include "tests/support/refusals.h"
#include "tests/support/world.h"

#include <gmock/gmock.h>

namespace kring::access {
namespace {

using ::testing::ElementsAre;
using testing_support::outcome_of;

struct SomethingHappened {
  static constexpr std::string_view kind = "something.happened";
  BOOST_DESCRIBE_CLASS(SomethingHappened, (), (), (), ())
};

/// A comment of Lotte's on an answer of Youssef's to a question of Noor's, all in one closed
/// community of which Bram is no member.
class Access : public OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped()) return;
    world.open(db());
    noor = world.person("Noor");
    youssef = world.person("Youssef");
    lotte = world.person("Lotte");
    bram = world.person("Bram");
    place = world.community(lotte, communities::Openness::closed, "Leading at work");
    for (const auto& member : {noor, youssef}) world.member(place, member);
    question = add("question", noor, std::nullopt);
    answer = add("answer", youssef, question);
    comment = add("comment", lotte, answer);
  }

  ThingId add(std::string_view kind, const Visitor& owner, std::optional<ThingId> within,
              Audience audience = Audience::members) {
    return db().write([&](Tx& tx) {
      const auto id = tx.mint<ThingTag>();
      register_thing(tx, {id, kind, place, within, owner.persona, audience});
      return id;
    });
  }

  void move(ThingId id, State state) {
    db().write([&](Tx& tx) { move_to(tx, id, state); });
  }

  std::string look(const Visitor& visitor, ThingId id, std::string_view kind) {
    return outcome_of([&] { db().read([&](Tx& tx) { require_visible(tx, visitor, id, kind); }); });
  }

  /// Who of Noor, Youssef, Lotte, Bram and nobody sees it; asked one by one, and all at once.
  std::vector<bool> seers(ThingId id, std::string_view kind) {
    const std::vector<Visitor> all{noor, youssef, lotte, bram, Visitor{}};
    std::vector<bool> seen;
    for (const auto& visitor : all) seen.push_back(look(visitor, id, kind) == "done");
    EXPECT_EQ(db().read([&](Tx& tx) { return who_may_see(tx, id, all); }), seen);
    EXPECT_EQ(db().read([&](Tx& tx) { return may_see(tx, id, noor); }), seen.front());
    return seen;
  }

  testing_support::World world;
  Visitor noor;
  Visitor youssef;
  Visitor lotte;
  Visitor bram;
  CommunityId place;
  ThingId question;
  ThingId answer;
  ThingId comment;
};

TEST_P(Access, what_is_for_members_is_seen_by_members_alone) {
  EXPECT_THAT(seers(question, "question"), ElementsAre(true, true, true, false, false));
  EXPECT_THAT(seers(answer, "answer"), ElementsAre(true, true, true, false, false));
  EXPECT_THAT(seers(comment, "comment"), ElementsAre(true, true, true, false, false));
}

TEST_P(Access, what_is_for_everyone_is_seen_by_everyone_who_is_signed_in) {
  const auto open = add("question", noor, std::nullopt, Audience::everyone);
  EXPECT_THAT(seers(open, "question"), ElementsAre(true, true, true, true, false));
}

TEST_P(Access, who_leaves_a_community_sees_no_more_of_it_not_even_their_own) {
  db().write([&](Tx& tx) { set_standing(tx, place, noor.person, Standing::none); });
  EXPECT_THAT(seers(question, "question"), ElementsAre(false, true, true, false, false));
}

TEST_P(Access, what_is_withdrawn_is_seen_by_its_owner_alone_until_it_is_restored) {
  move(answer, State::withdrawn);
  EXPECT_THAT(seers(answer, "answer"), ElementsAre(false, true, false, false, false));
  EXPECT_THAT(seers(question, "question"), ElementsAre(true, true, true, false, false));
  move(answer, State::visible);
  EXPECT_THAT(seers(answer, "answer"), ElementsAre(true, true, true, false, false));
}

TEST_P(Access, under_a_withdrawn_answer_only_its_author_still_sees_the_comments) {
  move(answer, State::withdrawn);
  EXPECT_THAT(seers(comment, "comment"), ElementsAre(false, true, false, false, false));
}

TEST_P(Access, a_withdrawn_question_takes_all_that_stands_in_it_along) {
  move(question, State::withdrawn);
  EXPECT_THAT(seers(question, "question"), ElementsAre(true, false, false, false, false));
  EXPECT_THAT(seers(answer, "answer"), ElementsAre(true, false, false, false, false));
  EXPECT_THAT(seers(comment, "comment"), ElementsAre(true, false, false, false, false));
}

TEST_P(Access, each_link_of_the_chain_hides_what_stands_below_it) {
  move(question, State::withdrawn);
  move(answer, State::withdrawn);
  EXPECT_THAT(seers(comment, "comment"), ElementsAre(false, false, false, false, false));
}

TEST_P(Access, missing_forbidden_and_of_another_kind_are_one_refusal) {
  EXPECT_EQ(look(bram, question, "question"), "not_found");
  EXPECT_EQ(look(noor, ThingId(7), "question"), "not_found");
  EXPECT_EQ(look(noor, question, "answer"), "not_found");
  EXPECT_EQ(look(noor, place.as<ThingTag>(), "question"), "not_found");
  EXPECT_EQ(look(noor, ThingId(), "question"), "not_found");
}

TEST_P(Access, nobody_sees_what_is_missing) {
  const auto may = db().read([&](Tx& tx) { return who_may_see(tx, ThingId(7), {noor, lotte}); });
  EXPECT_THAT(may, ElementsAre(false, false));
}

TEST_P(Access, a_thing_says_what_its_viewer_is_to_it) {
  const auto seen_by = [&](const Visitor& visitor) {
    return db().read([&](Tx& tx) { return require_visible(tx, visitor, answer, "answer"); });
  };
  EXPECT_EQ(seen_by(lotte).standing, Standing::facilitator);
  EXPECT_TRUE(seen_by(lotte).facilitated());
  EXPECT_EQ(seen_by(noor).standing, Standing::member);
  EXPECT_FALSE(seen_by(noor).facilitated());
  EXPECT_FALSE(seen_by(noor).owned_by(noor));
  EXPECT_TRUE(seen_by(youssef).owned_by(youssef));
  EXPECT_EQ(seen_by(noor).within, question);
}

TEST_P(Access, an_act_that_is_not_ones_own_is_refused_with_its_code) {
  EXPECT_EQ(outcome_of([] { require_may(true); }), "done");
  EXPECT_EQ(outcome_of([] { require_may(false); }), "not_allowed");
  EXPECT_EQ(outcome_of([] { require_may(false, "helpful.own"); }), "helpful.own");
}

TEST_P(Access, facilitators_are_counted_and_a_change_of_standing_is_no_second_one) {
  const auto facilitators = [&] {
    return db().read([&](Tx& tx) { return facilitators_of(tx, place); });
  };
  EXPECT_EQ(facilitators(), 1);
  db().write([&](Tx& tx) { set_standing(tx, place, noor.person, Standing::facilitator); });
  EXPECT_EQ(facilitators(), 2);
  db().write([&](Tx& tx) { set_standing(tx, place, noor.person, Standing::member); });
  EXPECT_EQ(facilitators(), 1);
  EXPECT_EQ(db().read([&](Tx& tx) { return standing_of(tx, place, noor.person); }),
            Standing::member);
  EXPECT_EQ(db().read([&](Tx& tx) { return standing_of(tx, place, bram.person); }), Standing::none);
}

TEST_P(Access, a_recorded_act_says_who_did_it_to_whose_thing_and_where) {
  world.forget_journal();
  db().write([&](Tx& tx) {
    record(tx, noor, require_visible(tx, noor, answer, "answer"), SomethingHappened{});
  });
  ASSERT_THAT(world.journal_kinds(), ElementsAre("something.happened"));
  const auto line =
      db().read([](Tx& tx) { return journal::line(tx, journal::last_seq(tx)).value(); });
  EXPECT_EQ(line.actor, noor.persona);
  EXPECT_EQ(line.owner, youssef.persona);
  EXPECT_EQ(line.subject, answer);
  EXPECT_EQ(line.subject_kind, "answer");
  EXPECT_EQ(line.community, place);
  EXPECT_EQ(line.happened_at, clock().now());
}

KRING_ON_BOTH_DATABASES(Access);

}  // namespace
}  // namespace kring::access
