#pragma once

#include "platform/db/migration.h"
#include "platform/db/table_shape.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace kring::db {

/// All that a database held at one moment, read beside those who write to it, from a process of its
/// own if need be. As long as it is there SQLite cannot start its write-ahead log afresh, nor
/// PostgreSQL clean up behind what changes: let go of it soon.
class Picture {
 public:
  virtual ~Picture() = default;

  virtual Dialect dialect() const = 0;

  /// What it is read with; all of it is of that moment. No time limit.
  virtual Tx& tx() = 0;

  /// Calls `on_row` for each row, in the order of the table's key.
  virtual void rows(const TableShape& table, const OnCells& on_row) = 0;

  /// Has the database look through its own files and indexes: what it found wrong, a sentence each.
  virtual std::vector<std::string> damage() = 0;
};

/// The steps that its schema has been through. Throws CannotOpen where it is no hub's.
std::vector<AppliedMigration> steps_of(Tx& tx);

/// Of a database file that is there. Writers go on. Throws CannotOpen.
std::unique_ptr<Picture> picture_of_sqlite(const std::filesystem::path& file);

/// Writers go on, but for some milliseconds at the beginning, in which those that record something
/// wait: every line that is committed has its number then, so that the journal in the picture is a
/// beginning of the journal. Throws CannotOpen, also where they could not be stopped for that.
std::unique_ptr<Picture> picture_of_postgres(const std::string& connection);

}  // namespace kring::db
