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

}  // namespace kring::journal
