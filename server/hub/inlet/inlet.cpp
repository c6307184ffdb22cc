#include "hub/inlet/inlet.h"

#include "base/passing.h"
#include "hub/inlet/parking.h"
#include "hub/inlet/taking_in.h"
#include "hub/learning_records/rewriting.h"
#include "platform/log/log.h"

namespace kring::inlet {
namespace {

constexpr std::size_t most_at_once = 100;

void log_parked(std::int64_t seq, const std::exception& failure) {
  log::warning("inlet.parked",
               {{"seq", std::to_string(seq)}, {"error", std::string(failure.what())}});
}

}  // namespace

bool Inlet::catch_up(std::chrono::milliseconds length) {
  const auto end = std::chrono::steady_clock::now() + length;
  forget_parked_that_went();
  std::shared_ptr<const Directory> directory;
  auto limit = most_at_once;
  do {
    const auto slice =
        database_.read([&](Tx& tx) { return next_slice(tx, limit, origin_, directory); });
    if (slice.is_empty()) return true;
    directory = slice.directory;
    if (slice.looks_for_newcomers()) {
      take_in_newcomers(slice);
    } else {
      limit = take_in_statements(slice, limit);
    }
  } while (std::chrono::steady_clock::now() < end);
  return false;
}

void Inlet::forget_parked_that_went() {
  const auto [rewritten, gone] = database_.read([this](Tx& tx) {
    const auto now = learning_records::times_rewritten(tx);
    return std::pair(now,
                     now == parked_looked_at_ ? std::vector<std::int64_t>() : parked_that_went(tx));
  });
  for (const auto seq : gone) {
    database_.write([&](Tx& tx) { store::unpark(tx, seq); }, db::Priority::background);
    log::info("inlet.parked_went", {{"seq", std::to_string(seq)}});
  }
  parked_looked_at_ = rewritten;
}

void Inlet::take_in_newcomers(const Slice& slice) {
  try {
    database_.write([&](Tx& tx) { welcome(tx, slice, origin_); }, db::Priority::background);
  } catch (const NotMatched& failure) {
    park_what_waited(failure);
  }
}

std::size_t Inlet::take_in_statements(const Slice& slice, std::size_t limit) {
  try {
    const auto arrivals = arrivals_of(slice, origin_);
    database_.write([&](Tx& tx) { take_in(tx, slice, arrivals, origin_); },
                    db::Priority::background);
    return most_at_once;
  } catch (const std::exception& failure) {
    if (is_passing(failure) || slice.statements.empty()) throw;
    const auto* const not_matched = dynamic_cast<const NotMatched*>(&failure);
    // The statements of this slice come again, without what waited.
    if (not_matched && park_what_waited(*not_matched)) return limit;
    // One at a time, to find which one it is.
    if (limit > 1) return 1;
    log_parked(slice.statements.front().seq, failure);
    database_.write([&](Tx& tx) { park_first(tx, slice, failure.what()); },
                    db::Priority::background);
    return limit;
  }
}

bool Inlet::park_what_waited(const NotMatched& failure) {
  const auto parked =
      database_.write([&](Tx& tx) { return park_waiting(tx, failure); }, db::Priority::background);
  for (const auto seq : parked) log_parked(seq, failure);
  return !parked.empty();
}

void Inlet::retry() {
  const auto directory = database_.read([&](Tx& tx) { return Directory(tx, origin_); });
  for (const auto& each : database_.read(parked)) {
    try {
      database_.write([&](Tx& tx) { take_in_parked(tx, each.seq, directory, origin_); },
                      db::Priority::background);
    } catch (const std::exception& failure) {
      if (is_passing(failure)) throw;
      database_.write([&](Tx& tx) { store::park(tx, each.seq, failure.what()); },
                      db::Priority::background);
    }
  }
}

std::vector<Parked> parked(Tx& tx) {
  return store::parked(tx);
}

std::int64_t number_parked(Tx& tx) {
  return store::number_parked(tx);
}

std::int64_t number_ahead(Tx& tx) {
  return learning_records::end_of_log(tx) - store::progress(tx).seq;
}

}  // namespace kring::inlet
