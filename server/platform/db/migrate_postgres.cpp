#include "platform/db/failures.h"
#include "platform/db/id_source.h"
#include "platform/db/migration.h"
#include "platform/db/postgres_connection.h"

namespace kring::db {
namespace {

// Held by the node that migrates; the others wait, and then find nothing left to do.
constexpr const char* wait_for_our_turn = "SELECT pg_advisory_lock(7308324466020251512)";

std::vector<AppliedMigration> applied_on(Tx& tx) {
  return tx.rows<AppliedMigration>(
      "SELECT number, name, checksum FROM schema_migrations ORDER BY number");
}

void apply(PostgresConnection& connection, Tx& tx, const Migration& step) {
  connection.run("BEGIN");
  try {
    connection.run(step.sql);
    tx.run("INSERT INTO schema_migrations (number, name, checksum) VALUES ($1, $2, $3)",
           step.number, step.name, step.checksum);
    connection.commit();
  } catch (const StatementFailed& failure) {
    throw CannotOpen("The migration " + step.name + " failed: " + failure.what());
  }
}

}  // namespace

void migrate_postgres(const std::string& connection_string,
                      const std::map<std::string_view, std::string_view>& files) {
  const SystemClock clock;
  IdSource ids(clock);
  try {
    PostgresConnection connection({.connection = connection_string, .clock = clock, .ids = ids});
    // Building an index takes as long as it takes.
    connection.run("SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0");
    connection.run(wait_for_our_turn);
    connection.run(
        "CREATE TABLE IF NOT EXISTS schema_migrations (number BIGINT PRIMARY KEY,"
        " name TEXT NOT NULL, checksum TEXT NOT NULL)");
    Tx tx(connection, clock.now(), [&] { return ids.mint(); });
    for (const auto& step :
         pending_migrations(migrations_for(Dialect::postgres, files), applied_on(tx))) {
      apply(connection, tx, step);
    }
  } catch (const ConnectionLost& lost) {
    throw CannotOpen(std::string("PostgreSQL cannot be reached: ") + lost.what());
  }
}

}  // namespace kring::db
