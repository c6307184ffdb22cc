#include "hub/imports/imports_store.h"

#include "platform/db/id_list.h"

#include <charconv>

namespace kring::imports::store {
namespace {

std::string written(const std::vector<std::int64_t>& numbers) {
  std::string all;
  for (const auto number : numbers) {
    if (!all.empty()) all += ' ';
    all += std::to_string(number);
  }
  return all;
}

std::vector<std::int64_t> numbers_in(std::string_view text) {
  std::vector<std::int64_t> numbers;
  while (!text.empty()) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc()) break;
    numbers.push_back(number);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (!text.empty()) text.remove_prefix(1);
  }
  return numbers;
}

struct ReportRow {
  ImportedKind what;
  ImportOutcome outcome;
  std::int64_t number;
  std::string examples;
  BOOST_DESCRIBE_CLASS(ReportRow, (), (what, outcome, number, examples), (), ())
};

/// With the community of each, of which the viewer, $1, may know.
std::string select_listed(std::string_view which) {
  return std::string(
             "SELECT i.id, i.source, i.community, c.name AS community_name, i.stage,"
             " i.octets_done, i.octets_whole, i.begun_at, i.moved_at, i.finished_at"
             " FROM imports i JOIN community_profiles c ON c.id = i.community"
             " LEFT JOIN community_standings s ON s.community = c.id AND s.person = $1"
             " WHERE (c.openness <> 'private' OR s.standing IS NOT NULL) AND ")
      .append(which);
}

}  // namespace

void insert_import(Tx& tx, ImportId id, CommunityId community, std::string_view marker,
                   const DumpRow& dump) {
  tx.run(
      "INSERT INTO imports (id, community, marker, source, files, octets_done, octets_whole, stage,"
      " octet, rows_read, begun_at, moved_at)"
      " VALUES ($1, $2, $3, $4, $5, 0, $6, 'emptying', 0, 0, $7, $7)",
      id, community, marker, dump.source, dump.files, dump.octets_whole, tx.now());
}

std::optional<ImportRow> import(Tx& tx, CommunityId community, std::string_view marker) {
  return tx.row<ImportRow>(
      "SELECT id, community, files, stage, octet, rows_read FROM imports"
      " WHERE community = $1 AND marker = $2",
      community, marker);
}

void begin_anew(Tx& tx, ImportId id, const DumpRow& dump) {
  tx.run(
      "UPDATE imports SET source = $2, files = $3, octets_done = 0, octets_whole = $4,"
      " stage = 'emptying', octet = 0, rows_read = 0, begun_at = $5, moved_at = $5,"
      " finished_at = NULL WHERE id = $1",
      id, dump.source, dump.files, dump.octets_whole, tx.now());
  tx.run("DELETE FROM import_reports WHERE import = $1", id);
  tx.run("DELETE FROM import_acceptances WHERE import = $1", id);
}

bool move_cursor(Tx& tx, ImportId id, const Cursor& from, const Cursor& to,
                 std::int64_t octets_done) {
  return tx.run(
             "UPDATE imports SET stage = $2, octet = $3, rows_read = $4, octets_done = $5,"
             " moved_at = $6 WHERE id = $1 AND stage = $7 AND octet = $8",
             id, to.stage, to.place.octet, to.place.rows, octets_done, tx.now(), from.stage,
             from.place.octet) == 1;
}

void set_finished(Tx& tx, ImportId id) {
  tx.run("UPDATE imports SET finished_at = $2 WHERE id = $1", id, tx.now());
}

std::vector<ImportName> imports(Tx& tx) {
  return tx.rows<ImportName>(
      "SELECT id, community, stage, begun_at, finished_at FROM imports ORDER BY begun_at DESC, id");
}

std::vector<ListedRow> imports_before(Tx& tx, PersonId viewer, Time begun_at, ImportId id,
                                      std::size_t limit) {
  return tx.rows<ListedRow>(
      select_listed("(i.begun_at, i.id) < ($2, $3) ORDER BY i.begun_at DESC, i.id DESC LIMIT $4"),
      viewer, begun_at, id, limit);
}

std::optional<ListedRow> import_seen_by(Tx& tx, PersonId viewer, ImportId id) {
  return tx.row<ListedRow>(select_listed("i.id = $2"), viewer, id);
}

std::vector<NumberRow> numbers_here(Tx& tx, const std::vector<ImportId>& imports) {
  return tx.rows<NumberRow>(
      "SELECT import, what, CAST(SUM(number) AS BIGINT) AS number FROM import_reports"
      " WHERE outcome IN ('came', 'already_here') AND import " +
          db::in_list(tx, 1) + " GROUP BY import, what",
      db::IdList(tx, imports));
}

std::optional<PersonId> person(Tx& tx, ImportId id, std::string_view source_key) {
  return tx.value<PersonId>(
      "SELECT person FROM import_people WHERE import = $1 AND source_key = $2", id, source_key);
}

void insert_person(Tx& tx, ImportId id, std::string_view source_key, PersonId person) {
  tx.run("INSERT INTO import_people (import, source_key, person) VALUES ($1, $2, $3)", id,
         source_key, person);
}

std::optional<ThingId> thing(Tx& tx, ImportId id, std::string_view kind, std::int64_t source) {
  return tx.value<ThingId>(
      "SELECT thing FROM import_things WHERE import = $1 AND kind = $2 AND source = $3", id, kind,
      source);
}

void insert_thing(Tx& tx, ImportId id, std::string_view kind, std::int64_t source, ThingId thing) {
  tx.run("INSERT INTO import_things (import, kind, source, thing) VALUES ($1, $2, $3, $4)", id,
         kind, source, thing);
}

void insert_text(Tx& tx, ImportId id, const TextRow& text) {
  tx.run(
      "INSERT INTO import_texts (import, post, source, revision, part, author_key, text, made_at)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (import, post, source) DO NOTHING",
      id, text.post, text.source, text.revision, text.part, text.author_key, text.text,
      text.made_at);
}

std::vector<TextRow> texts_of(Tx& tx, ImportId id, const std::vector<std::int64_t>& posts) {
  std::vector<TextRow> all;
  for (const auto post : posts) {
    for (auto& row : tx.rows<TextRow>(
             "SELECT post, source, revision, part, author_key, text, made_at FROM import_texts"
             " WHERE import = $1 AND post = $2 ORDER BY source",
             id, post)) {
      all.push_back(std::move(row));
    }
  }
  return all;
}

std::int64_t delete_texts_of(Tx& tx, ImportId id, std::int64_t post) {
  return tx.run("DELETE FROM import_texts WHERE import = $1 AND post = $2", id, post);
}

std::vector<HistoryPart> delete_texts(Tx& tx, ImportId id, std::int64_t limit) {
  return tx.values<HistoryPart>(
      "DELETE FROM import_texts WHERE import = $1 AND (post, source) IN"
      " (SELECT post, source FROM import_texts WHERE import = $1 LIMIT $2) RETURNING part",
      id, limit);
}

void add_votes(Tx& tx, ImportId id, std::int64_t post, std::int64_t likes, std::int64_t down_votes,
               std::optional<Time> accepted_at) {
  tx.run(
      "INSERT INTO import_votes (import, post, likes, down_votes, accepted_at)"
      " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (import, post) DO UPDATE SET"
      " likes = import_votes.likes + excluded.likes,"
      " down_votes = import_votes.down_votes + excluded.down_votes,"
      " accepted_at = coalesce(excluded.accepted_at, import_votes.accepted_at)",
      id, post, likes, down_votes, accepted_at);
}

std::optional<VotesRow> votes_of(Tx& tx, ImportId id, std::int64_t post) {
  return tx.row<VotesRow>(
      "SELECT likes, down_votes, accepted_at FROM import_votes WHERE import = $1 AND post = $2", id,
      post);
}

std::int64_t delete_votes(Tx& tx, ImportId id, std::int64_t limit) {
  return tx.run(
      "DELETE FROM import_votes WHERE import = $1 AND post IN"
      " (SELECT post FROM import_votes WHERE import = $1 LIMIT $2)",
      id, limit);
}

VotesRow votes_on_missing(Tx& tx, ImportId id) {
  return tx
      .row<VotesRow>(
          "SELECT CAST(coalesce(sum(v.likes), 0) AS BIGINT) AS likes,"
          " CAST(coalesce(sum(v.down_votes), 0) AS BIGINT) AS down_votes, NULL AS accepted_at"
          " FROM import_votes v WHERE v.import = $1 AND NOT EXISTS"
          " (SELECT 1 FROM import_things t WHERE t.import = $1 AND t.kind IN ('question', 'answer')"
          " AND t.source = v.post)",
          id)
      .value_or(VotesRow{0, 0, std::nullopt});
}

void insert_acceptance(Tx& tx, ImportId id, std::int64_t answer, std::int64_t question) {
  tx.run(
      "INSERT INTO import_acceptances (import, answer_source, question_source) VALUES ($1, $2, $3)"
      " ON CONFLICT (import, answer_source) DO NOTHING",
      id, answer, question);
}

std::optional<std::int64_t> take_acceptance(Tx& tx, ImportId id, std::int64_t answer) {
  return tx.value<std::int64_t>(
      "DELETE FROM import_acceptances WHERE import = $1 AND answer_source = $2"
      " RETURNING question_source",
      id, answer);
}

std::vector<std::int64_t> accepted_that_are_missing(Tx& tx, ImportId id, std::int64_t limit) {
  return tx.values<std::int64_t>(
      "SELECT answer_source FROM import_acceptances WHERE import = $1"
      " ORDER BY answer_source LIMIT $2",
      id, limit);
}

void add_to_report(Tx& tx, ImportId id, const Report& report) {
  for (const auto& [key, count] : report.counts()) {
    auto whole = count;
    const auto before = tx.row<ReportRow>(
        "SELECT what, outcome, number, examples FROM import_reports"
        " WHERE import = $1 AND what = $2 AND outcome = $3",
        id, key.first, key.second);
    if (before) {
      whole = {before->number, numbers_in(before->examples)};
      whole.add(count);
    }
    tx.run(
        "INSERT INTO import_reports (import, what, outcome, number, examples)"
        " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (import, what, outcome) DO UPDATE SET"
        " number = excluded.number, examples = excluded.examples",
        id, key.first, key.second, whole.number, written(whole.examples));
  }
}

Report report(Tx& tx, ImportId id) {
  Report all;
  for (const auto& row : tx.rows<ReportRow>(
           "SELECT what, outcome, number, examples FROM import_reports WHERE import = $1", id)) {
    all.add({row.what, row.outcome}, {row.number, numbers_in(row.examples)});
  }
  return all;
}

std::vector<DownVoted> down_voted_after(Tx& tx, ImportId id, std::int64_t post, std::size_t limit) {
  return tx.rows<DownVoted>(
      "SELECT post, likes, down_votes FROM import_votes v WHERE import = $1 AND post > $2"
      " AND down_votes > 0 AND EXISTS (SELECT 1 FROM import_things t WHERE t.import = $1"
      " AND t.kind IN ('question', 'answer') AND t.source = v.post) ORDER BY post LIMIT $3",
      id, post, limit);
}

}  // namespace kring::imports::store
