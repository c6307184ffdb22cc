#pragma once

#include "hub/search/candidates.h"
#include "tests/support/searching.h"

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kring::search {

/// More texts than are ranked, made at once: a verb for each would take minutes.
class CrowdedIndex : public Searching {
 protected:
  static constexpr std::int64_t ranked_at_most = 5'000;
  /// Where `fill` begins so that its texts are newer than all that a verb brings.
  static constexpr std::int64_t newer_than_all = INT64_MAX - 10 * ranked_at_most;

  /// Questions called "Pomp" that say these stems, numbered from `first` on: older than all that is
  /// asked by a verb, where that is small, and newer than all with smaller numbers.
  void fill(std::int64_t first, std::int64_t number,
            const std::vector<std::string>& stems = {"pomp"}) {
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
      store::Entry entry{};
      entry.readers = "@everyone";
      entry.tokens = {"@@question"};
      entry.stems = stems;
      const auto kept = "'" + store::indexed_text(entry) + "'";
      tx.run(numbers +
                 "INSERT INTO search_texts (thing, kind, question, within, length, stems,"
                 " written_at" +
                 (on_postgres() ? ", vector" : "") + ") SELECT n, 'question', n, n," +
                 std::to_string(stems.size()) + ", " + kept + ", CAST($3 AS BIGINT)" +
                 (on_postgres() ? ", array_to_tsvector(string_to_array(btrim(" + kept + "), ' '))"
                                : "") +
                 " FROM each_number",
             first, number, clock().now());
      for (const auto& stem : std::set(stems.begin(), stems.end())) {
        tx.run(
            "INSERT INTO search_terms (stem, readers, texts) VALUES ($1, '@everyone', $2)"
            " ON CONFLICT (stem, readers) DO UPDATE SET texts = search_terms.texts + excluded.texts",
            stem, number);
      }
      count(tx, number, static_cast<std::int64_t>(stems.size()));
    });
  }

  /// As if there were so many texts more, of twenty stems, about other things: they are counted,
  /// and nobody looks for them.
  void fill_with_others(std::int64_t number) {
    write([&](Tx& tx) { count(tx, number, 20); });
  }

  Looking looking(const Visitor& visitor, std::string_view words) {
    return db().read([&](Tx& tx) {
      return Looking{query_words(words), store::readers_tokens(tx, visitor), {}, {}, {}, {}};
    });
  }

  Ranked ranked_for(std::string_view words) {
    const auto what = looking(youssef, words);
    return db().read([&](Tx& tx) { return ranked(tx, what); });
  }

 private:
  static void count(Tx& tx, std::int64_t texts, std::int64_t stems_each) {
    tx.run(
        "INSERT INTO search_totals (readers, texts, stems) VALUES ('@everyone', $1, $2)"
        " ON CONFLICT (readers) DO UPDATE SET texts = search_totals.texts + excluded.texts,"
        " stems = search_totals.stems + excluded.stems",
        texts, texts * stems_each);
  }
};

}  // namespace kring::search
