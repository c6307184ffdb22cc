#include "app/opened_database.h"

#include "platform/db/failures.h"
#include "platform/db/migration.h"
#include "platform/db/postgres.h"
#include "platform/db/sqlite.h"
#include "platform/embedded/embedded.h"

namespace kring::app {

void require_whole(const db::DataFolder& folder) {
  if (std::filesystem::exists(folder.demo_begun())) {
    throw db::CannotOpen("The demo organisation in " + folder.path().string() +
                         " was begun and did not end. Remove that folder, empty the database where"
                         " another holds it, and make it again: kring demo --data " +
                         folder.path().string());
  }
  if (!std::filesystem::exists(folder.restoring())) return;
  throw db::CannotOpen("A restore into " + folder.path().string() +
                       " was begun and did not end. Do it again: kring restore BACKUP --data " +
                       folder.path().string());
}

namespace {

std::unique_ptr<Database> open_sqlite(const config::Settings& settings,
                                      const db::DataFolder& folder, const Clock& clock,
                                      db::IdSource& ids, db::Observer& observer) {
  // The key is made after the database, so a key alone is what is left of a hub.
  if (!db::DataFolder::has_database(folder.path()) &&
      std::filesystem::exists(folder.secret_key())) {
    throw db::CannotOpen("There is the secret.key of a hub in " + folder.path().string() +
                         ", but no database. Is the right disk mounted? To begin a new hub there,"
                         " remove secret.key.");
  }
  db::migrate_sqlite(folder.database(), embedded::files("server/migrations"));
  db::SqliteOptions options{
      .file = folder.database(), .clock = clock, .ids = ids, .observer = observer};
  options.readers = static_cast<std::size_t>(settings.database_readers);
  return db::open_sqlite(options);
}

std::unique_ptr<Database> open_postgres(const config::Settings& settings, const Clock& clock,
                                        db::IdSource& ids, db::Observer& observer) {
  db::migrate_postgres(settings.database, embedded::files("server/migrations"));
  db::PostgresOptions options{
      .connection = settings.database, .clock = clock, .ids = ids, .observer = observer};
  if (settings.database_readers > 0)
    options.readers = static_cast<std::size_t>(settings.database_readers);
  options.writers = static_cast<std::size_t>(settings.database_writers);
  return db::open_postgres(options);
}

std::unique_ptr<Database> open_whole(const config::Settings& settings, const db::DataFolder& folder,
                                     const Clock& clock, db::IdSource& ids, db::Observer& observer,
                                     OpenedDatabase::Use use) {
  if (use != OpenedDatabase::Use::restoration) require_whole(folder);
  if (settings.database.empty()) return open_sqlite(settings, folder, clock, ids, observer);
  return open_postgres(settings, clock, ids, observer);
}

}  // namespace

OpenedDatabase::OpenedDatabase(const config::Settings& settings, const Clock& clock,
                               db::Observer& observer, Use use)
    : folder_(settings.data),
      lock_(folder_),
      ids_(clock),
      database_(open_whole(settings, folder_, clock, ids_, observer, use)) {
  if (use == Use::story) {
    ids_.use(0, Time{}, Time::max());
  } else {
    lease_ = std::make_unique<db::NodeLease>(*database_, ids_, observer);
  }
}

}  // namespace kring::app
