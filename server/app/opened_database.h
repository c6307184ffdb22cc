#pragma once

#include "platform/clock/clock.h"
#include "platform/config/settings.h"
#include "platform/db/data_folder.h"
#include "platform/db/database.h"
#include "platform/db/id_source.h"
#include "platform/db/node_lease.h"
#include "platform/db/observer.h"
#include "platform/db/process_lock.h"

#include <filesystem>
#include <memory>

namespace kring::app {

/// Half a hub is worse than none: throws db::CannotOpen where a restore into this folder did not
/// end.
void require_whole(const db::DataFolder& folder);

/// The data folder and the database that the settings name, locked, brought up to date and open.
class OpenedDatabase {
 public:
  /// Makes the folder where there is none. Throws db::CannotOpen, with a sentence for whoever
  /// started this: another process has it open, it is of a newer version, it cannot be reached.
  ///
  /// A `story` is told with a clock that is moved about, so its node number is not leased by that
  /// clock: whoever tells it is alone with an empty hub.
  /// What a backup is put back into is no hub yet for anybody else (`restoration`).
  enum class Use { life, story, restoration };
  OpenedDatabase(const config::Settings& settings, const Clock& clock, db::Observer& observer,
                 Use use = Use::life);

  Database& operator*() { return *database_; }

 private:
  db::DataFolder folder_;
  db::ProcessLock lock_;
  db::IdSource ids_;
  std::unique_ptr<Database> database_;
  std::unique_ptr<db::NodeLease> lease_;
};

}  // namespace kring::app
