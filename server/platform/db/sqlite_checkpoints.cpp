#include "platform/db/sqlite_checkpoints.h"

namespace kring::db {
namespace {

constexpr std::size_t page_size = 4096;
/// So long writers wait for readers, each time the log is to be emptied; and so long they are left
/// alone after that.
constexpr std::chrono::milliseconds emptying{50};
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
      connection_(options, SqliteConnection::Role::checkpointer) {
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
  options_.observer.wal_size(static_cast<std::size_t>(pages) * page_size);
  if (pages < options_.checkpoint_pages) return;
  // Noted here as well, in case the other thread does not come to it on a busy machine.
  if (pages > 2 * options_.checkpoint_pages) lags_ = true;
  {
    const std::scoped_lock lock(mutex_);
    due_ = true;
  }
  wanted_.notify_one();
}

void SqliteCheckpoints::catch_up() {
  if (lags_.exchange(false)) checkpoint(writer_);
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
    if (pages_.load() > 2 * options_.checkpoint_pages) lags_ = true;
    lock.lock();
  }
}

void SqliteCheckpoints::checkpoint(SqliteConnection& connection) {
  const int code = checkpointed(connection, SQLITE_CHECKPOINT_PASSIVE);
  if (code != SQLITE_OK && code != SQLITE_BUSY) options_.observer.trouble(sqlite3_errstr(code));
}

}  // namespace kring::db
