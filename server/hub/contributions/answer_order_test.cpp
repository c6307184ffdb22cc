#include "hub/contributions/question_page.h"
#include "hub/contributions/viewers.h"
#include "hub/reactions/reactions.h"
#include "tests/support/databases.h"
#include "tests/support/world.h"

#include <gmock/gmock.h>

namespace kring::contributions {
namespace {

using ::testing::ElementsAre;

/// Noor asked; others answer, and readers come and say what helped them.
class AnswerOrder : public OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped()) return;
    world.open(db());
    noor = world.person("Noor");
    youssef = world.person("Youssef");
    question = world.question(noor, world.community(noor));
  }

  AnswerId given() { return world.answer(youssef, question); }

  void readers(std::int64_t count) {
    db().write([&](Tx& tx) { add_viewers(tx, question, count); });
  }

  /// So many find it helpful, each somebody else.
  void helped(AnswerId answer, int count) {
    for (int i = 0; i < count; ++i) {
      const auto reader = world.person("Reader" + std::to_string(++readers_));
      db().write([&](Tx& tx) { reactions::find_helpful(tx, reader, answer.as<ThingTag>()); });
    }
  }

  std::vector<AnswerId> order() {
    const auto page = db().read([&](Tx& tx) { return show_question(tx, noor, question); });
    std::vector<AnswerId> ids;
    for (const auto& answer : page.answers) ids.push_back(answer.id);
    return ids;
  }

  testing_support::World world;
  Visitor noor;
  Visitor youssef;
  QuestionId question;

 private:
  int readers_ = 0;
};

TEST_P(AnswerOrder, where_nobody_said_anything_the_oldest_comes_first) {
  std::vector<AnswerId> answers;
  for (int i = 0; i < 12; ++i) {
    answers.push_back(given());
    readers(i);
    EXPECT_EQ(order(), answers);
  }
}

TEST_P(AnswerOrder, what_helped_more_of_the_same_readers_comes_first) {
  const auto first = given();
  const auto second = given();
  readers(20);
  helped(first, 1);
  helped(second, 3);
  EXPECT_THAT(order(), ElementsAre(second, first));
}

TEST_P(AnswerOrder, of_those_that_helped_alike_the_oldest_comes_first) {
  const auto none = given();
  const auto first = given();
  const auto second = given();
  readers(20);
  helped(second, 3);
  helped(first, 3);
  EXPECT_THAT(order(), ElementsAre(first, second, none));
}

TEST_P(AnswerOrder, a_late_answer_is_measured_by_those_who_came_after_it) {
  const auto early = given();
  readers(100);
  helped(early, 5);
  const auto late = given();
  readers(4);
  helped(late, 2);
  EXPECT_THAT(order(), ElementsAre(late, early)) << "2 of 4 against 5 of 104";
}

TEST_P(AnswerOrder, the_accepted_one_comes_before_all_that_helped_more) {
  const auto first = given();
  const auto second = given();
  helped(first, 3);
  db().write([&](Tx& tx) { accept(tx, noor, question, second); });
  EXPECT_THAT(order(), ElementsAre(second, first));
  db().write([&](Tx& tx) { unaccept(tx, noor, question); });
  EXPECT_THAT(order(), ElementsAre(first, second));
}

KRING_ON_BOTH_DATABASES(AnswerOrder);

}  // namespace
}  // namespace kring::contributions
