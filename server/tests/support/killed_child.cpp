#include "tests/support/killed_child.h"

#include "platform/db/postgres.h"
#include "platform/db/sqlite.h"

#include <atomic>
#include <cstdlib>
#include <system_error>
#include <thread>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

namespace kring::testing_support {
namespace {

class Killer : public db::Observer {
 public:
  explicit Killer(int statement) : left_(statement) {}
  void statement_begins(std::string_view) override {
    if (--left_ == 0) kill(getpid(), SIGKILL);
  }

 private:
  std::atomic<int> left_;
};

[[noreturn]] void work_until_killed(db::Dialect dialect, const std::string& place,
                                    const Clock& clock, int statement,
                                    const std::function<void(Database&)>& work) {
  db::IdSource ids(clock, 3);
  Killer killer(statement);
  const auto database =
      dialect == db::Dialect::sqlite
          ? db::open_sqlite({.file = place, .clock = clock, .ids = ids, .observer = killer})
          : db::open_postgres({.connection = place + " application_name=killed connect_timeout=60",
                               .clock = clock,
                               .ids = ids,
                               .observer = killer});
  work(*database);
  kill(getpid(), SIGKILL);
  std::abort();
}

// In its own database: other test programs kill children of theirs on the same server.
void await_end_of_its_transactions(Database& database) {
  const auto running = [](Tx& tx) {
    return tx
        .value<int>(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE application_name = 'killed' AND datname = current_database()")
        .value_or(0);
  };
  while (database.read(running) > 0) std::this_thread::yield();
}

}  // namespace

void killed_at_statement(TestDatabase& database, int statement,
                         const std::function<void(Database&)>& work) {
  const auto dialect = database.database().dialect();
  // SQLite's locks belong to a process: a child would take its parent's for its own.
  if (dialect == db::Dialect::sqlite) database.close();
  const auto child = fork();
  if (child < 0) throw std::system_error(errno, std::generic_category(), "fork");
  if (child == 0) work_until_killed(dialect, database.place(), database.clock(), statement, work);
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) << "ended with " << status;
  if (dialect == db::Dialect::sqlite) {
    database.reopen();
  } else {
    await_end_of_its_transactions(database.database());
  }
}

int kill_seeds() {
  const char* const wanted = std::getenv("KRING_KILL_SEEDS");
  return wanted ? std::atoi(wanted) : 25;
}

}  // namespace kring::testing_support
