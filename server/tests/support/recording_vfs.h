#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>

namespace kring::testing_support {

/// An SQLite file system that counts the syncs of the write-ahead log, can hold one up, and can
/// fail. One at a time; pass `name()` as SqliteOptions::vfs. Everything else is the real file
/// system.
class RecordingVfs {
 public:
  RecordingVfs();
  ~RecordingVfs();
  RecordingVfs(const RecordingVfs&) = delete;
  RecordingVfs& operator=(const RecordingVfs&) = delete;

  static std::string name() { return "kring-recording"; }

  /// How many syncs of the log have ended.
  int syncs() const { return syncs_; }

  /// The next syncs wait until they are let through, one by one.
  void hold_syncs();
  /// Blocks until a sync has arrived and waits, other than those that were let through.
  void await_held_sync();
  /// Whether one has.
  bool holds_a_sync();
  void let_sync_through();
  void let_all_through();

  /// Writes that would make the log longer than this fail: the disk is full.
  void set_log_limit(std::int64_t octets) { log_limit_ = octets; }
  static constexpr std::int64_t unlimited = INT64_MAX;
  /// How long the log has been, at most.
  std::int64_t log_length() const { return log_length_; }

  /// So many of the next writes to the log fail with an I/O error.
  void fail_writes(int count) { failing_writes_ = count; }
  /// Syncs fail from now on.
  void fail_syncs() { failing_syncs_ = true; }

  /// For the file system itself: what to answer, an SQLite code.
  int before_log_write(std::int64_t end);
  int before_log_sync();
  void after_log_sync() { ++syncs_; }

 private:
  std::atomic<int> syncs_ = 0;
  std::atomic<std::int64_t> log_limit_ = unlimited;
  std::atomic<std::int64_t> log_length_ = 0;
  std::atomic<int> failing_writes_ = 0;
  std::atomic<bool> failing_syncs_ = false;

  std::mutex mutex_;
  std::condition_variable changed_;
  bool holding_ = false;
  int held_ = 0;
  int let_through_ = 0;
};

}  // namespace kring::testing_support
