#include "hub/inlet/inlet.h"

#include "base/passing.h"
#include "hub/inlet/taking_in.h"
#include "platform/log/log.h"

#include <utility>

namespace kring::inlet {
namespace {

constexpr std::size_t most_at_once = 100;

}  // namespace

void Inlet::catch_up(int most_turns) {
  std::shared_ptr<const Directory> directory;
  std::size_t limit = most_at_once;
  for (int turn = 0; turn < most_turns; ++turn) {
    const auto slice =
        database_.read([&](Tx& tx) { return next_slice(tx, limit, origin_, directory); });
    if (slice.is_empty()) return;
    directory = slice.directory;
    try {
      const auto arrivals = arrivals_of(slice, origin_);
      database_.write([&](Tx& tx) { take_in(tx, slice, arrivals, origin_); },
                      db::Priority::background);
      limit = most_at_once;
    } catch (const std::exception& failure) {
      if (is_passing(failure) || slice.statements.empty()) throw;
      // One at a time, to find which one it is.
      if (std::exchange(limit, 1) > 1) continue;
      log::warning("inlet.set_aside", {{"seq", std::to_string(slice.statements.front().seq)},
                                       {"error", std::string(failure.what())}});
      database_.write([&](Tx& tx) { set_aside(tx, slice, failure.what()); },
                      db::Priority::background);
    }
  }
}

}  // namespace kring::inlet
