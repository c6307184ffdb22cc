// What a word that stands nearly everywhere does in a large index.

#include "hub/search/candidates.h"
#include "tests/support/searching.h"

#include <gmock/gmock.h>

namespace kring::search {
namespace {

using ::testing::ElementsAre;
using ::testing::Ge;
using ::testing::SizeIs;

/// More texts than are ranked, all with the word "pomp", made at once: a verb for each would take
/// minutes.
class CommonWords : public Searching {
 protected:
  static constexpr std::int64_t ranked_at_most = 5'000;

  /// Questions that say "pomp" once, numbered from `first` on: older than all that is asked by a
  /// verb, and newer than all with smaller numbers.
  void fill(std::int64_t first, std::int64_t number) {
    write([&](Tx& tx) {
      const std::string numbers =
          "WITH RECURSIVE each_number (n) AS (SELECT CAST($1 AS BIGINT) UNION ALL"
          " SELECT n + 1 FROM each_number WHERE n + 1 < CAST($1 AS BIGINT) + CAST($2 AS BIGINT)) ";
      tx.run(numbers +
                 "INSERT INTO things (id, kind, community, owner_persona, audience, state)"
                 " SELECT n, 'question', CAST($3 AS BIGINT), CAST($4 AS BIGINT), 'everyone',"
                 " 'visible' FROM each_number",
             first, number, pumps, lotte.persona);
      tx.run(numbers +
                 "INSERT INTO questions (id, community, author_persona, title, text, html, excerpt,"
                 " asked_at, revision, version, state, answers)"
                 " SELECT n, CAST($3 AS BIGINT), CAST($4 AS BIGINT), 'Pomp', '', '', '',"
                 " CAST($5 AS BIGINT), 1, 1, 'visible', 0 FROM each_number",
             first, number, pumps, lotte.persona, clock().now());
      const std::string stems = "'@everyone @@question pomp '";
      tx.run(numbers +
                 "INSERT INTO search_texts (thing, kind, question, within, length, stems,"
                 " written_at" +
                 (on_postgres() ? ", vector" : "") + ") SELECT n, 'question', n, n, 1, " + stems +
                 ", CAST($3 AS BIGINT)" +
                 (on_postgres() ? ", array_to_tsvector(string_to_array(btrim(" + stems + "), ' '))"
                                : "") +
                 " FROM each_number",
             first, number, clock().now());
      tx.run(
          "INSERT INTO search_terms (stem, readers, texts) VALUES ('pomp', '@everyone', $1)"
          " ON CONFLICT (stem, readers) DO UPDATE SET texts = search_terms.texts + excluded.texts",
          number);
      tx.run(
          "INSERT INTO search_totals (readers, texts, stems) VALUES ('@everyone', $1, $1)"
          " ON CONFLICT (readers) DO UPDATE SET texts = search_totals.texts + excluded.texts,"
          " stems = search_totals.stems + excluded.stems",
          number);
    });
  }

  Ranked ranked_for(std::string_view words) {
    return db().read([&](Tx& tx) {
      return ranked(tx, {query_words(words), store::readers_tokens(tx, youssef), {}, {}, {}, {}});
    });
  }
};
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
  // What comes now has larger numbers than a verb would mint.
  fill(INT64_MAX - 2 * ranked_at_most, ranked_at_most + 200);
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
