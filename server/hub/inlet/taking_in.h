#pragma once

#include "hub/inlet/matching.h"
#include "hub/learning_records/directory.h"
#include "hub/learning_records/statement_log.h"

#include <memory>
#include <vector>

/// What the inlet does in one turn.
namespace kring::inlet {

using learning_records::Directory;

/// Somebody who was waited for, and is here.
struct Newcomer {
  AgentId agent;
  PersonId person;
};

/// What lies before the inlet: newcomers or statements, and never both, so that what goes wrong
/// with the ones is not blamed on the others.
struct Slice {
  store::Progress from;
  store::Progress to;  ///< once all of it is taken in
  std::int64_t times_rewritten = 0;
  std::vector<Newcomer> newcomers;
  std::vector<learning_records::Logged> statements;
  std::shared_ptr<const Directory> directory;

  bool is_empty() const { return from == to; }
  bool looks_for_newcomers() const { return from.headcount != to.headcount; }
};

/// At most `limit` statements, fewer where they are large; newcomers first, where somebody joined
/// since or an address was proved. `known` is the directory of the turn before, taken again where
/// nobody joined since.
Slice next_slice(Tx& tx, std::size_t limit, std::string_view public_origin,
                 const std::shared_ptr<const Directory>& known);

/// One statement that concerns us: a completion, or one that takes another one back.
struct Arrival {
  std::int64_t seq = 0;
  std::string uuid;
  learning_records::ClientId client;
  std::optional<Reported> reported;
  std::string takes_back;  ///< sixteen octets of the statement it voids, or ""
};

Arrival arrival_of(const learning_records::Logged& logged, std::string_view public_origin);
/// Made ready outside the transaction that takes them in.
std::vector<Arrival> arrivals_of(const Slice& slice, std::string_view public_origin);

/// Takes in as much as its turn is long, and moves the cursor that far. Nothing where another node
/// was there first, or statements were written anew since the slice was read.
void take_in(Tx& tx, const Slice& slice, const std::vector<Arrival>& arrivals,
             std::string_view public_origin);

void take_in_one(Tx& tx, const Arrival& arrival, const Directory& directory,
                 std::string_view public_origin);

/// Has what waited for newcomers recorded, as far as its turn goes. Nothing where another node was
/// there first. Throws `NotMatched`.
void welcome(Tx& tx, const Slice& slice, std::string_view public_origin);

}  // namespace kring::inlet
