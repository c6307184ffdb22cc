#include "platform/db/picture.h"

#include "platform/db/failures.h"

namespace kring::db {

std::vector<AppliedMigration> steps_of(Tx& tx) {
  const auto present = tx.value<std::int64_t>(
      tx.dialect() == Dialect::sqlite
          ? "SELECT count(*) FROM sqlite_schema WHERE name = 'schema_migrations'"
          : "SELECT count(*) FROM pg_class WHERE relname = 'schema_migrations'"
            " AND relnamespace = current_schema()::regnamespace");
  if (present == 0) throw CannotOpen("This database holds no hub.");
  return tx.rows<AppliedMigration>(
      "SELECT number, name, checksum FROM schema_migrations ORDER BY number");
}

}  // namespace kring::db
