#include "platform/journal/journal.h"

#include <algorithm>

namespace kring::journal {
namespace {

constexpr int most_looked_at = 1'000;

constexpr std::string_view own_numbered =
    "SELECT subject FROM (SELECT seq, actor, owner, subject FROM journal WHERE seq > $2"
    " ORDER BY seq DESC LIMIT $3) AS newest WHERE actor = $1 AND owner = $1 ORDER BY seq DESC";

/// On PostgreSQL: those that are committed and have no place yet.
constexpr std::string_view own_pending =
    "SELECT l.subject FROM (SELECT xid, ordinal, line FROM journal_pending"
    " ORDER BY xid DESC, ordinal DESC LIMIT $2) AS newest JOIN journal_lines l"
    " ON l.line = newest.line WHERE l.actor = $1 AND l.owner = $1"
    " ORDER BY newest.xid DESC, newest.ordinal DESC";

void add_unknown(std::vector<ThingId>& known, const std::vector<ThingId>& more) {
  for (const auto each : more)
    if (std::ranges::find(known, each) == known.end()) known.push_back(each);
}

}  // namespace

std::vector<Line> lines_after(Tx& tx, std::int64_t seq, std::size_t limit) {
  return tx.rows<Line>(
      "SELECT seq, happened_at, kind, actor, community, subject_kind, subject, owner, data, origin,"
      " cause"
      " FROM journal WHERE seq > $1 ORDER BY seq LIMIT $2",
      seq, limit);
}

std::optional<Line> line(Tx& tx, std::int64_t seq) {
  return tx.row<Line>(
      "SELECT seq, happened_at, kind, actor, community, subject_kind, subject, owner, data, origin,"
      " cause"
      " FROM journal WHERE seq = $1",
      seq);
}

std::vector<ThingId> own_subjects_after(Tx& tx, PersonaId actor, std::int64_t seq,
                                        std::size_t limit) {
  std::vector<ThingId> subjects;
  if (tx.dialect() == db::Dialect::postgres)
    add_unknown(subjects, tx.values<ThingId>(own_pending, actor, most_looked_at));
  add_unknown(subjects, tx.values<ThingId>(own_numbered, actor, seq, most_looked_at));
  if (subjects.size() > limit) subjects.resize(limit);
  return subjects;
}

std::int64_t last_seq(Tx& tx) {
  // Not max(): over a view of two tables PostgreSQL joins all of them before it looks for the
  // largest.
  return tx.value<std::int64_t>("SELECT seq FROM journal ORDER BY seq DESC LIMIT 1").value_or(0);
}

std::int64_t number_pending(Tx& tx) {
  if (tx.dialect() == db::Dialect::sqlite) return 0;
  return tx.value<std::int64_t>("SELECT count(*) FROM journal_pending").value_or(0);
}

std::int64_t first_gap(Tx& tx) {
  const auto last = last_seq(tx);
  const auto lines = tx.value<std::int64_t>("SELECT count(*) FROM journal").value();
  if (lines == last) return 0;
  if (!line(tx, 1)) return 1;
  return tx
      .value<std::int64_t>(
          "SELECT j.seq + 1 FROM journal j WHERE j.seq < $1"
          " AND NOT EXISTS (SELECT 1 FROM journal n WHERE n.seq = j.seq + 1)"
          " ORDER BY j.seq LIMIT 1",
          last)
      .value_or(0);
}

}  // namespace kring::journal
