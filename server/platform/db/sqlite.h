#pragma once

#include "platform/clock/clock.h"
#include "platform/db/database.h"
#include "platform/db/id_source.h"
#include "platform/db/observer.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace kring::db {

struct SqliteOptions {
  std::filesystem::path file;
  const Clock& clock;
  IdSource& ids;
  Observer& observer = Observer::nobody();
  /// Every write closure is run, rolled back and run again, to show that it may be: for tests.
  bool rehearse_writes = false;
  std::size_t readers = 0;  ///< connections; 0 is two for each core
  std::size_t waiting_reads = 1024;
  std::size_t waiting_writes = 2048;
  std::size_t waiting_background_writes = 64;
  std::chrono::milliseconds read_limit{10'000};
  /// A group of writes takes nobody in after this long.
  std::chrono::milliseconds longest_group{20};
  /// After this long a background closure hears that its turn is over: people wait meanwhile.
  std::chrono::milliseconds background_turn{5};
  /// A checkpoint begins when the write-ahead log has this many pages of 4 kB, or sooner where
  /// little room is left on the disk.
  int checkpoint_pages = 32'000;
  /// How many octets may still be written; asked now and then. The file system's own where absent:
  /// for tests.
  std::function<std::int64_t()> free_room = {};
  std::string vfs = {};  ///< the name of another SQLite VFS: for tests
};

/// Opens a migrated database file. One process at a time may do so: see ProcessLock.
///
/// A sync that fails ends the process: what the kernel has thrown away cannot be asked back, and
/// "saved" would be a lie. Throws CannotOpen.
std::unique_ptr<Database> open_sqlite(const SqliteOptions& options);

}  // namespace kring::db
