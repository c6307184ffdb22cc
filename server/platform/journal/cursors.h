#pragma once

#include "platform/db/tx.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/class.hpp>

/// How far each follower has come, and which lines it could not handle.
namespace kring::journal {

class Follower;

/// How far a follower is.
struct Cursor {
  std::int64_t seq = 0;    ///< the last line it handled whole
  std::int64_t place = 0;  ///< where it goes on in the next one (`Follower::follow_some`)
  bool operator==(const Cursor&) const = default;
  BOOST_DESCRIBE_CLASS(Cursor, (), (seq, place), (), ())
};

/// The row is locked until the transaction ends, so that two nodes never run one follower.
Cursor locked_cursor(Tx& tx, std::string_view follower);
/// The last line it handled whole.
std::int64_t cursor_of(Tx& tx, std::string_view follower);
void move_cursor(Tx& tx, std::string_view follower, Cursor to);

struct ParkedLine {
  std::string follower;
  std::int64_t seq = 0;
  std::int64_t attempts = 0;
  std::string error;
  BOOST_DESCRIBE_CLASS(ParkedLine, (), (follower, seq, attempts, error), (), ())
};

void park(Tx& tx, const ParkedLine& line);
void forget_parked(Tx& tx, std::string_view follower);
std::vector<ParkedLine> parked_lines(Tx& tx);
/// What one follower said of one line it could not handle.
std::optional<ParkedLine> parked(Tx& tx, std::string_view follower, std::int64_t seq);

/// The first line that this follower could not handle.
std::optional<std::int64_t> first_parked(Tx& tx, std::string_view follower);

/// A parked line with what it says.
struct ParkedKind {
  std::int64_t seq = 0;
  std::string kind;
  Time happened_at;
  std::int64_t attempts = 0;
  std::string error;
  BOOST_DESCRIBE_CLASS(ParkedKind, (), (seq, kind, happened_at, attempts, error), (), ())
};
/// The first so many that this follower could not handle, and how many there are.
std::vector<ParkedKind> parked_kinds(Tx& tx, std::string_view follower, std::size_t limit);
std::int64_t number_parked(Tx& tx, std::string_view follower);

/// How many lines are parked by which their follower takes something away (`Follower::takes_away`).
/// Until they are handled the hub may show what it should not, and is not ready.
std::int64_t parked_removals(Tx& tx, const std::vector<Follower*>& followers);

}  // namespace kring::journal
