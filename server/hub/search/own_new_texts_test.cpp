#include "hub/search/own_new_texts.h"

#include "tests/support/counting_tx.h"
#include "tests/support/hub_under_test.h"
#include "tests/support/searching.h"

#include <gmock/gmock.h>

namespace kring::search {
namespace {

using communities::Openness;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using testing_support::CountingTx;
using testing_support::ruled;

/// Searching while the follower stands still.
class OwnNewTexts : public Searching {
 protected:
  std::vector<std::string> titles_now(const Visitor& visitor, std::string_view words,
                                      const Filters& filters = {}) {
    std::vector<std::string> all;
    for (const auto& hit : page_among(visitor, words, filters).items)
      all.push_back(hit.question.title);
    return all;
  }

  void comment(const Visitor& visitor, contributions::AnswerId answer, std::string_view text) {
    write([&](Tx& tx) {
      const contributions::NewComment said{ruled<contributions::CommentText>(text)};
      return contributions::comment_on_answer(tx, visitor, answer, said);
    });
  }

  void edit(const Visitor& visitor, contributions::QuestionId question, std::string_view title,
            std::string_view text) {
    const contributions::EditedQuestion edited{ruled<contributions::Title>(title),
                                               ruled<contributions::QuestionText>(text), 1};
    write([&](Tx& tx) { contributions::edit_question(tx, visitor, question, edited); });
  }
};
KRING_ON_BOTH_DATABASES(OwnNewTexts);

TEST_P(OwnNewTexts, are_found_by_their_author_before_the_index_knows_of_them) {
  const auto question = world.question(noor, pumps, "Why does the breaker trip?", "A compressor.");
  const auto answer = world.answer(youssef, question, "The inrush current is high.");
  comment(lotte, answer, "A zener, surely.");
  EXPECT_THAT(titles_now(noor, "compressors"), SizeIs(1)) << "in another form of the word";
  const auto found = page(youssef, "inrush").items;
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].found_in, FoundIn::answer);
  EXPECT_EQ(found[0].thing, answer.as<ThingTag>());
  EXPECT_EQ(found[0].by.name, "Youssef");
  EXPECT_THAT(titles_now(lotte, "zener"), SizeIs(1));
}

TEST_P(OwnNewTexts, are_not_found_by_others_before_that) {
  const auto question = world.question(noor, pumps, "Why does the breaker trip?", "A compressor.");
  world.answer(youssef, question, "The inrush current is high.");
  EXPECT_THAT(titles_now(youssef, "compressor"), IsEmpty());
  EXPECT_THAT(titles_now(noor, "inrush"), IsEmpty());
  EXPECT_THAT(page(Visitor(), "compressor").items, IsEmpty());
  catch_up();
  EXPECT_THAT(titles_now(youssef, "compressor"), SizeIs(1));
}

TEST_P(OwnNewTexts, take_the_place_of_what_the_index_says_of_them) {
  const auto question = world.question(noor, pumps, "Why does the breaker trip?", "A compressor.");
  catch_up();
  edit(noor, question, "Why does the fuse blow?", "A condenser.");
  EXPECT_THAT(titles_now(noor, "condenser"), ElementsAre("Why does the fuse blow?"));
  EXPECT_THAT(titles_now(noor, "compressor"), IsEmpty());
  EXPECT_THAT(titles_now(youssef, "condenser"), IsEmpty());
}

TEST_P(OwnNewTexts, go_when_they_are_withdrawn_and_come_back_at_once) {
  const auto question = world.question(noor, pumps, "Why does the breaker trip?", "A compressor.");
  write([&](Tx& tx) { contributions::withdraw_question(tx, noor, question); });
  EXPECT_THAT(titles_now(noor, "compressor"), IsEmpty());
  write([&](Tx& tx) { contributions::restore_question(tx, noor, question); });
  EXPECT_THAT(titles_now(noor, "compressor"), SizeIs(1));
}

TEST_P(OwnNewTexts, are_not_found_where_their_author_may_not_read_any_more) {
  const auto circle = world.community(lotte, Openness::private_, "The circle");
  world.member(circle, noor);
  world.question(noor, circle, "Why does the breaker trip?", "A compressor.");
  EXPECT_THAT(titles_now(noor, "compressor"), SizeIs(1));
  write([&](Tx& tx) { communities::leave(tx, noor, circle); });
  EXPECT_THAT(titles_now(noor, "compressor"), IsEmpty());
}

TEST_P(OwnNewTexts, are_narrowed_and_listed_like_all_others) {
  const auto other = world.community(lotte, Openness::open, "Solar panels");
  world.question(lotte, pumps, "An old question about a compressor", "It hums and it ticks.");
  catch_up();
  clock().advance(std::chrono::hours(1));
  const auto question =
      world.question(noor, pumps, "Why does the breaker trip?", "That is the compressor, I think.");
  EXPECT_THAT(titles_now(noor, "", {.community = pumps}),
              ElementsAre("Why does the breaker trip?", "An old question about a compressor"));
  EXPECT_THAT(titles_now(noor, "compressor", {.kind = FoundIn::question, .by = noor.persona}),
              ElementsAre("Why does the breaker trip?"));
  EXPECT_THAT(titles_now(noor, "breaker", {.community = other}), IsEmpty());
  EXPECT_THAT(titles_now(noor, "breaker", {.answered = true}), IsEmpty());
  EXPECT_THAT(titles_now(noor, "breaker", {.language = WrittenIn::en}), SizeIs(1));
  EXPECT_THAT(titles_now(noor, "breaker", {.until = clock().now()}), IsEmpty());
  world.answer(noor, question, "The breaker is too quick.");
  EXPECT_THAT(titles_now(noor, "breaker"), SizeIs(1)) << "its question once";
}

TEST_P(OwnNewTexts, keep_a_list_whole_when_the_index_comes_to_them_halfway) {
  for (int number = 0; number < 40; ++number)
    world.question(youssef, pumps, "The pump of house " + std::to_string(number),
                   "A pump, a pump.");
  catch_up();
  world.question(noor, pumps, "Something else altogether", "There is a pump somewhere in it, too.");
  std::vector<std::string> all = titles_now(noor, "pump");
  const auto next = page(noor, "pump").next;
  catch_up();
  for (const auto& hit : page(noor, "pump", next).items) all.push_back(hit.question.title);
  EXPECT_THAT(all, SizeIs(41));
  EXPECT_EQ(all.back(), "Something else altogether");
}

TEST_P(OwnNewTexts, are_the_last_twenty_however_far_behind_the_index_is) {
  for (int number = 10; number < 35; ++number) {
    world.question(noor, pumps, "The pump of house " + std::to_string(number));
    world.question(youssef, pumps, "The boiler of house " + std::to_string(number));
  }
  EXPECT_THAT(titles_now(noor, "pump house"), SizeIs(most_own_new_texts));
  EXPECT_THAT(titles_now(noor, "34"), SizeIs(1));
  EXPECT_THAT(titles_now(noor, "14"), IsEmpty());
}

TEST_P(OwnNewTexts, cost_two_look_ups_where_there_are_none_and_four_where_there_are) {
  const auto statements = [&] {
    return db().read([&](Tx& tx) {
      CountingTx counting(tx);
      own_new_texts(counting, noor, language);
      return counting.statements();
    });
  };
  const int pending = on_postgres() ? 1 : 0;
  catch_up();
  EXPECT_EQ(statements(), 2 + pending);
  for (int number = 0; number < 5; ++number) {
    const auto question = world.question(noor, pumps, "Pump number " + std::to_string(number), "");
    world.answer(noor, question, "Pump");
  }
  EXPECT_EQ(statements(), 4 + pending) << "short texts take the language of their questions";
}

/// From asking to finding, over HTTP: nobody waits for the follower.
class OwnNewTextsOverHttp : public HubOnBothDatabases {};
KRING_ON_BOTH_DATABASES(OwnNewTextsOverHttp);

TEST_P(OwnNewTextsOverHttp, are_there_with_the_next_request) {
  const auto pumps = world().community(world().person("Lotte"));
  world().person("Noor");
  auto noors = browser_of("noor");
  const auto asked = noors.post("/communities/" + pumps.text() + "/questions",
                                {{"title", "Why does the breaker trip?"}, {"text", "It hums."}});
  ASSERT_EQ(asked.status, 201);
  EXPECT_EQ(noors.get("/search?q=breaker").string("/items/0/question/id"), asked.string("/id"));
}

}  // namespace
}  // namespace kring::search
