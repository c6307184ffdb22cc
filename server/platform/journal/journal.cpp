#include "platform/journal/journal.h"

namespace kring::journal {

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

std::int64_t last_seq(Tx& tx) {
  // Not max(): over a view of two tables PostgreSQL joins all of them before it looks for the
  // largest.
  return tx.value<std::int64_t>("SELECT seq FROM journal ORDER BY seq DESC LIMIT 1").value_or(0);
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
