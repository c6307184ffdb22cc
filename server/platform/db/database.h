#pragma once

#include "platform/db/journal_growth.h"
#include "platform/db/tx.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>

namespace kring::db {

/// How soon a write is wanted. Followers, jobs and imports give way to people.
enum class Priority { people, background };

/// A table that is written in order (`Database::write_in_order`), named by another one, which on
/// PostgreSQL exists to be locked and has no rows.
struct OrderedLog {
  const char* turn_table;
};

/// The database of the hub: SQLite on one machine, PostgreSQL on several. Thread-safe.
///
/// Both calls block until they are done, and neither may be made inside the other. They refuse with
/// `overloaded` (503, with a time to come back) when their queue is full and `storage_full` (507)
/// when the disk is; whatever the closure throws passes through, and nothing it wrote remains.
class Database {
 public:
  virtual ~Database() = default;

  /// Runs `fn(tx)` on one snapshot, read-only, and returns what it returns. Ends after ten seconds.
  /// A lost connection makes it begin again, so `fn` too touches nothing but its Tx.
  template <class Fn>
  auto read(Fn&& fn) {
    return returning(std::forward<Fn>(fn), [this](const Work& work) { run_read(work); });
  }

  /// Runs `fn(tx)` in a serializable transaction and returns what it returned, once that is
  /// durable. `fn` may run more than once, and touches nothing but its Tx.
  template <class Fn>
  auto write(Fn&& fn, Priority priority = Priority::people) {
    return returning(std::forward<Fn>(fn), [&](const Work& work) { run_write(work, priority); });
  }

  /// The same, one after the other with every other write to that log, on all nodes: the order in
  /// which they see the log is the order of their commits, and `tx.now()` is taken when it is their
  /// turn. Writes to other logs, and writes without one, go on beside them.
  template <class Fn>
  auto write_in_order(const OrderedLog& log, Fn&& fn, Priority priority = Priority::people) {
    return returning(std::forward<Fn>(fn),
                     [&](const Work& work) { run_in_order(log, work, priority); });
  }

  /// A moment below which no write to the log is under way: each that is not yet to be seen by a
  /// read that begins after this call has, or will have, a `tx.now()` of this moment or later.
  virtual Time settled(const OrderedLog& log) = 0;

  /// Has what was removed or written over before this call leave our files as well: SQLite's
  /// write-ahead log keeps it for as long as it does not need the room. Waits so long at most for
  /// reads that still see it, and for other checkpoints; says whether it is gone. PostgreSQL's
  /// files are its own: there this does nothing and says true (docs/xapi.md says what remains).
  virtual bool wipe_remains(std::chrono::milliseconds patience) = 0;

  virtual Dialect dialect() const = 0;

  /// Calls `grown`, from some thread, soon after lines joined the journal: once for many, and
  /// sometimes for none. `grown` returns at once and asks nothing of the database. It is called
  /// until the handle is gone, whose end waits for a call that is running.
  [[nodiscard]] virtual JournalGrowth::Listening on_journal_growth(std::function<void()> grown) = 0;

  /// Returns once every line that was committed before the call has its place in the order. SQLite
  /// numbers as it writes; on PostgreSQL the sequencer is a few milliseconds behind the commits.
  virtual void await_numbering() = 0;

 protected:
  using Work = std::function<void(Tx&)>;
  virtual void run_read(const Work& work) = 0;
  virtual void run_write(const Work& work, Priority priority) = 0;
  virtual void run_in_order(const OrderedLog& log, const Work& work, Priority priority) = 0;

 private:
  template <class Fn, class Run>
  static auto returning(Fn&& fn, Run&& run) {
    using Result = std::invoke_result_t<Fn&, Tx&>;
    if constexpr (std::is_void_v<Result>) {
      run([&](Tx& tx) { fn(tx); });
    } else {
      std::optional<Result> result;
      run([&](Tx& tx) { result.emplace(fn(tx)); });
      return std::move(*result);
    }
  }
};

}  // namespace kring::db

namespace kring {
using db::Database;
}
