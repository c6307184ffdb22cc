#pragma once

#include "platform/clock/clock.h"
#include "platform/db/database.h"
#include "platform/db/id_source.h"
#include "platform/db/observer.h"

#include <memory>
#include <string>

namespace kring::db {

struct PostgresOptions {
  std::string connection;  ///< as libpq takes it: a URL, or "host=… dbname=…"
  const Clock& clock;
  IdSource& ids;
  Observer& observer = Observer::nobody();
  /// Every write closure is run, rolled back and run again, to show that it may be: for tests.
  bool rehearse_writes = false;
  /// Connections. Direct ones: neither prepared statements nor LISTEN survive a transaction pooler.
  std::size_t readers = 16;
  std::size_t writers = 16;
  std::size_t background_writers = 3;
  std::size_t waiting_reads = 1024;
  std::size_t waiting_writes = 2048;
  std::size_t waiting_background_writes = 64;
  std::chrono::milliseconds transaction_limit{10'000};
  /// After this long a background closure hears that its turn is over.
  std::chrono::milliseconds background_turn{50};
  /// How long the server is asked what became of a COMMIT whose answer was lost.
  std::chrono::milliseconds settling_limit{15'000};
};

/// Opens a migrated database, PostgreSQL 15 or later. Several nodes may share it.
///
/// A write that met another one is run again, up to ten times, then refused with `overloaded`. When
/// the connection is lost during COMMIT, the server is asked what became of the transaction; if it
/// cannot be asked, the write is refused with `database.outcome_unknown`, and never run twice.
/// Throws CannotOpen; also when commits would be answered before they are durable.
std::unique_ptr<Database> open_postgres(const PostgresOptions& options);

}  // namespace kring::db
