// Which texts are ranked before newer ones.

#include "hub/search/likely_best.h"

#include "platform/api/cursor.h"
#include "tests/support/crowded_index.h"

#include <gmock/gmock.h>

namespace kring::search {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

constexpr std::int64_t rare_from = 100;

/// Words that weigh so much, for somebody who reads what everybody may read.
class LikelyBest : public testing::Test {
 protected:
  std::vector<store::Groups> with_all(const std::vector<std::int64_t>& weights) {
    return likely_best_with_all({words(weights.size()), weights, rare_from, readers_});
  }
  std::vector<store::Groups> with_any(const std::vector<std::int64_t>& weights) {
    return likely_best_with_any({words(weights.size()), weights, rare_from, readers_});
  }

 private:
  const std::vector<QueryWord>& words(std::size_t number) {
    const std::vector<QueryWord> all{{{"a"}}, {{"b"}}, {{"c"}}, {{"d"}}, {{"e"}}};
    words_.assign(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(number));
    return words_;
  }

  std::vector<QueryWord> words_;
  const std::vector<std::string> readers_{"@everyone"};
};

TEST_F(LikelyBest, with_all_words_are_those_that_say_all_strongly_then_those_that_say_one) {
  EXPECT_THAT(with_all({50, 60}),
              ElementsAre(store::Groups{{"@@@everyone@a"}, {"@@@everyone@b"}},
                          store::Groups{{"@@@everyone@a", "@@@everyone@b"}, {"a"}, {"b"}}));
  EXPECT_THAT(with_all({50}), ElementsAre(store::Groups{{"@@@everyone@a"}}));
}

TEST_F(LikelyBest, has_the_words_that_only_filter) {
  EXPECT_THAT(with_all({50, 0}), ElementsAre(store::Groups{{"@@@everyone@a"}, {"b"}}));
  EXPECT_THAT(with_all({0, 0}), IsEmpty());
  EXPECT_THAT(with_all({}), IsEmpty());
}

TEST_F(LikelyBest, is_nothing_apart_where_all_that_fits_is_ranked) {
  EXPECT_THAT(with_all({50, 100}), IsEmpty()) << "no more texts than are ranked have the second";
  EXPECT_THAT(with_any({100, 120}), IsEmpty());
  EXPECT_THAT(with_any({0}), IsEmpty());
}

TEST_F(LikelyBest, with_any_word_are_those_with_a_rare_one_then_those_with_two_of_the_heaviest) {
  EXPECT_THAT(with_any({50, 100}), ElementsAre(store::Groups{{"@everyone"}, {"b"}},
                                               store::Groups{{"@@@everyone@b", "@@@everyone@a"}}));
  EXPECT_THAT(with_any({50, 60, 40}),
              ElementsAre(store::Groups{{"@@@everyone@b", "@@@everyone@a", "@@@everyone@c"},
                                        {"a", "c"},
                                        {"b", "c"},
                                        {"b", "a"}}));
  EXPECT_THAT(with_any({50, 60, 40, 30, 20}).back().size(), 5U) << "the lightest is left out";
}

/// "pomp" and "ventiel" both stand in more texts than are ranked, once in each, and in less than a
/// fifth of all.
class OldTexts : public CrowdedIndex {
 protected:
  static constexpr std::int64_t number = ranked_at_most + 200;

  void crowd() {
    catch_up();
    std::vector<std::string> stems{"pomp", "ventiel"};
    while (stems.size() < 20) stems.push_back("ander");
    fill(newer_than_all, number, stems);
    fill_with_others(10 * number);
  }

  std::string first_for(const Visitor& visitor, std::string_view words) {
    const auto found = page(visitor, words).items;
    return found.empty() ? "" : found.front().question.title;
  }
};
KRING_ON_BOTH_DATABASES(OldTexts);

TEST_P(OldTexts, come_up_that_say_all_words_strongly) {
  world.question(noor, pumps, "Ventiel van de pomp", "De pomp en haar ventiel.");
  crowd();
  EXPECT_EQ(first_for(youssef, "pomp ventiel"), "Ventiel van de pomp");
  EXPECT_THAT(ranked_for("pomp ventiel").best_first, SizeIs(ranked_at_most));
}

TEST_P(OldTexts, come_up_whose_question_says_nothing_of_it) {
  const auto question = world.question(noor, pumps, "Waarom lekt het?", "Onder de ketel in huis.");
  world.answer(lotte, question, "Het ventiel van de pomp. Dat ventiel, die pomp, elke winter.");
  crowd();
  const auto found = page(youssef, "pomp ventiel").items;
  ASSERT_THAT(found, Not(IsEmpty()));
  EXPECT_EQ(found.front().question.id, question);
  EXPECT_EQ(found.front().found_in, FoundIn::answer);
}

TEST_P(OldTexts, come_up_that_say_one_word_strongly_after_those_that_say_all) {
  world.question(noor, pumps, "Pomp, pomp en nog eens pomp", "Er is ook een ventiel, denk ik.");
  world.question(noor, pumps, "Ventiel van de pomp", "De pomp en haar ventiel.");
  crowd();
  const auto found = page(youssef, "pomp ventiel").items;
  ASSERT_GE(found.size(), 3U);
  EXPECT_EQ(found[0].question.title, "Ventiel van de pomp");
  EXPECT_EQ(found[1].question.title, "Pomp, pomp en nog eens pomp");
  EXPECT_EQ(found[2].question.title, "Pomp");
}

TEST_P(OldTexts, come_up_for_one_word) {
  world.question(noor, pumps, "Pomp, pomp en nog eens pomp", "Er is ook een ventiel, denk ik.");
  crowd();
  EXPECT_EQ(first_for(youssef, "pomp"), "Pomp, pomp en nog eens pomp");
}

TEST_P(OldTexts, come_up_for_words_that_were_misspelt) {
  world.question(noor, pumps, "Ventiel van de pomp", "De pomp en haar ventiel.");
  crowd();
  EXPECT_EQ(first_for(youssef, "pomp ventieel"), "Ventiel van de pomp");
}

TEST_P(OldTexts, come_up_for_a_rare_word_among_those_with_another) {
  world.question(noor, pumps, "Waarom knarst het?", "In de kelder, en alleen in de winter.");
  crowd();
  EXPECT_EQ(first_for(youssef, "pomp knarst"), "Waarom knarst het?");
}

TEST_P(OldTexts, come_up_that_have_two_of_three_words) {
  world.question(noor, pumps, "Ventiel van de pomp", "De pomp en haar ventiel.");
  crowd();
  fill(newer_than_all + number, number, {"knars"});
  EXPECT_EQ(first_for(youssef, "pomp ventiel knarst"), "Ventiel van de pomp");
}

TEST_P(OldTexts, come_up_for_those_alone_who_may_read_them) {
  const auto hidden = world.community(lotte, communities::Openness::private_, "Geheim");
  world.question(lotte, hidden, "Ventiel van de pomp", "De pomp en haar ventiel.");
  crowd();
  EXPECT_EQ(first_for(lotte, "pomp ventiel"), "Ventiel van de pomp");
  EXPECT_EQ(first_for(youssef, "pomp ventiel"), "Pomp");
  const auto of_youssef = ranked_for("pomp ventiel").best_first;
  EXPECT_THAT(of_youssef, SizeIs(ranked_at_most));
  for (const auto& each : of_youssef) EXPECT_GE(each.thing, ThingId(newer_than_all));
}

TEST_P(OldTexts, are_the_same_ones_for_each_page) {
  world.question(noor, pumps, "Ventiel van de pomp", "De pomp en haar ventiel.");
  world.question(noor, pumps, "Pomp, pomp en nog eens pomp", "Er is ook een ventiel, denk ik.");
  crowd();
  const auto first = ranked_for("pomp ventiel");
  fill(newer_than_all + number, number, {"pomp", "ventiel"});
  const auto what = looking(youssef, "pomp ventiel");
  const auto place = read_place(api::cursor(first.place), what.words);
  const auto second = db().read([&](Tx& tx) { return ranked(tx, what, place); });
  ASSERT_EQ(second.best_first.size(), first.best_first.size());
  for (std::size_t at = 0; at < first.best_first.size(); ++at)
    ASSERT_EQ(second.best_first[at].rank(), first.best_first[at].rank()) << at;
}

TEST_P(OldTexts, are_marked_anew_when_they_change) {
  const auto question =
      world.question(noor, pumps, "Ventiel van de pomp", "De pomp en haar ventiel.");
  catch_up();
  const auto marks = [&] {
    return db().read([&](Tx& tx) {
      const auto stems = tx.value<std::string>("SELECT stems FROM search_texts WHERE thing = $1",
                                               question.as<ThingTag>());
      return stems->find("@@@everyone@pomp ") != std::string::npos;
    });
  };
  EXPECT_TRUE(marks());
  contributions::EditedQuestion edited;
  edited.title = testing_support::ruled<contributions::Title>("Ventiel in de kelder");
  edited.text = testing_support::ruled<contributions::QuestionText>("Het hoort bij een pomp.");
  edited.revision = 1;
  write([&](Tx& tx) { contributions::edit_question(tx, noor, question, edited); });
  catch_up();
  EXPECT_FALSE(marks());
}

TEST_P(OldTexts, count_no_marks_as_stems) {
  world.question(noor, pumps, "Ventiel van de pomp", "De pomp en haar ventiel.");
  catch_up();
  const auto counted = [&](const std::string& sql) {
    return db().read([&](Tx& tx) { return tx.value<std::int64_t>(sql).value(); });
  };
  EXPECT_EQ(counted("SELECT length FROM search_texts"), 13);
  EXPECT_EQ(counted("SELECT stems FROM search_totals"), 13);
  EXPECT_EQ(counted("SELECT count(*) FROM search_terms WHERE stem LIKE '@%'"), 0);
  EXPECT_EQ(counted("SELECT count(*) FROM search_neighbours WHERE stem LIKE '@%'"), 0);
}

}  // namespace
}  // namespace kring::search
