#include "platform/db/postgres_connection.h"

#include "base/refusal.h"
#include "platform/db/failures.h"
#include "platform/db/postgres_row.h"

#include <algorithm>
#include <array>
#include <bit>
#include <variant>

namespace kring::db {
namespace {

constexpr std::size_t cached_limit = 256;

// From pg_type.dat, which PostgreSQL never renumbers: unknown, bigint, double precision, text and
// bytea, in the order of Param::Value.
constexpr std::array<Oid, 5> types_of_params{0, 20, 701, 25, 17};
static_assert(std::variant_size_v<Param::Value> == types_of_params.size());

std::string big_endian(std::uint64_t bits) {
  std::string octets(8, '\0');
  for (std::size_t i = 0; i < 8; ++i) octets[i] = static_cast<char>(bits >> (56 - 8 * i) & 0xff);
  return octets;
}

PGconn* connect(const PostgresOptions& options) {
  // What the connection string says comes later in the list, and wins.
  const std::array keywords{"connect_timeout", "tcp_user_timeout",
                            "client_encoding", "fallback_application_name",
                            "dbname",          static_cast<const char*>(nullptr)};
  const std::array values{
      "5", "15000", "UTF8", "kring", options.connection.c_str(), static_cast<const char*>(nullptr)};
  PGconn* const connection = PQconnectdbParams(keywords.data(), values.data(), 1);
  if (!connection) throw std::bad_alloc();
  return connection;
}

}  // namespace

// In binary: text and octets are borrowed as they are, and no number is written and read again.
struct PostgresConnection::Arguments {
  explicit Arguments(std::span<const Param> params) {
    numbers.reserve(params.size());
    for (const auto& param : params) {
      types.push_back(types_of_params[param.type()]);
      std::visit([this](const auto& value) { add(value); }, param.value());
      formats.push_back(1);
    }
  }

  void add(std::monostate) { add(nullptr, 0); }
  void add(std::int64_t value) { add_number(std::bit_cast<std::uint64_t>(value)); }
  void add(double value) { add_number(std::bit_cast<std::uint64_t>(value)); }
  void add(std::string_view text) { add(text.empty() ? "" : text.data(), text.size()); }
  void add(Param::Octets octets) { add(octets.view); }
  void add_number(std::uint64_t bits) { add(numbers.emplace_back(big_endian(bits)).data(), 8); }
  void add(const char* value, std::size_t size) {
    values.push_back(value);
    lengths.push_back(static_cast<int>(size));
  }
  int count() const { return static_cast<int>(values.size()); }

  std::vector<std::string> numbers;
  std::vector<Oid> types;
  std::vector<const char*> values;
  std::vector<int> lengths;
  std::vector<int> formats;
};

PostgresConnection::PostgresConnection(const PostgresOptions& options)
    : handle_(connect(options)), observer_(options.observer) {
  if (!alive()) throw ConnectionLost(PQerrorMessage(handle()));
  PQsetNoticeProcessor(
      handle(), [](void*, const char*) {}, nullptr);
  set_up(options.transaction_limit);
}

void PostgresConnection::set_up(std::chrono::milliseconds limit) {
  if (PQserverVersion(handle()) < 150000) {
    throw CannotOpen("Kring needs PostgreSQL 15 or later; this server is " +
                     std::string(PQparameterStatus(handle(), "server_version")) + ".");
  }
  if (run("SHOW synchronous_commit") == "off") {
    throw CannotOpen(
        "PostgreSQL's synchronous_commit is off: it would answer before what people"
        " wrote is safe. Turn it on for this database or role.");
  }
  const auto milliseconds = std::to_string(limit.count());
  run("SET statement_timeout = " + milliseconds +
      "; SET idle_in_transaction_session_timeout = " + milliseconds);
  server_started_ = run("SELECT pg_postmaster_start_time()");
}

std::int64_t PostgresConnection::execute(std::string_view sql, std::span<const Param> params,
                                         const OnRow& on_row) {
  if (end_ != TimePoint::max() && std::chrono::steady_clock::now() >= end_) {
    throw Refusal(Status::overloaded, "database.too_slow", std::chrono::seconds(5));
  }
  const StatementWatch watch(observer_, sql);
  const Arguments arguments(params);
  const auto& name = prepare(sql, arguments);
  const Result result(PQexecPrepared(handle(), name.c_str(), arguments.count(),
                                     arguments.values.data(), arguments.lengths.data(),
                                     arguments.formats.data(), 0));
  check(result, sql);
  const int rows = PQntuples(result.get());
  for (int row = 0; row < rows; ++row) on_row(PostgresRow(result.get(), row));
  // For a SELECT this would be the number of rows that it read.
  if (std::string_view(PQcmdStatus(result.get())).starts_with("SELECT")) return 0;
  const std::string changed = PQcmdTuples(result.get());
  return changed.empty() ? 0 : std::stoll(changed);
}

// Kept by text and parameter types: the same text may be called with a number and with nothing.
const std::string& PostgresConnection::prepare(std::string_view sql, const Arguments& arguments) {
  std::string key;
  for (const auto type : arguments.types) key.append(std::to_string(type)).append(" ");
  key += sql;
  if (const auto found = by_key_.find(key); found != by_key_.end()) {
    statements_.splice(statements_.begin(), statements_, found->second);
    return statements_.front().name;
  }
  if (statements_.size() == cached_limit) {
    run("DEALLOCATE " + statements_.back().name);
    by_key_.erase(statements_.back().key);
    statements_.pop_back();
  }
  auto name = "s" + std::to_string(++names_given_);
  const Result result(PQprepare(handle(), name.c_str(), std::string(sql).c_str(), arguments.count(),
                                arguments.types.data()));
  check(result, sql);
  statements_.push_front({std::move(key), std::move(name)});
  by_key_.emplace(statements_.front().key, statements_.begin());
  return statements_.front().name;
}

std::string PostgresConnection::run(const std::string& sql) {
  const StatementWatch watch(observer_, sql);
  const Result result(PQexec(handle(), sql.c_str()));
  check(result, sql);
  return PQntuples(result.get()) > 0 ? PQgetvalue(result.get(), 0, 0) : "";
}

void PostgresConnection::commit() {
  const StatementWatch watch(observer_, "COMMIT");
  const Result result(PQexec(handle(), "COMMIT"));
  check(result, "COMMIT");
  // A transaction in which a statement failed is rolled back by COMMIT, without an error.
  if (PQcmdStatus(result.get()) != std::string_view("COMMIT")) {
    throw StatementFailed("a closure went on after a statement had failed", "COMMIT");
  }
}

bool PostgresConnection::recover() {
  end_ = TimePoint::max();
  if (!alive()) return false;
  if (PQtransactionStatus(handle()) == PQTRANS_IDLE) return true;
  const Result result(PQexec(handle(), "ROLLBACK"));
  return PQresultStatus(result.get()) == PGRES_COMMAND_OK;
}

void PostgresConnection::check(const Result& result, std::string_view sql) {
  const auto status = PQresultStatus(result.get());
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return;
  refuse(result.get(), sql);
}

void PostgresConnection::refuse(const PGresult* result, std::string_view sql) {
  if (!alive()) throw ConnectionLost(PQerrorMessage(handle()));
  const auto field = [&](int which) -> std::string {
    const char* const text = PQresultErrorField(result, which);
    return text ? text : "";
  };
  const auto state = field(PG_DIAG_SQLSTATE);
  // Not the detail, which holds what people wrote: "Key (email)=(…) already exists".
  const auto why = field(PG_DIAG_MESSAGE_PRIMARY);
  if (state == "40001" || state == "40P01") throw MustRetry(state);
  if (state == "53100") throw Refusal(Status::storage_full, "storage_full");
  if (state.starts_with("53"))
    throw Refusal(Status::overloaded, "overloaded", std::chrono::seconds(5));
  if (state == "57014") {
    throw Refusal(Status::overloaded, "database.too_slow", std::chrono::seconds(5));
  }
  if (state.starts_with("23")) throw ConstraintViolated(why, sql);
  if (state.starts_with("XX")) throw DatabaseMistaken(why, sql);
  throw StatementFailed(why, sql);
}

}  // namespace kring::db
