#include "hub/search/search_store.h"

#include "base/page.h"
#include "hub/search/facets.h"
#include "hub/search/neighbours.h"
#include "hub/search/strong_stems.h"
#include "hub/search/token_list_store.h"
#include "platform/db/id_list.h"
#include "platform/db/turn.h"

#include <algorithm>

namespace kring::search::store {
namespace {

constexpr std::string_view source_columns =
    "SELECT x.thing, x.kind, x.question, x.within, x.community, x.audience, x.title, x.text,"
    " x.written_at, x.author_persona, x.answered, x.language FROM contribution_texts x";

std::vector<std::string> without_repeats(std::vector<std::string> stems) {
  std::ranges::sort(stems);
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  return stems;
}

/// What a row of the index holds: who may read it, and its stems.
struct Tokens {
  std::string readers;
  std::vector<std::string> stems;
};

Tokens parted(std::string_view text) {
  Tokens tokens;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    const auto token = text.substr(0, end);
    if (token.starts_with('@')) {
      if (!token.starts_with("@@")) tokens.readers = token;
    } else {
      tokens.stems.emplace_back(token);
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return tokens;
}

// Each part of these stems with its stem behind a space, as a list; to be read by `parts_of_list`.
std::string list_of_parts(const Tx& tx, const std::vector<std::string>& stems) {
  std::vector<std::string> pairs;
  for (const auto& stem : stems) {
    for (const auto& part : parts_of(stem)) pairs.push_back(part + ' ' + stem);
  }
  return list_of(tx, pairs);
}

std::string parts_of_list(const Tx& tx, int param) {
  const std::string columns =
      on_postgres(tx) ? "split_part(value, ' ', 1) AS part, split_part(value, ' ', 2) AS stem"
                      : "substr(value, 1, instr(value, ' ') - 1) AS part,"
                        " substr(value, instr(value, ' ') + 1) AS stem";
  return "SELECT " + columns + " FROM " + each_of_list(tx, param);
}

void count_in(Tx& tx, const std::string& readers, const std::vector<std::string>& stems) {
  std::vector<std::string> fresh;
  for (auto& count : tx.rows<StemCount>(
           "INSERT INTO search_terms (stem, readers, texts) SELECT value, $2, 1 FROM " +
               each_of_list(tx, 1) +
               " WHERE true ON CONFLICT (stem, readers) DO UPDATE SET"
               " texts = search_terms.texts + 1 RETURNING stem, texts",
           list_of(tx, without_repeats(stems)), readers)) {
    if (count.texts == 1) fresh.push_back(std::move(count.stem));
  }
  if (!fresh.empty()) {
    tx.run("INSERT INTO search_neighbours (part, readers, stem) SELECT part, $2, stem FROM (" +
               parts_of_list(tx, 1) + ") AS each_part",
           list_of_parts(tx, fresh), readers);
  }
  tx.run(
      "INSERT INTO search_totals (readers, texts, stems) VALUES ($1, 1, $2)"
      " ON CONFLICT (readers) DO UPDATE SET texts = search_totals.texts + 1,"
      " stems = search_totals.stems + excluded.stems",
      readers, stems.size());
}

void count_out(Tx& tx, const std::string& readers, const std::vector<std::string>& stems) {
  const auto list = list_of(tx, without_repeats(stems));
  const auto these = "readers = $2 AND stem " + in_tokens(tx, 1);
  tx.run("UPDATE search_terms SET texts = texts - 1 WHERE " + these, list, readers);
  const auto gone = tx.values<std::string>(
      "DELETE FROM search_terms WHERE texts = 0 AND " + these + " RETURNING stem", list, readers);
  if (!gone.empty()) {
    tx.run("DELETE FROM search_neighbours WHERE readers = $2 AND (part, stem) IN (" +
               parts_of_list(tx, 1) + ")",
           list_of_parts(tx, gone), readers);
  }
  tx.run("UPDATE search_totals SET texts = texts - 1, stems = stems - $2 WHERE readers = $1",
         readers, stems.size());
  tx.run("DELETE FROM search_totals WHERE texts = 0 AND readers = $1", readers);
}

// These things, as the first parameters of a statement: as many for any page, so that its
// statement is prepared once.
std::vector<db::Param> listed(const std::vector<ThingId>& things) {
  std::vector<db::Param> params;
  for (std::size_t at = 0; at < std::max(page_size, things.size()); ++at)
    params.emplace_back(at < things.size() ? things[at] : ThingId());
  return params;
}

std::string is_among(const std::vector<db::Param>& listed) {
  std::string places;
  for (std::size_t at = 1; at <= listed.size(); ++at)
    places += (at == 1 ? "$" : ", $") + std::to_string(at);
  return "x.thing IN (" + places + ")";
}

// Adds a parameter and says its place.
std::string place_of(db::Param param, std::vector<db::Param>& params) {
  params.push_back(param);
  return "$" + std::to_string(params.size());
}

std::string is_readable_for(const std::string& person) {
  return "(x.audience = 'everyone' OR EXISTS (SELECT 1 FROM community_standings s"
         " WHERE s.community = x.community AND s.person = " +
         person + "))";
}

// ("a" OR "b") AND ("c"): each token is one FTS5 string, so no word of it is an operator.
std::string fts5_query(const Groups& groups) {
  std::string query;
  for (const auto& group : groups) {
    query += query.empty() ? "(" : " AND (";
    for (const auto& token : group) {
      if (!query.ends_with('(')) query += " OR ";
      query += '"' + token + '"';
    }
    query += ')';
  }
  return query;
}

std::string tsquery(const Groups& groups) {
  std::string query;
  for (const auto& group : groups) {
    query += query.empty() ? "(" : " & (";
    for (const auto& token : group) {
      if (!query.ends_with('(')) query += " | ";
      query += '\'' + token + '\'';
    }
    query += ')';
  }
  return query;
}

// On SQLite a trigger brings the stems into the index.
constexpr std::string_view sqlite_insert =
    "INSERT INTO search_texts (thing, kind, question, within, length, stems, written_at, answered)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

constexpr std::string_view postgres_insert =
    "INSERT INTO search_texts (thing, kind, question, within, length, stems, written_at, answered,"
    " vector) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, array_to_tsvector(string_to_array(btrim($6), ' ')))";

constexpr std::string_view fts5_candidates =
    "SELECT t.thing, t.question, t.kind, t.length, t.stems, t.written_at"
    " FROM (SELECT rowid FROM search_index WHERE search_index MATCH $1 AND rowid <= $2"
    " AND rowid NOT IN (SELECT value FROM json_each($3))"
    " ORDER BY rowid DESC LIMIT $4) i JOIN search_texts t ON t.thing = i.rowid";

// A search of PostgreSQL is planned by what it looks for: the plan that it would make once for all
// words goes through all texts, from the newest on, to find a rare one. Until the transaction ends.
void plan_each_search(Tx& tx) {
  tx.execute(
      "SELECT set_config('plan_cache_mode', 'force_custom_plan', true),"
      " set_config('jit', 'off', true)",
      std::initializer_list<db::Param>(), [](const db::Row&) {});
}

// What PostgreSQL does not know the number of it takes for many, and would go from text to text
// until it has enough of few; hence an order that no index has.
std::string postgres_candidates(bool few) {
  const std::string order = few ? "thing + 0" : "thing";
  return "SELECT thing, question, kind, length, stems, written_at FROM search_texts"
         " WHERE vector @@ CAST($1 AS tsquery) AND thing <= $2"
         " AND thing NOT IN (SELECT unnest($3::bigint[]))"
         " ORDER BY " +
         order + " DESC LIMIT $4";
}

}  // namespace

std::optional<SourceRow> source(Tx& tx, ThingId thing) {
  return tx.row<SourceRow>(std::string(source_columns) + " WHERE x.thing = $1", thing);
}

std::vector<SourceRow> sources_among(Tx& tx, const std::vector<ThingId>& things) {
  const auto params = listed(things);
  return tx.rows_with<SourceRow>(std::string(source_columns) + " WHERE " + is_among(params),
                                 params);
}

std::vector<SourceRow> own_sources_among(Tx& tx, const Visitor& visitor,
                                         const std::vector<ThingId>& things) {
  auto params = listed(things);
  auto condition = " WHERE " + is_among(params);
  condition += " AND " + is_readable_for(place_of(visitor.person, params));
  condition += " AND x.author_persona = " + place_of(visitor.persona, params);
  return tx.rows_with<SourceRow>(std::string(source_columns) + condition + " ORDER BY x.thing",
                                 params);
}

std::unordered_map<ThingId, ReadableText> readable_among(Tx& tx, const Visitor& visitor,
                                                         const std::vector<ThingId>& things) {
  auto params = listed(things);
  auto condition = " WHERE " + is_among(params);
  condition += " AND " + is_readable_for(place_of(visitor.person, params));
  std::unordered_map<ThingId, ReadableText> found;
  tx.execute(
      "SELECT x.thing, x.text, x.author_persona, x.written_at, x.language FROM contribution_texts x" +
          condition,
      params, [&](const db::Row& row) {
        ThingId thing;
        read_column(row, 0, thing);
        auto& text = found[thing];
        read_column(row, 1, text.text);
        read_column(row, 2, text.author);
        read_column(row, 3, text.written_at);
        read_column(row, 4, text.language);
      });
  return found;
}

std::string readers_token(std::string_view audience, CommunityId community) {
  return audience == "everyone" ? "@everyone" : "@" + community.text();
}

std::vector<std::string> readers_tokens(Tx& tx, const Visitor& visitor) {
  std::vector<std::string> tokens{"@everyone"};
  for (const auto community : tx.values<CommunityId>(
           "SELECT community FROM community_standings WHERE person = $1"
           " AND community NOT IN (SELECT id FROM open_communities) ORDER BY community",
           visitor.person)) {
    tokens.push_back(readers_token("members", community));
  }
  return tokens;
}

std::string indexed_text(const Entry& entry) {
  std::string text = entry.readers + " ";
  for (const auto& token : entry.tokens) text += token + " ";
  for (const auto& stem : strong_stems(entry.stems))
    text += strong_token(stem, entry.readers) + " ";
  for (const auto& stem : entry.stems) text += stem + " ";
  return text;
}

void put(Tx& tx, const Entry& entry) {
  tx.run(on_postgres(tx) ? postgres_insert : sqlite_insert, entry.thing, entry.kind, entry.question,
         entry.within, entry.stems.size(), indexed_text(entry), entry.written_at, entry.answered);
  count_in(tx, entry.readers, entry.stems);
}

void remove(Tx& tx, ThingId thing) {
  const auto before =
      tx.value<std::string>("SELECT stems FROM search_texts WHERE thing = $1", thing);
  if (!before) return;
  const auto tokens = parted(*before);
  tx.run("DELETE FROM search_texts WHERE thing = $1", thing);
  count_out(tx, tokens.readers, tokens.stems);
}

std::optional<IndexedText> indexed(Tx& tx, ThingId thing) {
  std::optional<IndexedText> found;
  tx.execute("SELECT length, stems FROM search_texts WHERE thing = $1", {db::Param(thing)},
             [&](const db::Row& row) {
               found.emplace();
               read_column(row, 0, found->stems);
               auto text = row.text(1);
               while (text.starts_with('@')) {
                 const auto end = std::min(text.find(' '), text.size());
                 const auto token = text.substr(0, end);
                 // What it says strongly is told of by its stems.
                 if (!token.starts_with("@@@")) {
                   if (!found->tokens.empty()) found->tokens += ' ';
                   found->tokens += token;
                 }
                 text.remove_prefix(std::min(end + 1, text.size()));
               }
             });
  return found;
}

std::int64_t indexed_within(Tx& tx, ThingId thing) {
  return *tx.value<std::int64_t>(
      "SELECT count(*) FROM search_texts WHERE within = $1 AND thing <> $1", thing);
}

std::vector<ThingId> texts_of(Tx& tx, ThingId question, ThingId after, std::size_t most) {
  return tx.values<ThingId>(
      "SELECT thing FROM search_texts WHERE question = $1 AND thing > $2"
      " UNION SELECT x.thing FROM contribution_texts x WHERE x.question = $1 AND x.thing > $2"
      " ORDER BY thing LIMIT $3",
      question, after, most);
}

std::vector<ThingId> texts_within(Tx& tx, ThingId answer, ThingId after, std::size_t most) {
  return tx.values<ThingId>(
      "SELECT thing FROM search_texts WHERE (within = $1 OR thing = $1) AND thing > $2"
      " UNION SELECT x.thing FROM contribution_texts x WHERE x.within = $1 AND x.thing > $2"
      " UNION SELECT x.thing FROM contribution_texts x WHERE x.thing = $1 AND x.thing > $2"
      " ORDER BY thing LIMIT $3",
      answer, after, most);
}

std::vector<ThingId> indexed_as(Tx& tx, ThingId question, bool answered, std::size_t most) {
  return tx.values<ThingId>(
      "SELECT thing FROM search_texts WHERE question = $1 AND answered = $2"
      " ORDER BY thing LIMIT $3",
      question, answered, most);
}

bool clear_some(Tx& tx) {
  constexpr int texts_at_a_time = 10;
  constexpr int terms_at_a_time = 2'000;
  while (tx.run("DELETE FROM search_texts WHERE thing IN"
                " (SELECT thing FROM search_texts ORDER BY thing LIMIT $1)",
                texts_at_a_time) > 0) {
    if (db::turn_is_over()) return false;
  }
  while (tx.run("DELETE FROM search_terms WHERE (stem, readers) IN"
                " (SELECT stem, readers FROM search_terms ORDER BY stem, readers LIMIT $1)",
                terms_at_a_time) > 0) {
    if (db::turn_is_over()) return false;
  }
  while (tx.run("DELETE FROM search_neighbours WHERE (part, readers, stem) IN"
                " (SELECT part, readers, stem FROM search_neighbours"
                " ORDER BY part, readers, stem LIMIT $1)",
                terms_at_a_time) > 0) {
    if (db::turn_is_over()) return false;
  }
  tx.run("DELETE FROM search_totals");
  tx.run("DELETE FROM search_communities");
  while (tx.run("DELETE FROM search_people WHERE (part, name_key, person) IN"
                " (SELECT part, name_key, person FROM search_people"
                " ORDER BY part, name_key, person LIMIT $1)",
                terms_at_a_time) > 0) {
    if (db::turn_is_over()) return false;
  }
  while (tx.run("DELETE FROM search_profiles WHERE (part, name_key, person) IN"
                " (SELECT part, name_key, person FROM search_profiles"
                " ORDER BY part, name_key, person LIMIT $1)",
                terms_at_a_time) > 0) {
    if (db::turn_is_over()) return false;
  }
  return true;
}

void merge_a_little(Tx& tx) {
  if (on_postgres(tx)) return;
  constexpr int pages = 16;
  tx.run("INSERT INTO search_index (search_index, rank) VALUES ('merge', $1)", pages);
}

Totals totals(Tx& tx, const std::vector<std::string>& readers) {
  return tx
      .row<Totals>(
          "SELECT CAST(coalesce(sum(texts), 0) AS BIGINT) AS texts,"
          " CAST(coalesce(sum(stems), 0) AS BIGINT) AS stems FROM search_totals WHERE readers " +
              in_tokens(tx, 1),
          list_of(tx, readers))
      .value_or(Totals());
}

std::vector<StemCount> counts(Tx& tx, const std::vector<std::string>& stems,
                              const std::vector<std::string>& readers) {
  return tx.rows<StemCount>(
      "SELECT stem, CAST(sum(texts) AS BIGINT) AS texts FROM search_terms WHERE stem " +
          in_tokens(tx, 1) + " AND readers " + in_tokens(tx, 2) + " GROUP BY stem",
      list_of(tx, stems), list_of(tx, readers));
}

std::vector<StemCount> neighbours(Tx& tx, const std::vector<std::string>& parts,
                                  const std::vector<std::string>& readers) {
  constexpr int most = 2'000;
  const auto near = tx.values<std::string>(
      "SELECT DISTINCT stem FROM search_neighbours WHERE part " + in_tokens(tx, 1) +
          " AND readers " + in_tokens(tx, 2) + " ORDER BY stem LIMIT $3",
      list_of(tx, parts), list_of(tx, readers), most);
  return near.empty() ? std::vector<StemCount>() : counts(tx, without_repeats(near), readers);
}

ThingId newest(Tx& tx) {
  return tx.value<ThingId>("SELECT coalesce(max(thing), 0) FROM search_texts").value_or(ThingId());
}

void for_each_candidate(Tx& tx, const Groups& groups, const Stretch& stretch,
                        const std::function<void(const Candidate&)>& fn) {
  if (on_postgres(tx)) plan_each_search(tx);
  const auto sql =
      on_postgres(tx) ? postgres_candidates(stretch.few) : std::string(fts5_candidates);
  const auto query = on_postgres(tx) ? tsquery(groups) : fts5_query(groups);
  tx.execute(sql,
             {db::Param(query), db::Param(stretch.newest), db::IdList(tx, stretch.besides),
              db::Param(stretch.limit)},
             [&](const db::Row& row) {
               Candidate found;
               read_column(row, 0, found.thing);
               read_column(row, 1, found.question);
               read_column(row, 2, found.kind);
               read_column(row, 3, found.length);
               found.stems = row.text(4);
               read_column(row, 5, found.written_at);
               fn(found);
             });
}

}  // namespace kring::search::store
