#include "hub/communities/communities.h"
#include "hub/identity/invitations.h"
#include "hub/reactions/reactions.h"
#include "tests/support/hub_under_test.h"
#include "tests/support/refusals.h"

#include <barrier>
#include <thread>

#include <gmock/gmock.h>

namespace kring {
namespace {

using communities::appoint;
using communities::join;
using communities::leave;
using communities::Openness;
using communities::require_visible;
using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;
using testing_support::outcome_of;

/// What two do in the same moment must come out as if one had been first.
class AtOnce : public HubOnBothDatabases {
 protected:
  static constexpr int rounds = 8;

  void SetUp() override {
    HubOnBothDatabases::SetUp();
    if (IsSkipped()) return;
    noor = world().person("Noor");
    lotte = world().person("Lotte");
  }

  /// What both came to, whichever was first.
  template <class First, class Second>
  std::vector<std::string> both(First&& first, Second&& second) {
    std::vector<std::string> outcomes(2);
    std::barrier together(2);
    std::thread other([&] {
      together.arrive_and_wait();
      outcomes[1] = second();
    });
    together.arrive_and_wait();
    outcomes[0] = first();
    other.join();
    return outcomes;
  }

  template <class Act>
  std::string writes(Act&& act) {
    return outcome_of([&] { db().write([&](Tx& tx) { act(tx); }); });
  }

  std::int64_t members_of(CommunityId id) {
    return db().read([&](Tx& tx) { return require_visible(tx, noor, id).community.members; });
  }

  CommunityId community(int round) {
    return world().community(lotte, Openness::open, "Community " + std::to_string(round));
  }

  Visitor noor;
  Visitor lotte;
};

TEST_P(AtOnce, of_two_last_facilitators_one_stays) {
  for (int round = 0; round < rounds; ++round) {
    const auto id = community(round);
    world().member(id, noor);
    db().write([&](Tx& tx) { appoint(tx, lotte, id, noor.person); });
    EXPECT_THAT(both([&] { return writes([&](Tx& tx) { leave(tx, noor, id); }); },
                     [&] { return writes([&](Tx& tx) { leave(tx, lotte, id); }); }),
                UnorderedElementsAre("done", "community.last_facilitator"));
    EXPECT_EQ(members_of(id), 1);
  }
}

TEST_P(AtOnce, a_link_lets_one_of_two_in) {
  const auto ilse = world().administrator("Ilse");
  for (int round = 0; round < rounds; ++round) {
    const auto token = db().write([&](Tx& tx) { return identity::invite(tx, ilse, {}).token; });
    const auto arrives = [&](const std::string& name) {
      const auto answer = hub().browser().post(
          "/accounts", {{"token", token},
                        {"name", name},
                        {"email", name + std::to_string(round) + "@example.org"},
                        {"password", "a fine long password"},
                        {"language", "en"}});
      return answer.status == 201 ? "in" : answer.code();
    };
    EXPECT_THAT(both([&] { return arrives("bram"); }, [&] { return arrives("saar"); }),
                UnorderedElementsAre("in", "invitation.used"));
  }
  EXPECT_EQ(db().read(people::headcount), 3 + rounds);
}

TEST_P(AtOnce, one_name_goes_to_one_of_two) {
  for (int round = 0; round < rounds; ++round) {
    const auto found_it = [&](const Visitor& founder) {
      return outcome_of([&] {
        world().community(founder, Openness::open, "Heat pumps " + std::to_string(round));
      });
    };
    EXPECT_THAT(both([&] { return found_it(noor); }, [&] { return found_it(lotte); }),
                UnorderedElementsAre("done", "community.name_taken"));
  }
}

TEST_P(AtOnce, joining_from_two_devices_joins_once) {
  for (int round = 0; round < rounds; ++round) {
    const auto id = community(round);
    world().forget_journal();
    const auto joins = [&] { return writes([&](Tx& tx) { join(tx, noor, id); }); };
    EXPECT_THAT(both(joins, joins), ElementsAre("done", "done"));
    EXPECT_EQ(members_of(id), 2);
    EXPECT_THAT(world().journal_kinds(), ElementsAre("community.joined"));
  }
}

TEST_P(AtOnce, a_question_that_is_sent_twice_is_asked_once) {
  for (int round = 0; round < rounds; ++round) {
    const auto id = community(round);
    auto first = browser_of("noor");
    auto second = hub().browser();
    second.set_cookie(identity::session_cookie, first.cookie(identity::session_cookie).value());
    const auto asks = [&](ApiClient& browser) {
      browser.header("Idempotency-Key", "the-very-same-attempt-" + std::to_string(round));
      return browser
          .post("/communities/" + id.text() + "/questions",
                {{"title", "Why does it trip?"}, {"text", "It trips."}})
          .string("/id");
    };
    const auto made = both([&] { return asks(first); }, [&] { return asks(second); });
    EXPECT_EQ(made[0], made[1]);
    EXPECT_EQ(db().read([&](Tx& tx) { return require_visible(tx, noor, id); }).community.questions,
              1);
  }
}

TEST_P(AtOnce, helpful_from_two_devices_counts_once) {
  const auto question = world().question(noor, community(0));
  for (int round = 0; round < rounds; ++round) {
    const auto answer = world().answer(lotte, question).as<ThingTag>();
    const auto says = [&] {
      return writes([&](Tx& tx) { reactions::find_helpful(tx, noor, answer); });
    };
    EXPECT_THAT(both(says, says), ElementsAre("done", "done"));
    const auto counted =
        db().read([&](Tx& tx) { return reactions::helpful_of(tx, noor.persona, {answer}); });
    EXPECT_EQ(counted.at(answer).helpful, 1);
    EXPECT_EQ(counted.at(answer).changes, 1);
  }
}

KRING_ON_BOTH_DATABASES(AtOnce);

}  // namespace
}  // namespace kring
