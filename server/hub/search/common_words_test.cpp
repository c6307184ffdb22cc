// What a word that stands nearly everywhere does in a large index.

#include "tests/support/crowded_index.h"

#include <gmock/gmock.h>

namespace kring::search {
namespace {

using ::testing::ElementsAre;
using ::testing::Ge;
using ::testing::SizeIs;

class CommonWords : public CrowdedIndex {};
KRING_ON_BOTH_DATABASES(CommonWords);

TEST_P(CommonWords, filter_and_do_not_rank_among_many_texts) {
  fill(1, ranked_at_most + 200);
  world.question(noor, pumps, "Pomp pomp pomp pomp pomp", "Pomp pomp pomp pomp, en een ventiel.");
  world.question(noor, pumps, "Ventiel, ventiel", "Ventiel: dat ventiel van de pomp hier.");
  EXPECT_THAT(titles(youssef, "pomp ventiel"),
              ElementsAre("Ventiel, ventiel", "Pomp pomp pomp pomp pomp"))
      << "and none of those that say pomp alone";
  EXPECT_THAT(ranked_for("pomp ventiel").place.weights, ElementsAre(0, Ge(1)));
}

TEST_P(CommonWords, rank_a_little_where_all_texts_can_be_ranked) {
  fill(1, 100);
  world.question(noor, pumps, "Ventiel, ventiel", "Ventiel: dat ventiel van de pomp hier.");
  catch_up();
  EXPECT_THAT(ranked_for("pomp ventiel").place.weights, ElementsAre(Ge(1), Ge(1)));
  EXPECT_THAT(titles(youssef, "pomp ventiel"), SizeIs(30)) << "those with pomp alone follow";
}

TEST_P(CommonWords, do_not_hide_an_old_text_that_has_a_rare_word_too) {
  const auto best =
      world.question(noor, pumps, "Ventiel van de pomp", "Een ventiel, en nog een ventiel.");
  catch_up();
  fill(newer_than_all, ranked_at_most + 200);
  const auto found = page(youssef, "pomp ventiel").items;
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].question.id, best);
}

TEST_P(CommonWords, alone_bring_the_newest_five_thousand) {
  fill(1, ranked_at_most + 200);
  const auto found = ranked_for("pomp").best_first;
  ASSERT_THAT(found, SizeIs(ranked_at_most));
  EXPECT_EQ(found.front().thing, ThingId(ranked_at_most + 200));
  EXPECT_EQ(found.back().thing, ThingId(201));
}

}  // namespace
}  // namespace kring::search
