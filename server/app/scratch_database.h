#pragma once

#include "platform/clock/clock.h"
#include "platform/db/database.h"
#include "platform/db/id_source.h"

#include <filesystem>
#include <memory>

namespace kring::app {

/// An empty hub's database in a temporary folder (TMPDIR), gone with this object: for trying what
/// something would do to one.
class ScratchDatabase {
 public:
  /// Throws where there is no room for it.
  ScratchDatabase();
  ~ScratchDatabase();
  ScratchDatabase(const ScratchDatabase&) = delete;
  ScratchDatabase& operator=(const ScratchDatabase&) = delete;

  Database& operator*() { return *database_; }

 private:
  SystemClock clock_;
  db::IdSource ids_;
  std::filesystem::path folder_;
  std::unique_ptr<Database> database_;
};

}  // namespace kring::app
