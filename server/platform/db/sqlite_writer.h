#pragma once

#include "platform/db/journal_growth.h"
#include "platform/db/sqlite_checkpoints.h"
#include "platform/db/sqlite_connection.h"
#include "platform/db/turn.h"

#include <condition_variable>
#include <deque>
#include <exception>
#include <future>
#include <mutex>
#include <thread>

namespace kring::db {

/// The one thread that writes. It gathers the closures that are waiting into one transaction, each
/// under a savepoint, flushes once, and then answers all of them.
///
/// Everyone is answered after that flush, those whose closure refused as well: what a refusal rests
/// on ("this name is taken") may be a row of the same group. When the transaction is lost (a full
/// disk, an I/O error, a failed COMMIT) nothing that was decided inside it holds, so each closure
/// is run again in a transaction of its own.
class SqliteWriter {
 public:
  using Work = std::function<void(Tx&)>;

  SqliteWriter(const SqliteOptions& options, const JournalGrowth& growth);
  ~SqliteWriter();
  SqliteWriter(const SqliteWriter&) = delete;
  SqliteWriter& operator=(const SqliteWriter&) = delete;

  /// Blocks until the closure's group is durable, then runs what was to follow the commit.
  void write(const Work& work, Priority priority);

  static constexpr std::size_t largest_group = 256;

 private:
  /// A caller that waits, and what became of its closure. Shared, so that it outlives its answer.
  struct Request {
    Request(const Work& wanted, Priority how_soon) : work(wanted), priority(how_soon) {}

    const Work& work;
    const Priority priority;
    std::exception_ptr refused;
    std::vector<Tx::AfterCommit> effects;
    bool recorded = false;
    std::promise<void> answered;
  };
  using Group = std::vector<std::shared_ptr<Request>>;
  using Queue = std::deque<std::shared_ptr<Request>>;

  void enqueue(const std::shared_ptr<Request>& request);
  void write_groups();
  bool wait_for_work();
  void write_group();
  std::shared_ptr<Request> next(const Group& group, Turn::TimePoint begun);
  bool run_all(Group& group, Turn::TimePoint begun);
  bool run_in_savepoint(Request& request);
  void run_closure(Request& request);
  bool commit();
  void run_alone(Request& request);
  void roll_back();
  void answer(const Group& group);
  void tell_length_of(const Queue& queue);

  const SqliteOptions& options_;
  const JournalGrowth& growth_;
  SqliteConnection connection_;
  SqliteCheckpoints checkpoints_;
  Observer::Duration flush_{};
  std::exception_ptr lost_because_;

  std::mutex mutex_;
  std::condition_variable work_waits_;
  Queue people_;
  Queue background_;
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace kring::db
