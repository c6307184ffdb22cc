#include "hub/contributions/question_list_store.h"
#include "hub/curation/themes.h"
#include "hub/people/following.h"
#include "tests/support/databases.h"
#include "tests/support/world.h"

#include <algorithm>
#include <optional>

#include <gmock/gmock.h>

namespace kring::contributions {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing_support::ruled;

class Listed : public OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped()) return;
    world.open(db());
    noor = world.person("Noor");
    youssef = world.person("Youssef");
    pumps = world.community(noor);
    crew = world.community(noor, communities::Openness::private_, "The crew");
  }

  std::vector<QuestionId> found(const Visitor& visitor, Show show, store::FoundBy way,
                                const std::vector<PersonaId>& followed = {}) {
    store::Wanted wanted;
    wanted.followed = followed;
    wanted.show = show;
    wanted.found_by = way;
    const store::Place first{Time::max(), QuestionId(INT64_MAX)};
    std::vector<QuestionId> ids;
    db().read([&](Tx& tx) {
      ids.clear();
      for (const auto& row : store::questions(tx, visitor, wanted, first, 9)) ids.push_back(row.id);
    });
    return ids;
  }

  testing_support::World world;
  Visitor noor;
  Visitor youssef;
  CommunityId pumps;
  CommunityId crew;
};

class Followed : public Listed {
 protected:
  curation::ThemeId theme(CommunityId community, std::string_view name) {
    const curation::NewTheme added{ruled<curation::ThemeName>(name)};
    return db().write([&](Tx& tx) { return curation::add_theme(tx, noor, community, added); });
  }

  /// Each a moment after the one before.
  QuestionId about(CommunityId community, const std::vector<curation::ThemeId>& themes) {
    clock().advance(Milliseconds(1));
    const auto id = world.question(noor, community);
    db().write([&](Tx& tx) { choose_themes(tx, noor, id, {themes}); });
    return id;
  }

  void follow(const Visitor& visitor, curation::ThemeId theme) {
    db().write([&](Tx& tx) { curation::follow_theme(tx, visitor, theme); });
  }

  std::vector<QuestionId> found(const Visitor& visitor, store::FoundBy way,
                                const std::vector<PersonaId>& followed = {}) {
    return Listed::found(visitor, Show::followed, way, followed);
  }
};

TEST_P(Followed, questions_are_the_same_whichever_way_they_are_found) {
  const auto fuses = theme(pumps, "Fuses");
  const auto relays = theme(pumps, "Relays");
  const auto secrets = theme(crew, "Secrets");
  const auto first = about(pumps, {fuses});
  const auto both = about(pumps, {relays, fuses});
  const auto hidden = about(crew, {secrets});
  about(pumps, {});
  for (const auto each : {fuses, relays, secrets}) follow(noor, each);
  follow(youssef, fuses);
  const auto bram = world.person("Bram");
  for (const auto way : {store::FoundBy::newest, store::FoundBy::followed}) {
    EXPECT_THAT(found(noor, way), ElementsAre(hidden, both, first));
    EXPECT_THAT(found(youssef, way), ElementsAre(both, first));
    EXPECT_THAT(found(bram, way), IsEmpty());
  }
}

TEST_P(Followed, questions_are_not_read_any_more_by_who_left) {
  const auto secrets = theme(crew, "Secrets");
  about(crew, {secrets});
  world.member(crew, youssef);
  follow(youssef, secrets);
  db().write([&](Tx& tx) { communities::leave(tx, youssef, crew); });
  for (const auto way : {store::FoundBy::newest, store::FoundBy::followed}) {
    EXPECT_THAT(found(youssef, way), IsEmpty());
  }
}

TEST_P(Followed, people_bring_what_they_ask_and_answer_where_it_may_be_read) {
  const auto bram = world.person("Bram");
  const auto asked = about(pumps, {});
  about(crew, {});
  clock().advance(Milliseconds(1));
  const auto answered = world.question(bram, pumps);
  world.answer(noor, answered);
  const auto withdrawn = world.question(bram, pumps);
  const auto taken_back = world.answer(noor, withdrawn);
  db().write([&](Tx& tx) { withdraw_answer(tx, noor, taken_back); });
  for (const auto way : {store::FoundBy::newest, store::FoundBy::followed}) {
    EXPECT_THAT(found(youssef, way, {noor.persona}), ElementsAre(answered, asked));
    EXPECT_THAT(found(youssef, way), IsEmpty());
  }
}

TEST_P(Followed, people_are_those_whom_the_reader_follows) {
  const auto bram = world.person("Bram");
  const auto asked = about(pumps, {});
  db().write([&](Tx& tx) { people::follow(tx, youssef, noor.person); });
  const auto listed = [&](const Visitor& visitor) {
    std::vector<QuestionId> ids;
    const auto page = db().read([&](Tx& tx) {
      return list_questions(tx, visitor, {Show::followed, {}, {}, {}});
    });
    for (const auto& item : page.items) ids.push_back(item.id);
    return ids;
  };
  EXPECT_THAT(listed(youssef), ElementsAre(asked));
  EXPECT_THAT(listed(bram), IsEmpty());
}

TEST_P(Followed, questions_are_counted_before_a_way_is_chosen) {
  const auto count = [&](const Visitor& visitor) {
    return db().read([&](Tx& tx) { return curation::questions_followed_by(tx, visitor.person); });
  };
  const auto fuses = theme(pumps, "Fuses");
  about(pumps, {fuses});
  about(pumps, {fuses});
  EXPECT_EQ(count(youssef), 0);
  follow(youssef, fuses);
  EXPECT_EQ(count(youssef), 2);
}

class Newest : public Listed {
 protected:
  /// Each a moment after the one before.
  QuestionId ask(const Visitor& asker, CommunityId community) {
    clock().advance(Milliseconds(1));
    return world.question(asker, community);
  }

  std::vector<QuestionId> listed(const Visitor& visitor, Show show,
                                 std::optional<std::string>* next = nullptr) {
    return db().read([&](Tx& tx) {
      const auto page =
          list_questions(tx, visitor, {show, {}, {}, next ? *next : std::optional<std::string>()});
      if (next) *next = page.next;
      std::vector<QuestionId> ids;
      for (const auto& item : page.items) ids.push_back(item.id);
      return ids;
    });
  }

  /// More of what only the crew reads than is looked at before its communities are asked.
  void fill_what_the_crew_reads() {
    for (int i = 0; i < 260; ++i) ask(noor, crew);
  }
};

TEST_P(Newest, questions_are_the_same_whichever_way_they_are_found) {
  const auto club = world.community(youssef, communities::Openness::closed, "The club");
  const auto first = ask(noor, pumps);
  const auto hidden = ask(noor, crew);
  const auto answered = ask(youssef, club);
  const auto withdrawn = ask(noor, pumps);
  const auto last = ask(noor, pumps);
  world.answer(youssef, answered);
  db().write([&](Tx& tx) { withdraw_question(tx, noor, withdrawn); });
  for (const auto way : {store::FoundBy::newest, store::FoundBy::communities}) {
    EXPECT_THAT(found(noor, Show::newest, way), ElementsAre(last, hidden, first));
    EXPECT_THAT(found(noor, Show::unanswered, way), ElementsAre(last, hidden, first));
    EXPECT_THAT(found(youssef, Show::newest, way), ElementsAre(last, answered, first));
    EXPECT_THAT(found(youssef, Show::unanswered, way), ElementsAre(last, first));
  }
}

TEST_P(Newest, questions_one_may_read_are_found_behind_many_that_one_may_not) {
  const auto first = ask(noor, pumps);
  const auto second = ask(noor, pumps);
  fill_what_the_crew_reads();
  const auto last = ask(noor, pumps);
  EXPECT_THAT(listed(youssef, Show::newest), ElementsAre(last, second, first));
  EXPECT_THAT(listed(youssef, Show::unanswered), ElementsAre(last, second, first));
}

TEST_P(Newest, pages_go_on_behind_many_that_one_may_not_read) {
  std::vector<QuestionId> mine;
  for (int i = 0; i < 35; ++i) mine.push_back(ask(noor, pumps));
  fill_what_the_crew_reads();
  mine.push_back(ask(noor, pumps));
  std::ranges::reverse(mine);
  std::optional<std::string> next;
  auto read = listed(youssef, Show::newest, &next);
  ASSERT_TRUE(next);
  const auto rest = listed(youssef, Show::newest, &next);
  EXPECT_FALSE(next);
  read.insert(read.end(), rest.begin(), rest.end());
  EXPECT_EQ(read, mine);
}

KRING_ON_BOTH_DATABASES(Followed);
KRING_ON_BOTH_DATABASES(Newest);

}  // namespace
}  // namespace kring::contributions
