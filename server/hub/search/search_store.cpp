#include "hub/search/search_store.h"

#include "base/page.h"
#include "platform/db/turn.h"

#include <algorithm>

namespace kring::search::store {
namespace {

constexpr std::string_view source_columns =
    "SELECT x.thing, x.kind, x.question, x.within, x.community, x.audience, x.title, x.text"
    " FROM contribution_texts x";

bool on_postgres(const Tx& tx) {
  return tx.dialect() == db::Dialect::postgres;
}

// A list of stems as one parameter, and as a table of one column named "value". Stems are letters
// and digits alone, so they need no escaping.
std::string list_of(const Tx& tx, const std::vector<std::string>& stems) {
  std::string list(on_postgres(tx) ? "{" : "[");
  for (const auto& stem : stems) {
    if (list.size() > 1) list += ',';
    list += '"' + stem + '"';
  }
  return list + (on_postgres(tx) ? '}' : ']');
}

std::string each_of_list(const Tx& tx) {
  return on_postgres(tx) ? "unnest($1::text[]) AS each (value)" : "json_each($1) AS each";
}

std::vector<std::string> without_repeats(std::vector<std::string> stems) {
  std::ranges::sort(stems);
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  return stems;
}

std::vector<std::string> parted(std::string_view stems) {
  std::vector<std::string> all;
  while (!stems.empty()) {
    const auto end = std::min(stems.find(' '), stems.size());
    if (!stems.starts_with('@')) all.emplace_back(stems.substr(0, end));
    stems.remove_prefix(std::min(end + 1, stems.size()));
  }
  return all;
}

void change_totals(Tx& tx, std::int64_t texts, std::int64_t stems) {
  tx.run("UPDATE search_totals SET texts = texts + $1, stems = stems + $2", texts, stems);
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
    "INSERT INTO search_texts (thing, kind, question, within, length, stems)"
    " VALUES ($1, $2, $3, $4, $5, $6)";

constexpr std::string_view postgres_insert =
    "INSERT INTO search_texts (thing, kind, question, within, length, stems, vector)"
    " VALUES ($1, $2, $3, $4, $5, $6, array_to_tsvector(string_to_array(btrim($6), ' ')))";

constexpr std::string_view fts5_candidates =
    "SELECT t.thing, t.question, t.kind, t.length, t.stems"
    " FROM (SELECT rowid FROM search_index WHERE search_index MATCH $1 AND rowid <= $2"
    " ORDER BY rowid DESC LIMIT $3) i JOIN search_texts t ON t.thing = i.rowid";

constexpr std::string_view postgres_candidates =
    "SELECT thing, question, kind, length, stems FROM search_texts"
    " WHERE vector @@ CAST($1 AS tsquery) AND thing <= $2 ORDER BY thing DESC LIMIT $3";

}  // namespace

std::optional<SourceRow> source(Tx& tx, ThingId thing) {
  return tx.row<SourceRow>(std::string(source_columns) + " WHERE x.thing = $1", thing);
}

std::vector<SourceRow> sources_of(Tx& tx, ThingId question) {
  return tx.rows<SourceRow>(std::string(source_columns) + " WHERE x.question = $1 ORDER BY x.thing",
                            question);
}

std::vector<SourceRow> sources_within(Tx& tx, ThingId thing) {
  return tx.rows<SourceRow>(
      std::string(source_columns) + " WHERE x.within = $1 AND x.thing <> $1 ORDER BY x.thing",
      thing);
}

std::unordered_map<ThingId, ReadableText> readable_among(Tx& tx, const Visitor& visitor,
                                                         const std::vector<ThingId>& things) {
  std::vector<db::Param> params{visitor.person};
  std::string places;
  for (std::size_t at = 0; at < page_size; ++at) {
    places += (at == 0 ? "$" : ", $") + std::to_string(at + 2);
    params.emplace_back(at < things.size() ? things[at] : ThingId());
  }
  std::unordered_map<ThingId, ReadableText> found;
  tx.execute(
      "SELECT x.thing, x.text, x.author_persona, x.written_at FROM contribution_texts x"
      " WHERE x.thing IN (" +
          places +
          ") AND (x.audience = 'everyone' OR EXISTS (SELECT 1 FROM community_standings s"
          " WHERE s.community = x.community AND s.person = $1))",
      params, [&](const db::Row& row) {
        ThingId thing;
        read_column(row, 0, thing);
        auto& text = found[thing];
        read_column(row, 1, text.text);
        read_column(row, 2, text.author);
        read_column(row, 3, text.written_at);
      });
  return found;
}

std::string readers_token(std::string_view audience, CommunityId community) {
  return audience == "everyone" ? "@everyone" : "@" + community.text();
}

std::vector<std::string> readers_tokens(Tx& tx, const Visitor& visitor) {
  std::vector<std::string> tokens{"@everyone"};
  for (const auto community : tx.values<CommunityId>(
           "SELECT community FROM community_standings WHERE person = $1 ORDER BY community",
           visitor.person)) {
    tokens.push_back(readers_token("members", community));
  }
  return tokens;
}

void put(Tx& tx, const Entry& entry) {
  std::string stems = entry.readers + " ";
  for (const auto& stem : entry.stems) stems += stem + " ";
  tx.run(on_postgres(tx) ? postgres_insert : sqlite_insert, entry.thing, entry.kind, entry.question,
         entry.within, entry.stems.size(), stems);
  tx.run("INSERT INTO search_terms (stem, texts) SELECT value, 1 FROM " + each_of_list(tx) +
             " WHERE true ON CONFLICT (stem) DO UPDATE SET texts = search_terms.texts + 1",
         list_of(tx, without_repeats(entry.stems)));
  change_totals(tx, 1, static_cast<std::int64_t>(entry.stems.size()));
}

void remove(Tx& tx, ThingId thing) {
  const auto before =
      tx.value<std::string>("SELECT stems FROM search_texts WHERE thing = $1", thing);
  if (!before) return;
  const auto stems = parted(*before);
  tx.run("DELETE FROM search_texts WHERE thing = $1", thing);
  const auto list = list_of(tx, without_repeats(stems));
  const auto these = "stem IN (SELECT value FROM " + each_of_list(tx) + ")";
  tx.run("UPDATE search_terms SET texts = texts - 1 WHERE " + these, list);
  tx.run("DELETE FROM search_terms WHERE texts = 0 AND " + these, list);
  change_totals(tx, -1, -static_cast<std::int64_t>(stems.size()));
}

std::vector<ThingId> indexed_in(Tx& tx, ThingId question) {
  return tx.values<ThingId>("SELECT thing FROM search_texts WHERE question = $1 ORDER BY thing",
                            question);
}

std::vector<ThingId> indexed_within(Tx& tx, ThingId thing) {
  return tx.values<ThingId>(
      "SELECT thing FROM search_texts WHERE within = $1 AND thing <> $1 ORDER BY thing", thing);
}

bool clear_some(Tx& tx) {
  constexpr int texts_at_a_time = 100;
  constexpr int terms_at_a_time = 2'000;
  while (tx.run("DELETE FROM search_texts WHERE thing IN"
                " (SELECT thing FROM search_texts ORDER BY thing LIMIT $1)",
                texts_at_a_time) > 0) {
    if (db::turn_is_over()) return false;
  }
  while (tx.run("DELETE FROM search_terms WHERE stem IN"
                " (SELECT stem FROM search_terms ORDER BY stem LIMIT $1)",
                terms_at_a_time) > 0) {
    if (db::turn_is_over()) return false;
  }
  tx.run("UPDATE search_totals SET texts = 0, stems = 0");
  return true;
}

void merge_a_little(Tx& tx) {
  if (on_postgres(tx)) return;
  constexpr int pages = 16;
  tx.run("INSERT INTO search_index (search_index, rank) VALUES ('merge', $1)", pages);
}

Totals totals(Tx& tx) {
  return tx
      .row<Totals>(
          "SELECT texts, stems, COALESCE((SELECT MAX(thing) FROM search_texts), 0) AS newest"
          " FROM search_totals")
      .value_or(Totals());
}

std::vector<StemCount> counts(Tx& tx, const std::vector<std::string>& stems) {
  return tx.rows<StemCount>(
      "SELECT stem, texts FROM search_terms WHERE stem IN (SELECT value FROM " + each_of_list(tx) +
          ")",
      list_of(tx, stems));
}

void for_each_candidate(Tx& tx, const Groups& groups, ThingId newest, std::size_t limit,
                        const std::function<void(const Candidate&)>& fn) {
  const auto query = on_postgres(tx) ? tsquery(groups) : fts5_query(groups);
  tx.execute(on_postgres(tx) ? postgres_candidates : fts5_candidates,
             {db::Param(query), db::Param(newest), db::Param(limit)}, [&](const db::Row& row) {
               Candidate found;
               read_column(row, 0, found.thing);
               read_column(row, 1, found.question);
               read_column(row, 2, found.kind);
               read_column(row, 3, found.length);
               found.stems = row.text(4);
               fn(found);
             });
}

}  // namespace kring::search::store
