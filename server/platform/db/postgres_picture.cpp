#include "platform/db/failures.h"
#include "platform/db/picture.h"
#include "platform/db/postgres_connection.h"
#include "platform/db/postgres_copy.h"
#include "platform/db/postgres_sequencer.h"

#include <thread>

namespace kring::db {
namespace {

constexpr int most_tries = 30;
constexpr std::chrono::milliseconds between_tries{200};
constexpr const char* without_limits =
    "SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0";

class PostgresPicture : public Picture {
 public:
  explicit PostgresPicture(const std::string& connection)
      : options_{.connection = connection, .clock = clock_, .ids = ids_},
        ids_(clock_),
        connection_(options_),
        tx_(connection_, clock_.now(), [this] { return ids_.mint(); }) {
    connection_.run(without_limits);
    steps_of(tx_);
    PostgresConnection holding(options_);
    for (int tried = 1; !take(holding); ++tried) {
      if (tried == most_tries)
        throw CannotOpen(
            "PostgreSQL was too busy: there was no moment in which nobody wrote. Try again.");
      std::this_thread::sleep_for(between_tries);
    }
  }

  Dialect dialect() const override { return Dialect::postgres; }
  Tx& tx() override { return tx_; }

  void rows(const TableShape& table, const OnCells& on_row) override {
    std::vector<ColumnType> types;
    for (const auto& column : table.columns) types.push_back(column.type);
    copy_out(connection_, select_all(table, Dialect::postgres), types, on_row);
  }

  // PostgreSQL's own tools look through its files (pg_amcheck, data checksums); that every row can
  // be read at all is what reading them shows.
  std::vector<std::string> damage() override { return {}; }

 private:
  /// Nobody adds to the journal while the lines that are there get their numbers and the picture is
  /// taken. Nobody is waited for longer than a moment, since others wait behind.
  bool take(PostgresConnection& holding) {
    holding.run("BEGIN");
    try {
      holding.run("SET LOCAL lock_timeout = '500ms'; LOCK TABLE journal_lines IN SHARE MODE");
    } catch (const StatementFailed&) {
      holding.run("ROLLBACK");
      return false;
    } catch (const MustRetry&) {
      holding.run("ROLLBACK");
      return false;
    }
    PostgresSequencer::number(connection_);
    connection_.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    connection_.run("SELECT count(*) FROM schema_migrations");
    holding.run("COMMIT");
    return true;
  }

  const SystemClock clock_;
  const PostgresOptions options_;
  IdSource ids_;
  PostgresConnection connection_;
  Tx tx_;
};

}  // namespace

std::unique_ptr<Picture> picture_of_postgres(const std::string& connection) {
  try {
    return std::make_unique<PostgresPicture>(connection);
  } catch (const ConnectionLost& lost) {
    throw CannotOpen(std::string("PostgreSQL cannot be reached: ") + lost.what());
  }
}

}  // namespace kring::db
