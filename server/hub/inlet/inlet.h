#pragma once

#include "platform/db/database.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

namespace kring::inlet {

struct Slice;
class NotMatched;

/// A statement that could not be taken in, by its place in the log.
struct Parked {
  std::int64_t seq = 0;
  std::string error;
  BOOST_DESCRIBE_CLASS(Parked, (), (seq, error), (), ())
};

/// All of them, in the order of the log.
std::vector<Parked> parked(Tx& tx);
std::int64_t number_parked(Tx& tx);
/// How far the log of statements goes on behind what was read of it.
std::int64_t number_ahead(Tx& tx);

/// Reads on in the statements of other programs, and has the completions they report recorded
/// (`formal_links`). Whoever is recognised by an address that is proved to be theirs, by its sum,
/// or by an account at our own address, is recorded at once. Of whom that is not known, the
/// completions wait until an administrator says who it is, or confirms the address of somebody who
/// has it. What is voided is taken back.
///
/// Statements are read in the order of their commits, with a cursor of its own that moves in the
/// same transaction as what was taken in: each happens once, crash or not, on however many nodes.
class Inlet {
 public:
  Inlet(Database& database, std::string public_origin)
      : database_(database), origin_(std::move(public_origin)) {}

  /// Takes in what arrived, in background turns, for about that long or until all is; at least one
  /// turn. Says whether all is. A statement that cannot be taken in is parked with the error,
  /// and no other goes with it; what is passing (a full queue or disk) is thrown. What is parked
  /// goes when its statement does, or is voided.
  bool catch_up(std::chrono::milliseconds length = std::chrono::hours(1));

  /// Tries once more to take in what is parked. What still cannot be stays, with what is wrong with
  /// it now; what is voided by now is dropped.
  void retry();

 private:
  void forget_parked_that_went();
  void take_in_newcomers(const Slice& slice);
  /// Returns how many statements the next turn takes at most.
  std::size_t take_in_statements(const Slice& slice, std::size_t limit);
  /// Says whether there was anything to park.
  bool park_what_waited(const NotMatched& failure);

  Database& database_;
  const std::string origin_;
  std::atomic<std::int64_t> parked_looked_at_ = -1;  ///< `times_rewritten` when they were last
};

}  // namespace kring::inlet
