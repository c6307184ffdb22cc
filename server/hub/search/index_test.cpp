#include "hub/search/index.h"

#include "hub/contributions/contributions.h"
#include "hub/search/search_store.h"
#include "platform/journal/cursors.h"
#include "tests/support/searching.h"

#include <random>
#include <utility>

#include <gmock/gmock.h>

namespace kring::search {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// On a database whose turns are over as soon as they begin.
class SearchingInHaste : public Searching {
 protected:
  TestDatabase::Options options() const override { return {.hasty = true}; }

  static constexpr int answers = 5;

  /// A question with as many answers, in the index.
  contributions::QuestionId thread() {
    const auto question = world.question(noor, pumps);
    for (int number = 1; number <= answers; ++number)
      world.answer(youssef, question, "Answer " + std::to_string(number));
    catch_up();
    return question;
  }

  /// One turn of the follower, as after a restart.
  void take_turn() {
    db().await_numbering();
    EXPECT_EQ(journal::Progress(db(), index).step(), journal::Progress::Outcome::moved);
  }
  std::int64_t cursor() {
    return db().read([](Tx& tx) { return journal::cursor_of(tx, Index::follower_name); });
  }

  /// The texts that the index has as those of an answered question, or of one that is not.
  std::size_t indexed(contributions::QuestionId question, bool answered) {
    return db()
        .read([&](Tx& tx) {
          return store::indexed_as(tx, question.as<ThingTag>(), answered, most_indexed);
        })
        .size();
  }
  static constexpr std::size_t most_indexed = 1'000;

  void edit(contributions::QuestionId question, std::int64_t revision, std::string_view title,
            WrittenIn chosen) {
    write([&](Tx& tx) {
      contributions::edit_question(
          tx, noor, question,
          {testing_support::ruled<contributions::Title>(title), {}, revision, chosen});
    });
  }
  /// A thread of texts that are too short to tell, which lends them Dutch, in the index.
  contributions::QuestionId dutch_thread() {
    const auto question = thread();
    edit(question, 1, "A pump that hums", WrittenIn::nl);
    catch_up();
    EXPECT_EQ(in_english(), 0U);
    return question;
  }
  std::size_t in_english() {
    return db()
        .read([](Tx& tx) {
          return tx.values<std::string>(
              "SELECT stems FROM search_texts WHERE stems LIKE '%@@inen %'");
        })
        .size();
  }

  /// The index, row by row: tokens and stems, and how often each counts.
  std::vector<std::string> kept() {
    return db().read([](Tx& tx) {
      auto rows = tx.values<std::string>("SELECT stems FROM search_texts ORDER BY thing");
      for (auto& row :
           tx.values<std::string>("SELECT stem || ' ' || readers || ' ' || texts FROM search_terms"
                                  " ORDER BY stem, readers"))
        rows.push_back(std::move(row));
      return rows;
    });
  }

  Index index{language};

  std::int64_t rows(const std::string& table) {
    return db().read(
        [&](Tx& tx) { return tx.value<std::int64_t>("SELECT count(*) FROM " + table).value(); });
  }
};
KRING_ON_BOTH_DATABASES(SearchingInHaste);

TEST_P(SearchingInHaste, empties_no_further_table_when_its_turn_is_over) {
  world.question(noor, pumps);
  catch_up();
  const auto clear_some = [&] {
    return db().write([&](Tx& tx) { return index.clear_some(tx); }, db::Priority::background);
  };
  for (const auto* table : {"search_texts", "search_terms", "search_neighbours", "search_people"}) {
    EXPECT_GT(rows(table), 0) << table << " before its turn";
    EXPECT_FALSE(clear_some()) << table;
    EXPECT_EQ(rows(table), 0) << table;
  }
  EXPECT_TRUE(clear_some());
}

TEST_P(SearchingInHaste, takes_a_withdrawn_thread_out_in_portions) {
  const auto question = thread();
  const auto before = cursor();
  write([&](Tx& tx) { contributions::withdraw_question(tx, noor, question); });
  for (int left = answers; left >= 0; --left) {
    take_turn();
    EXPECT_EQ(rows("search_texts"), left);
    EXPECT_EQ(cursor(), before) << "its line is not handled yet";
    EXPECT_THAT(page(youssef, "answer").items, IsEmpty()) << "nobody finds half of it";
  }
  take_turn();
  EXPECT_EQ(cursor(), before + 1);
}

TEST_P(SearchingInHaste, goes_on_in_a_thread_after_a_restart) {
  const auto question = thread();
  write([&](Tx& tx) { contributions::withdraw_question(tx, noor, question); });
  take_turn();
  take_turn();
  followers.reset();
  test_database().reopen();
  followers = make_followers();
  catch_up();
  EXPECT_EQ(rows("search_texts"), 0);
  write([&](Tx& tx) { contributions::restore_question(tx, noor, question); });
  catch_up();
  EXPECT_EQ(rows("search_texts"), 1 + answers);
}

TEST_P(SearchingInHaste, does_not_lose_a_text_that_comes_while_its_thread_is_halfway) {
  const auto question = thread();
  write([&](Tx& tx) { contributions::withdraw_question(tx, noor, question); });
  catch_up();
  write([&](Tx& tx) { contributions::restore_question(tx, noor, question); });
  take_turn();
  take_turn();
  world.answer(lotte, question, "Answer with a fuse");
  EXPECT_THAT(titles(youssef, "fuse"), SizeIs(1));
  EXPECT_EQ(rows("search_texts"), 2 + answers);
}

TEST_P(SearchingInHaste, has_a_thread_as_answered_or_not_though_that_changed_halfway) {
  const auto question = world.question(noor, pumps);
  for (int number = 0; number < answers; ++number) {
    write([&](Tx& tx) {
      contributions::comment_on_question(
          tx, lotte, question,
          {testing_support::ruled<contributions::CommentText>("Remark " + std::to_string(number))});
    });
  }
  catch_up();
  const auto answer = world.answer(youssef, question);
  take_turn();
  take_turn();
  ASSERT_EQ(indexed(question, true), 2U);
  ASSERT_EQ(indexed(question, false), static_cast<std::size_t>(answers));
  write([&](Tx& tx) { contributions::withdraw_answer(tx, youssef, answer); });
  take_turn();
  write([&](Tx& tx) { contributions::restore_answer(tx, youssef, answer); });
  catch_up();
  EXPECT_EQ(indexed(question, true), 2U + answers);
  EXPECT_EQ(indexed(question, false), 0U);
  const auto in_portions = kept();
  ASSERT_EQ(followers->rebuild(Index::follower_name), journal::Followers::Rebuilt::whole);
  EXPECT_EQ(kept(), in_portions);
}

TEST_P(SearchingInHaste, reads_the_edited_question_alone_where_it_lends_the_language_that_it_lent) {
  const auto question = dutch_thread();
  const auto before = cursor();
  edit(question, 2, "A fan that hums", WrittenIn::nl);
  take_turn();
  EXPECT_EQ(cursor(), before + 1) << "one turn was enough";
  EXPECT_THAT(titles(youssef, "fan"), SizeIs(1));
}

TEST_P(SearchingInHaste, brings_a_thread_into_the_language_that_its_question_lends_since) {
  const auto question = dutch_thread();
  const auto before = cursor();
  edit(question, 2, "A pump that hums", WrittenIn::en);
  for (int turn = 0; turn <= answers; ++turn) {
    take_turn();
    EXPECT_EQ(cursor(), before);
  }
  catch_up();
  EXPECT_EQ(in_english(), 1U + answers);
}

TEST_P(SearchingInHaste,
       has_a_thread_in_one_language_though_that_changed_and_changed_back_halfway) {
  const auto question = dutch_thread();
  edit(question, 2, "A pump that hums", WrittenIn::en);
  take_turn();
  take_turn();
  ASSERT_EQ(in_english(), 2U);
  edit(question, 3, "A pump that hums", WrittenIn::nl);
  world.answer(lotte, question, "Slow-blowing fuses");
  take_turn();
  edit(question, 4, "A pump that hums", WrittenIn::en);
  catch_up();
  EXPECT_EQ(in_english(), 2U + answers);
  const auto in_portions = kept();
  ASSERT_EQ(followers->rebuild(Index::follower_name), journal::Followers::Rebuilt::whole);
  EXPECT_EQ(kept(), in_portions);
}

TEST_P(SearchingInHaste, has_a_first_answer_in_the_language_that_its_question_got_after_it) {
  const auto question = world.question(noor, pumps);
  edit(question, 1, "A pump that hums", WrittenIn::nl);
  catch_up();
  world.answer(lotte, question, "Slow-blowing fuses");
  edit(question, 2, "A pump that hums", WrittenIn::en);
  catch_up();
  EXPECT_EQ(in_english(), 2U);
}

TEST_P(SearchingInHaste,
       has_an_answer_in_its_questions_language_though_that_changed_before_it_came) {
  const auto question = dutch_thread();
  world.answer(lotte, question, "Slow-blowing fuses");
  edit(question, 2, "A pump that hums", WrittenIn::en);
  take_turn();
  edit(question, 3, "A pump that hums", WrittenIn::nl);
  catch_up();
  EXPECT_EQ(in_english(), 0U);
}

/// What people may do in a thread, one thing after another, by the numbers of one seed.
class Unrest {
 public:
  Unrest(testing_support::World& world, db::Database& db, Visitor noor, Visitor lotte,
         contributions::QuestionId question, unsigned seed)
      : world_(world), db_(db), noor_(noor), lotte_(lotte), question_(question), random_(seed) {}

  void something() {
    const auto what = random_() % 12;
    if (what < 5 && !withdrawn_) return edit(what % 2 == 0 ? WrittenIn::nl : WrittenIn::en);
    if (what < 7 && !withdrawn_)
      return answers_.push_back({world_.answer(lotte_, question_, "Slow-blowing fuses"), false});
    if (what == 7) return withdraw_or_restore();
    if (answers_.empty() || withdrawn_) return;
    auto& [answer, gone] = answers_[random_() % answers_.size()];
    db_.write([&, answer = answer, gone = gone](Tx& tx) {
      gone ? contributions::restore_answer(tx, lotte_, answer)
           : contributions::withdraw_answer(tx, lotte_, answer);
    });
    gone = !gone;
  }

  /// So many turns of the follower come now: mostly none, so that it stays behind.
  int turns() { return random_() % 3 == 0 ? static_cast<int>(random_() % 8) : 0; }

 private:
  void edit(WrittenIn chosen) {
    // Whatever is saved unchanged is no revision.
    const auto title = "A pump of " + std::to_string(revision_) + " bar";
    db_.write([&](Tx& tx) {
      contributions::edit_question(
          tx, noor_, question_,
          {testing_support::ruled<contributions::Title>(title), {}, revision_, chosen});
    });
    ++revision_;
  }
  void withdraw_or_restore() {
    db_.write([&](Tx& tx) {
      withdrawn_ ? contributions::restore_question(tx, noor_, question_)
                 : contributions::withdraw_question(tx, noor_, question_);
    });
    withdrawn_ = !withdrawn_;
  }

  testing_support::World& world_;
  db::Database& db_;
  Visitor noor_, lotte_;
  contributions::QuestionId question_;
  std::mt19937 random_;
  std::vector<std::pair<contributions::AnswerId, bool>> answers_;
  std::int64_t revision_ = 1;
  bool withdrawn_ = false;
};

TEST_P(SearchingInHaste, is_what_a_rebuild_makes_of_it_whatever_came_between_its_turns) {
  for (unsigned seed = 1; seed <= 40; ++seed) {
    const auto question = world.question(noor, pumps);
    catch_up();
    Unrest unrest(world, db(), noor, lotte, question, seed);
    for (int act = 0; act < 8; ++act) {
      unrest.something();
      db().await_numbering();
      for (int turn = unrest.turns(); turn > 0; --turn) journal::Progress(db(), index).step();
    }
    catch_up();
    const auto in_turns = kept();
    ASSERT_EQ(followers->rebuild(Index::follower_name), journal::Followers::Rebuilt::whole);
    EXPECT_EQ(kept(), in_turns) << "seed " << seed;
  }
}

}  // namespace
}  // namespace kring::search
