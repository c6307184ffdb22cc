#pragma once

#include "platform/db/sqlite_connection.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace kring::db {

/// Moves all of the write-ahead log into the database file and cuts it off, so that nothing of what
/// was written over is left in it; freed pages are overwritten as they are freed (`secure_delete`).
/// A read that began before keeps it from doing so: it is tried again and again for so long, and
/// writers are held up for moments only. Says whether it was done.
bool empty_log(const SqliteOptions& options, std::chrono::milliseconds patience);

/// Moves what is in the write-ahead log into the database file, on a thread of its own, so that the
/// writer goes on meanwhile. When the writer is faster than that, `catch_up` makes it wait.
///
/// Moving it may make the database file grow by as much as the log is long. So the less room is
/// left the sooner it begins; a log that another process left is moved at the start, and one that
/// found no room before anything else is written.
class SqliteCheckpoints {
 public:
  SqliteCheckpoints(const SqliteOptions& options, SqliteConnection& writer);
  ~SqliteCheckpoints();
  SqliteCheckpoints(const SqliteCheckpoints&) = delete;
  SqliteCheckpoints& operator=(const SqliteCheckpoints&) = delete;

  /// For the writer, after a commit: starts a checkpoint when the log is long enough.
  void note_commit();
  /// For the writer, between groups: moves the rest when the log has become far too long. With
  /// nobody writing and no old reader the whole log is moved, and the next commit starts it afresh.
  /// Where the writer found no room, the room that the log had is given back as well.
  void catch_up();

 private:
  void run();
  void checkpoint(SqliteConnection& connection);
  void give_back_room(SqliteConnection& connection);
  int longest_log(int pages);

  const SqliteOptions& options_;
  SqliteConnection& writer_;
  SqliteConnection connection_;
  std::atomic<int> pages_ = 0;    ///< in the log since it last started afresh
  std::atomic<int> longest_log_;  ///< in pages, by the room that is left
  int looked_at_ = 0;             ///< so long the log was when that was looked at
  std::atomic<bool> lags_ = false;

  std::mutex mutex_;
  std::condition_variable wanted_;
  bool due_ = false;
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace kring::db
