#include "hub/inlet/parking.h"

#include "hub/learning_records/rewriting.h"

namespace kring::inlet {

void park_first(Tx& tx, const Slice& slice, std::string_view error) {
  if (store::locked_progress(tx) != slice.from) return;
  // It may be gone by now.
  if (learning_records::times_rewritten(tx) != slice.times_rewritten) return;
  const auto seq = slice.statements.front().seq;
  store::park(tx, seq, error);
  store::set_progress(tx, {seq, slice.from.headcount});
}

std::vector<std::int64_t> park_waiting(Tx& tx, const NotMatched& failure) {
  store::locked_progress(tx);
  std::vector<std::int64_t> parked;
  for (const auto& row : store::completions_of(tx, failure.agent())) {
    if (failure.seq() != 0 && row.seq != failure.seq()) continue;
    store::park(tx, row.seq, failure.what());
    store::delete_completion(tx, row.seq);
    parked.push_back(row.seq);
  }
  store::delete_if_idle(tx, failure.agent());
  return parked;
}

std::vector<std::int64_t> parked_that_went(Tx& tx) {
  std::vector<std::int64_t> gone;
  for (const auto& each : store::parked(tx)) {
    if (!learning_records::logged_at(tx, each.seq)) gone.push_back(each.seq);
  }
  return gone;
}

void take_in_parked(Tx& tx, std::int64_t seq, const Directory& directory,
                    std::string_view public_origin) {
  store::locked_progress(tx);
  if (!store::unpark(tx, seq)) return;
  if (const auto logged = learning_records::logged_at(tx, seq)) {
    take_in_one(tx, arrival_of(*logged, public_origin), directory, public_origin);
  }
}

}  // namespace kring::inlet
