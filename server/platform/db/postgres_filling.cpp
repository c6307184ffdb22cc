#include "platform/db/failures.h"
#include "platform/db/filling.h"
#include "platform/db/postgres_connection.h"
#include "platform/db/postgres_copy.h"

#include <optional>

namespace kring::db {
namespace {

struct Reference {
  std::string table;
  std::string name;
  std::string definition;
  BOOST_DESCRIBE_CLASS(Reference, (), (table, name, definition), (), ())
};

constexpr std::string_view all_references =
    "SELECT conrelid::regclass::text AS \"table\", conname::text AS name,"
    " pg_get_constraintdef(oid) AS definition FROM pg_constraint"
    " WHERE contype = 'f' AND connamespace = current_schema()::regnamespace"
    " ORDER BY conrelid, conname";

// Every act leaves a line, so without any nothing has happened.
void require_no_line(PostgresConnection& connection) {
  if (connection.run("SELECT EXISTS (SELECT FROM journal_lines)") == "t") {
    throw CannotOpen("There is a hub in that PostgreSQL database already. Name an empty one.");
  }
}

bool has_journal(PostgresConnection& connection) {
  return connection.run("SELECT to_regclass('journal_lines') IS NOT NULL") == "t";
}

void with_connection(const std::string& place, auto&& work) {
  const SystemClock clock;
  IdSource ids(clock);
  try {
    PostgresConnection connection({.connection = place, .clock = clock, .ids = ids});
    work(connection);
  } catch (const ConnectionLost& lost) {
    throw CannotOpen(std::string("PostgreSQL cannot be reached: ") + lost.what());
  }
}

class PostgresFilling : public Filling {
 public:
  explicit PostgresFilling(const std::string& connection)
      : options_{.connection = connection, .clock = clock_, .ids = ids_},
        ids_(clock_),
        connection_(options_),
        tx_(connection_, clock_.now(), [this] { return ids_.mint(); }) {
    connection_.run("SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0");
    connection_.run("BEGIN; SET LOCAL lock_timeout = '5s'");
    connection_.run(
        "LOCK TABLE journal_lines, journal_pending, journal_numbers"
        " IN ACCESS EXCLUSIVE MODE");
    require_no_line(connection_);
    // Rows come table by table: what they refer to is looked up once all are there.
    references_ = tx_.rows<Reference>(all_references);
    for (const auto& each : references_)
      connection_.run("ALTER TABLE " + each.table + " DROP CONSTRAINT " + quoted_name(each.name));
  }

  Dialect dialect() const override { return Dialect::postgres; }
  Tx& tx() override { return tx_; }

  void table(const TableShape& shape) override {
    end_table();
    const bool journal = shape.name == "journal";
    const auto name = quoted_name(journal ? "journal_lines" : shape.name);
    connection_.run("DELETE FROM " + name);
    std::string columns;
    for (const auto& column : shape.columns) {
      columns.append(columns.empty() ? "" : ", ");
      // A line is named by its number, which is as good a name as any.
      columns.append(quoted_name(journal && column.name == "seq" ? "line" : column.name));
    }
    copying_.emplace(connection_, name + " (" + columns + ")");
  }

  void row(std::span<const Cell> cells) override { copying_->row(cells); }

  void end_rows() override { end_table(); }

  void finish(const std::string& mark) override {
    end_table();
    connection_.run(
        "INSERT INTO journal_numbers (seq, line)"
        " SELECT line, line FROM journal_lines ORDER BY line");
    connection_.run(
        "SELECT setval(pg_get_serial_sequence('journal_lines', 'line'),"
        " coalesce(max(line), 0) + 1, false) FROM journal_lines");
    for (const auto& each : references_) refer_again(each);
    if (!mark.empty()) connection_.run("COMMENT ON TABLE journal_lines IS '" + mark + "'");
    connection_.commit();
    connection_.run("ANALYZE");
  }

 private:
  void end_table() {
    if (!copying_) return;
    copying_->end();
    copying_.reset();
  }

  void refer_again(const Reference& reference) {
    try {
      connection_.run("ALTER TABLE " + reference.table + " ADD CONSTRAINT " +
                      quoted_name(reference.name) + " " + reference.definition);
    } catch (const ConstraintViolated&) {
      throw CannotOpen("A row of " + reference.table + " refers to one that is not there.");
    }
  }

  const SystemClock clock_;
  const PostgresOptions options_;
  IdSource ids_;
  PostgresConnection connection_;
  Tx tx_;
  std::vector<Reference> references_;
  std::optional<CopyIn> copying_;
};

}  // namespace

std::unique_ptr<Filling> filling_of_postgres(const std::string& connection) {
  try {
    return std::make_unique<PostgresFilling>(connection);
  } catch (const ConnectionLost& lost) {
    throw CannotOpen(std::string("PostgreSQL cannot be reached: ") + lost.what());
  }
}

void require_no_hub_on_postgres(const std::string& connection) {
  with_connection(connection, [](PostgresConnection& asking) {
    if (has_journal(asking)) require_no_line(asking);
  });
}

std::string mark_of_postgres(const std::string& connection) {
  std::string mark;
  with_connection(connection, [&](PostgresConnection& asking) {
    if (has_journal(asking))
      mark = asking.run("SELECT obj_description('journal_lines'::regclass, 'pg_class')");
  });
  return mark;
}

void forget_mark_of_postgres(const std::string& connection) {
  with_connection(connection, [](PostgresConnection& telling) {
    telling.run("COMMENT ON TABLE journal_lines IS NULL");
  });
}

}  // namespace kring::db
