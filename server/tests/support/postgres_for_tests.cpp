#include "tests/support/postgres_for_tests.h"

#include "platform/db/migration.h"
#include "platform/embedded/embedded.h"

#include <cstdlib>
#include <stdexcept>
#include <string_view>
#include <vector>

#include <signal.h>
#include <unistd.h>

namespace kring::testing_support {
namespace {

using Handle = std::unique_ptr<PGconn, decltype(&PQfinish)>;
using Answer = std::unique_ptr<PGresult, decltype(&PQclear)>;

// What the migrations left in each table is kept in the schema `baseline`, and put back by a
// function, which tells whether it dropped a table. Its statements are written out, so that they
// are planned once and not for each test.
constexpr const char* keep_baseline = R"(
  CREATE SCHEMA baseline;
  DO $body$
  DECLARE t text; put_back text := '';
  BEGIN
    FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
      EXECUTE format('CREATE TABLE baseline.%1$I AS TABLE public.%1$I', t);
      put_back := put_back || format('
        IF EXISTS (SELECT FROM public.%1$I) THEN
          DELETE FROM public.%1$I;
          INSERT INTO public.%1$I OVERRIDING SYSTEM VALUE SELECT * FROM baseline.%1$I;
        END IF;', t);
    END LOOP;
    EXECUTE format('
      CREATE FUNCTION baseline.restore() RETURNS boolean LANGUAGE plpgsql AS %L', '
      DECLARE t text; dropped boolean := false;
      BEGIN
        SET LOCAL session_replication_role = replica;
        FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = ''public''
            AND tablename NOT IN (SELECT tablename FROM pg_tables WHERE schemaname = ''baseline'') LOOP
          EXECUTE format(''DROP TABLE public.%I CASCADE'', t);
          dropped := true;
        END LOOP;' || put_back || '
        RETURN dropped;
      END');
  END $body$;
)";

Answer ask(const Handle& handle, const std::string& sql) {
  Answer answer(PQexec(handle.get(), sql.c_str()), PQclear);
  const auto status = PQresultStatus(answer.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
    throw std::runtime_error(PQerrorMessage(handle.get()));
  }
  return answer;
}

Answer ask(const std::string& connection, const std::string& sql) {
  return ask(Handle(PQconnectdb(connection.c_str()), PQfinish), sql);
}

// The same server and role, another database: keywords override those of a URL.
std::string on_database(const std::string& server, const std::string& name) {
  std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
      PQconninfoParse(server.c_str(), nullptr), PQconninfoFree);
  if (!options) throw std::runtime_error("KRING_TEST_POSTGRES is not a connection string");
  std::string made = "dbname=" + name;
  for (const auto* option = options.get(); option->keyword; ++option) {
    if (!option->val || std::string(option->keyword) == "dbname") continue;
    std::string value = option->val;
    for (std::size_t at = 0; (at = value.find_first_of("'\\", at)) != std::string::npos; at += 2) {
      value.insert(at, "\\");
    }
    made.append(" ").append(option->keyword).append("='").append(value).append("'");
  }
  return made;
}

}  // namespace

PostgresForTests& PostgresForTests::of_this_program() {
  static PostgresForTests only;
  return only;
}

PostgresForTests::PostgresForTests()
    : server_(std::getenv("KRING_TEST_POSTGRES")), name_("kring_test_" + std::to_string(getpid())) {
  drop_leftovers();
  ask(server_, "CREATE DATABASE " + name_);
  connection_ = on_database(server_, name_);
  db::migrate_postgres(connection_, embedded::files("server/migrations"));
  handle_.reset(PQconnectdb(connection_.c_str()));
  ask(handle_, keep_baseline);
}

PostgresForTests::~PostgresForTests() {
  try {
    ask(server_, "DROP DATABASE " + name_ + " WITH (FORCE)");
  } catch (const std::exception&) {
    return;  // the next test program drops it
  }
}

const std::string& PostgresForTests::emptied() {
  const auto answer = ask(handle_, "SELECT baseline.restore()");
  dropped_tables_ = PQgetvalue(answer.get(), 0, 0) == std::string_view("t");
  return connection_;
}

// Databases of test programs that were killed.
void PostgresForTests::drop_leftovers() {
  const auto left =
      ask(server_, "SELECT datname FROM pg_database WHERE datname ~ '^kring_test_[0-9]+$'");
  for (int row = 0; row < PQntuples(left.get()); ++row) {
    const std::string name = PQgetvalue(left.get(), row, 0);
    const auto process =
        static_cast<pid_t>(std::stol(name.substr(std::string("kring_test_").size())));
    if (process == getpid() || (kill(process, 0) != 0 && errno == ESRCH)) {
      ask(server_, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }
  }
}

}  // namespace kring::testing_support
