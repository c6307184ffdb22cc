#pragma once

#include "platform/db/data_folder.h"

namespace kring::db {

/// Held by the one process that writes to a data folder. The system lets go of it when the process
/// ends, however it ends, so a lock left over by a crash does not exist.
class ProcessLock {
 public:
  /// Throws CannotOpen when another process holds it, and says which.
  explicit ProcessLock(const DataFolder& folder);
  ~ProcessLock();
  ProcessLock(const ProcessLock&) = delete;
  ProcessLock& operator=(const ProcessLock&) = delete;

 private:
  int file_;
};

}  // namespace kring::db
