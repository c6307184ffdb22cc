#include "platform/journal/cursors.h"

#include "platform/journal/follower.h"

#include <algorithm>

namespace kring::journal {

Cursor locked_cursor(Tx& tx, std::string_view follower) {
  tx.run(
      "INSERT INTO journal_cursors (follower, seq) VALUES ($1, 0) ON CONFLICT (follower) DO NOTHING",
      follower);
  // SQLite has one writer: the transaction is the lock.
  const auto* select = tx.dialect() == db::Dialect::postgres
                           ? "SELECT seq, place FROM journal_cursors WHERE follower = $1 FOR UPDATE"
                           : "SELECT seq, place FROM journal_cursors WHERE follower = $1";
  return tx.row<Cursor>(select, follower).value_or(Cursor());
}

std::int64_t cursor_of(Tx& tx, std::string_view follower) {
  return tx.value<std::int64_t>("SELECT seq FROM journal_cursors WHERE follower = $1", follower)
      .value_or(0);
}

void move_cursor(Tx& tx, std::string_view follower, Cursor to) {
  tx.run("UPDATE journal_cursors SET seq = $2, place = $3 WHERE follower = $1", follower, to.seq,
         to.place);
}

void park(Tx& tx, const ParkedLine& line) {
  tx.run(
      "INSERT INTO journal_parked (follower, seq, attempts, error) VALUES ($1, $2, $3, $4)"
      " ON CONFLICT (follower, seq) DO UPDATE"
      " SET attempts = excluded.attempts, error = excluded.error",
      line.follower, line.seq, line.attempts, line.error);
}

void forget_parked(Tx& tx, std::string_view follower) {
  tx.run("DELETE FROM journal_parked WHERE follower = $1", follower);
}

std::vector<ParkedLine> parked_lines(Tx& tx) {
  return tx.rows<ParkedLine>(
      "SELECT follower, seq, attempts, error FROM journal_parked ORDER BY seq, follower");
}

std::optional<ParkedLine> parked(Tx& tx, std::string_view follower, std::int64_t seq) {
  return tx.row<ParkedLine>(
      "SELECT follower, seq, attempts, error FROM journal_parked WHERE follower = $1 AND seq = $2",
      follower, seq);
}

std::optional<std::int64_t> first_parked(Tx& tx, std::string_view follower) {
  return tx.value<std::int64_t>(
      "SELECT seq FROM journal_parked WHERE follower = $1 ORDER BY seq LIMIT 1", follower);
}

std::vector<ParkedKind> parked_kinds(Tx& tx, std::string_view follower, std::size_t limit) {
  return tx.rows<ParkedKind>(
      "SELECT p.seq, j.kind, j.happened_at, p.attempts, p.error FROM journal_parked p"
      " JOIN journal j ON j.seq = p.seq WHERE p.follower = $1 ORDER BY p.seq LIMIT $2",
      follower, limit);
}

std::int64_t number_parked(Tx& tx, std::string_view follower) {
  return tx.value<std::int64_t>("SELECT count(*) FROM journal_parked WHERE follower = $1", follower)
      .value_or(0);
}

std::int64_t parked_removals(Tx& tx, const std::vector<Follower*>& followers) {
  std::int64_t number = 0;
  for (const auto* follower : followers) {
    const auto takes_away = follower->takes_away();
    const auto parked = tx.values<std::string>(
        "SELECT j.kind FROM journal_parked p JOIN journal j ON j.seq = p.seq"
        " WHERE p.follower = $1",
        follower->name());
    number += std::ranges::count_if(parked, [&](const std::string& kind) {
      return std::ranges::find(takes_away, kind) != takes_away.end();
    });
  }
  return number;
}

}  // namespace kring::journal
