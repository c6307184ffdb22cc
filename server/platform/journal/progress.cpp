#include "base/passing.h"
#include "platform/db/failures.h"
#include "platform/db/turn.h"
#include "platform/journal/cursors.h"
#include "platform/journal/followers.h"
#include "platform/journal/journal.h"
#include "platform/log/log.h"

#include <algorithm>

namespace kring::journal {
namespace {

constexpr std::size_t batch_size = 200;

/// The cursor of a follower that was told to begin again and has not emptied its tables yet:
/// whoever takes its next step, after a crash too, goes on with that.
constexpr std::int64_t being_emptied = -1;

/// A follower could not handle a line.
class FollowFailed : public std::runtime_error {
 public:
  FollowFailed(std::int64_t seq, const std::string& why) : runtime_error(why), seq_(seq) {}
  std::int64_t seq() const { return seq_; }

 private:
  std::int64_t seq_;
};

bool follow_some(Follower& follower, Tx& tx, const Line& line, std::int64_t& place) {
  try {
    return follower.follow_some(tx, line, place);
  } catch (const db::TransactionBroken&) {
    throw;  // the database runs the whole batch again
  } catch (const std::exception& failure) {
    if (is_passing(failure)) throw;  // a full queue or disk says nothing about the line
    throw FollowFailed(line.seq, failure.what());
  }
}

}  // namespace

Progress::Progress(Database& database, Follower& follower)
    : database_(database), follower_(follower), hears_(follower.hears()) {}

bool Progress::take_turn(const std::function<bool(Tx&)>& turn) {
  const auto* log = follower_.adds_to();
  if (!log) return database_.write(turn, db::Priority::background);
  // Whoever adds to the log waits for a turn in its order, so none is taken for nothing.
  const bool has_news =
      database_.read([&](Tx& tx) { return cursor_of(tx, follower_.name()) != last_seq(tx); });
  return has_news && database_.write_in_order(*log, turn, db::Priority::background);
}

Progress::Outcome Progress::step() {
  // After a failure the lines before it are handled as usual, then the failing one by itself.
  try {
    const bool moved = take_turn([&](Tx& tx) {
      const auto before = locked_cursor(tx, follower_.name());
      if (before.seq == being_emptied) {
        if (follower_.clear_some(tx)) move_cursor(tx, follower_.name(), {});
        return true;
      }
      const bool alone = failing_ == before.seq + 1;
      const auto lines = lines_after(tx, before.seq, alone ? 1 : batch_size);
      auto cursor = before;
      bool whole = true;
      for (const auto& line : lines) {
        if (line.seq == failing_ && !alone) break;
        const bool heard = std::ranges::find(hears_, line.kind) != hears_.end();
        whole = !heard || follow_some(follower_, tx, line, cursor.place);
        if (whole) cursor = {line.seq, 0};
        if (!whole || db::turn_is_over()) break;
      }
      if (cursor != before) move_cursor(tx, follower_.name(), cursor);
      return !whole || cursor != before;
    });
    return moved ? Outcome::moved : Outcome::caught_up;
  } catch (const FollowFailed& failure) {
    return note_failure(failure.seq(), failure.what());
  }
}

Progress::Outcome Progress::note_failure(std::int64_t seq, const std::string& error) {
  attempts_ = failing_ == seq ? attempts_ + 1 : 1;
  failing_ = seq;
  log::warning("follower.failed", {{"follower", std::string(follower_.name())},
                                   {"seq", std::to_string(seq)},
                                   {"attempt", std::to_string(attempts_)},
                                   {"error", error}});
  if (attempts_ < most_attempts) return Outcome::failed;
  database_.write(
      [&](Tx& tx) {
        if (locked_cursor(tx, follower_.name()).seq >= seq) return;
        park(tx, {std::string(follower_.name()), seq, attempts_, error});
        move_cursor(tx, follower_.name(), {seq, 0});
      },
      db::Priority::background);
  failing_ = 0;
  attempts_ = 0;
  return Outcome::moved;
}

void Progress::try_again() {
  const auto first = [this](Tx& tx) { return first_parked(tx, follower_.name()); };
  if (!database_.read(first)) return;
  if (!follower_.may_hear_again()) return begin_again();
  database_.write(
      [&](Tx& tx) {
        const auto cursor = locked_cursor(tx, follower_.name());
        const auto parked = first(tx);
        if (!parked || cursor.seq < *parked) return;  // it is being emptied, and comes to it
        forget_parked(tx, follower_.name());
        move_cursor(tx, follower_.name(), {*parked - 1, 0});
      },
      db::Priority::background);
  failing_ = 0;
  attempts_ = 0;
}

void Progress::begin_again() {
  database_.write(
      [&](Tx& tx) {
        locked_cursor(tx, follower_.name());
        forget_parked(tx, follower_.name());
        move_cursor(tx, follower_.name(), {being_emptied, 0});
      },
      db::Priority::background);
  failing_ = 0;
  attempts_ = 0;
}

}  // namespace kring::journal
