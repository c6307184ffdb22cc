#pragma once

#include "platform/db/database.h"

#include <string>

namespace kring::inlet {

/// Reads on in the statements of other programs, and has the completions they report recorded
/// (`formal_links`). Whoever is recognised by address, by its sum, or by an account at our own
/// address, is recorded at once. Of whom that is not known, the completions wait until an
/// administrator says who it is, or somebody with that address joins. What is voided is taken back.
///
/// Statements are read in the order of their commits, with a cursor of its own that moves in the
/// same transaction as what was taken in: each happens once, crash or not, on however many nodes.
class Inlet {
 public:
  Inlet(Database& database, std::string public_origin)
      : database_(database), origin_(std::move(public_origin)) {}

  /// Takes in what arrived, in background turns. Ends at the end of the log, or after so many
  /// turns: then there may be more. A statement that cannot be taken in is set aside with the
  /// error, and the rest goes on; what is passing (a full queue or disk) is thrown.
  void catch_up(int most_turns = 10'000);

 private:
  Database& database_;
  const std::string origin_;
};

}  // namespace kring::inlet
