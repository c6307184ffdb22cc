#include "platform/db/sqlite_checkpoints.h"

#include "platform/db/free_room.h"

#include <algorithm>

namespace kring::db {
namespace {

constexpr std::int64_t page_size = 4096;
/// How much room is left is looked at whenever the log has grown by so many pages; and so long it
/// may always become.
constexpr int pages_a_look = 64;
/// The log may take this part of the room that is left before it is moved, and twice that until the
/// writer waits; the database file may grow by as much again.
constexpr std::int64_t parts_of_room = 4;
/// So long writers wait for readers, each time the log is to be emptied; and so long they are left
/// alone after that.
constexpr std::chrono::milliseconds emptying{50};
constexpr std::chrono::seconds usual_wait{10};
constexpr std::chrono::milliseconds between_tries{50};

int keep_page_count(void* pages, sqlite3*, const char*, int count) {
  static_cast<std::atomic<int>*>(pages)->store(count);
  return SQLITE_OK;
}

int checkpointed(SqliteConnection& connection, int mode) {
  const int code = sqlite3_wal_checkpoint_v2(connection.handle(), nullptr, mode, nullptr, nullptr);
  stop_if_sync_failed(code);
  return code;
}

}  // namespace

bool empty_log(const SqliteOptions& options, std::chrono::milliseconds patience) {
  const auto until = std::chrono::steady_clock::now() + patience;
  SqliteConnection connection(options, SqliteConnection::Role::checkpointer);
  sqlite3_busy_timeout(connection.handle(), static_cast<int>(emptying.count()));
  while (true) {
    // Most of it beside the writer, which waits for the rest alone.
    checkpointed(connection, SQLITE_CHECKPOINT_PASSIVE);
    const int code = checkpointed(connection, SQLITE_CHECKPOINT_TRUNCATE);
    if (code == SQLITE_OK) return true;
    if (code != SQLITE_BUSY) options.observer.trouble(sqlite3_errstr(code));
    if (std::chrono::steady_clock::now() >= until) return false;
    std::this_thread::sleep_for(between_tries);
  }
}

SqliteCheckpoints::SqliteCheckpoints(const SqliteOptions& options, SqliteConnection& writer)
    : options_(options),
      writer_(writer),
      connection_(options, SqliteConnection::Role::checkpointer),
      longest_log_(options.checkpoint_pages) {
  give_back_room(connection_);
  sqlite3_wal_hook(writer.handle(), keep_page_count, &pages_);
  thread_ = std::thread([this] { run(); });
}

SqliteCheckpoints::~SqliteCheckpoints() {
  {
    const std::scoped_lock lock(mutex_);
    ending_ = true;
  }
  wanted_.notify_one();
  thread_.join();
  sqlite3_wal_hook(writer_.handle(), nullptr, nullptr);
}

void SqliteCheckpoints::note_commit() {
  const int pages = pages_.load();
  options_.observer.wal_size(static_cast<std::size_t>(pages * page_size));
  const int longest = longest_log(pages);
  if (pages < longest) return;
  // Noted here as well, in case the other thread does not come to it on a busy machine.
  if (pages > 2 * longest) lags_ = true;
  {
    const std::scoped_lock lock(mutex_);
    due_ = true;
  }
  wanted_.notify_one();
}

int SqliteCheckpoints::longest_log(int pages) {
  if (pages < looked_at_ || pages >= looked_at_ + pages_a_look) {
    looked_at_ = pages;
    const auto room =
        options_.free_room ? options_.free_room() : free_room(options_.file.parent_path());
    const auto heeded = std::max<std::int64_t>(pages_a_look, room / parts_of_room / page_size);
    longest_log_ = static_cast<int>(std::min<std::int64_t>(options_.checkpoint_pages, heeded));
  }
  return longest_log_;
}

void SqliteCheckpoints::catch_up() {
  const bool lagged = lags_.exchange(false);
  if (writer_.take_found_no_room()) {
    give_back_room(writer_);
  } else if (lagged) {
    checkpoint(writer_);
  }
}

void SqliteCheckpoints::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    wanted_.wait(lock, [this] { return due_ || ending_; });
    if (ending_) return;
    due_ = false;
    lock.unlock();
    checkpoint(connection_);
    // Frames that came in meanwhile keep the log from starting afresh.
    if (pages_.load() > 2 * longest_log_) lags_ = true;
    lock.lock();
  }
}

void SqliteCheckpoints::checkpoint(SqliteConnection& connection) {
  const int code = checkpointed(connection, SQLITE_CHECKPOINT_PASSIVE);
  if (code != SQLITE_OK && code != SQLITE_BUSY) options_.observer.trouble(sqlite3_errstr(code));
}

void SqliteCheckpoints::give_back_room(SqliteConnection& connection) {
  checkpoint(connection);
  sqlite3_busy_timeout(connection.handle(), static_cast<int>(emptying.count()));
  const int code = checkpointed(connection, SQLITE_CHECKPOINT_TRUNCATE);
  sqlite3_busy_timeout(connection.handle(),
                       static_cast<int>(std::chrono::milliseconds(usual_wait).count()));
  if (code == SQLITE_OK) pages_ = 0;
}

}  // namespace kring::db
