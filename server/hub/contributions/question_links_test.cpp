#include "hub/contributions/question_page.h"
#include "hub/curation/imported.h"
#include "hub/reactions/likes.h"
#include "tests/support/counting_tx.h"
#include "tests/support/databases.h"
#include "tests/support/world.h"

#include <gmock/gmock.h>

namespace kring::contributions {
namespace {

using communities::Openness;
using curation::Linked;
using curation::LinkKind;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::SizeIs;

class LinksOfAQuestion : public OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped()) return;
    world.open(db());
    noor = world.person("Noor");
    youssef = world.person("Youssef");
    pumps = world.community(noor);
    crew = world.community(noor, Openness::private_, "The crew");
    question = world.question(noor, pumps);
  }

  void link(QuestionId from, QuestionId to, LinkKind kind = LinkKind::related) {
    db().write(
        [&](Tx& tx) { curation::import_link(tx, from.as<ThingTag>(), to.as<ThingTag>(), kind); });
  }
  Question page(const Visitor& reader) {
    return db().read([&](Tx& tx) { return show_question(tx, reader, question); });
  }
  std::vector<std::pair<QuestionId, Linked>> links(const Visitor& reader) {
    std::vector<std::pair<QuestionId, Linked>> all;
    for (const auto& each : page(reader).links) all.emplace_back(each.id, each.linked);
    return all;
  }
  int statements() {
    return db().read([&](Tx& tx) {
      testing_support::CountingTx counting(tx);
      show_question(counting, youssef, question);
      return counting.statements();
    });
  }

  testing_support::World world;
  Visitor noor;
  Visitor youssef;
  CommunityId pumps;
  CommunityId crew;
  QuestionId question;
};

TEST_P(LinksOfAQuestion, are_none_where_none_were_brought_along) {
  EXPECT_THAT(links(noor), IsEmpty());
  EXPECT_EQ(page(noor).likes, 0);
}

TEST_P(LinksOfAQuestion, are_shown_at_both_ends_duplicates_first) {
  const auto related = world.question(noor, pumps);
  const auto later = world.question(noor, pumps);
  const auto earlier = world.question(noor, pumps);
  link(related, question);
  link(later, question, LinkKind::duplicate);
  link(question, earlier, LinkKind::duplicate);
  EXPECT_THAT(links(youssef),
              ElementsAre(Pair(earlier, Linked::duplicate_of), Pair(later, Linked::has_duplicate),
                          Pair(related, Linked::related)));
}

TEST_P(LinksOfAQuestion, say_each_question_once_however_it_is_linked) {
  const auto other = world.question(noor, pumps);
  link(question, other);
  link(other, question, LinkKind::duplicate);
  EXPECT_THAT(links(youssef), ElementsAre(Pair(other, Linked::has_duplicate)));
}

TEST_P(LinksOfAQuestion, say_what_it_asks_and_whether_it_is_answered) {
  const auto other = world.question(noor, pumps, "Which fuse fits?");
  const auto answer = world.answer(youssef, other);
  db().write([&](Tx& tx) { accept(tx, noor, other, answer); });
  link(question, other);
  const auto links = page(youssef).links;
  ASSERT_THAT(links, SizeIs(1));
  EXPECT_EQ(links[0].title, "Which fuse fits?");
  EXPECT_EQ(links[0].answers, 1);
  EXPECT_TRUE(links[0].accepted);
}

TEST_P(LinksOfAQuestion, into_a_private_community_are_told_to_its_members_alone) {
  const auto secret = world.question(noor, crew);
  link(question, secret, LinkKind::duplicate);
  EXPECT_THAT(links(noor), ElementsAre(Pair(secret, Linked::duplicate_of)));
  EXPECT_THAT(links(youssef), IsEmpty());
}

TEST_P(LinksOfAQuestion, into_a_private_community_do_not_take_the_place_of_others) {
  for (int i = 0; i < 20; ++i) link(question, world.question(noor, crew), LinkKind::duplicate);
  const auto open = world.question(noor, pumps);
  link(question, open);
  EXPECT_THAT(links(youssef), ElementsAre(Pair(open, Linked::related)));
}

TEST_P(LinksOfAQuestion, are_gone_for_who_left_the_community_they_lead_into) {
  const auto secret = world.question(noor, crew);
  link(question, secret);
  world.member(crew, youssef);
  EXPECT_THAT(links(youssef), SizeIs(1));
  db().write([&](Tx& tx) { communities::leave(tx, youssef, crew); });
  EXPECT_THAT(links(youssef), IsEmpty());
}

TEST_P(LinksOfAQuestion, do_not_lead_to_what_was_withdrawn_not_even_for_its_author) {
  const auto other = world.question(noor, pumps);
  link(question, other);
  db().write([&](Tx& tx) { withdraw_question(tx, noor, other); });
  EXPECT_THAT(links(youssef), IsEmpty());
  EXPECT_THAT(links(noor), IsEmpty());
  db().write([&](Tx& tx) { restore_question(tx, noor, other); });
  EXPECT_THAT(links(youssef), SizeIs(1));
}

TEST_P(LinksOfAQuestion, are_twenty_at_most) {
  for (int i = 0; i < 21; ++i) link(question, world.question(noor, pumps));
  EXPECT_THAT(links(youssef), SizeIs(20));
}

TEST_P(LinksOfAQuestion, take_as_many_statements_as_none_do) {
  const auto without = statements();
  for (int i = 0; i < 5; ++i) link(question, world.question(noor, pumps));
  EXPECT_THAT(links(youssef), SizeIs(5));
  EXPECT_EQ(statements(), without);
}

TEST_P(LinksOfAQuestion, stand_beside_the_likes_that_it_came_with) {
  db().write([&](Tx& tx) { reactions::import_likes_of_question(tx, question.as<ThingTag>(), 14); });
  EXPECT_EQ(page(youssef).likes, 14);
  EXPECT_EQ(page(youssef).same, 0);
}

KRING_ON_BOTH_DATABASES(LinksOfAQuestion);

}  // namespace
}  // namespace kring::contributions
