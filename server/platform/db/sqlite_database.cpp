#include "platform/db/failures.h"
#include "platform/db/pool.h"
#include "platform/db/sqlite.h"
#include "platform/db/sqlite_connection.h"
#include "platform/db/sqlite_writer.h"
#include "platform/db/turn.h"
#include "platform/db/writes_under_way.h"

#include <algorithm>
#include <mutex>
#include <thread>

namespace kring::db {
namespace {

using SteadyClock = std::chrono::steady_clock;

std::size_t readers_of(const SqliteOptions& options) {
  if (options.readers > 0) return options.readers;
  return 2 * std::max<std::size_t>(1, std::thread::hardware_concurrency());
}

// Counting every allocation under one lock costs concurrent readers more than it tells anybody.
void configure_sqlite_once() {
  static std::once_flag once;
  std::call_once(once, [] { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); });
}

class SqliteDatabase : public Database {
 public:
  explicit SqliteDatabase(SqliteOptions options)
      : options_(std::move(options)),
        readers_({readers_of(options_), options_.waiting_reads, &options_.observer,
                  Observer::Queue::reads},
                 [this] {
                   return std::make_unique<SqliteConnection>(options_,
                                                             SqliteConnection::Role::reader);
                 }),
        writer_(options_, growth_) {}

  Dialect dialect() const override { return Dialect::sqlite; }

  JournalGrowth::Listening on_journal_growth(std::function<void()> grown) override {
    return growth_.listen(std::move(grown));
  }

  void await_numbering() override {}

  bool wipe_remains(std::chrono::milliseconds patience) override {
    Turn::refuse_nesting();
    return empty_log(options_, patience);
  }

 protected:
  void run_read(const Work& work) override {
    Turn::refuse_nesting();
    auto reader = readers_.borrow();
    const auto effects = read_on(reader, work);
    for (const auto& effect : effects) effect();
  }

  void run_write(const Work& work, Priority priority) override {
    Turn::refuse_nesting();
    writer_.write(work, priority);
  }

  // There is one writer, so that all writes are in order; only their beginnings are kept.
  void run_in_order(const OrderedLog& log, const Work& work, Priority priority) override {
    const auto under_way = writes_under_way_.begin(log.turn_table, options_.clock);
    run_write(work, priority);
  }

  Time settled(const OrderedLog& log) override {
    return writes_under_way_.earliest(log.turn_table, options_.clock);
  }

 private:
  using Loan = Pool<SqliteConnection>::Loan;

  std::vector<Tx::AfterCommit> read_on(Loan& reader, const Work& work) {
    const Turn turn;
    const EndReading end{reader, options_.observer};
    reader->must_end_by(SteadyClock::now() + options_.read_limit);
    reader->run("BEGIN");
    Tx tx(*reader, options_.clock.now(), [this] { return options_.ids.mint(); });
    work(tx);
    return tx.take_after_commit();
  }

  // Lets go of the snapshot, whatever happened: an old one keeps the log from starting afresh.
  struct EndReading {
    EndReading(Loan& ended, Observer& heard_by) : reader(ended), observer(heard_by) {}
    EndReading(const EndReading&) = delete;
    EndReading& operator=(const EndReading&) = delete;
    ~EndReading() {
      reader->must_end_by(SqliteConnection::TimePoint::max());
      try {
        if (reader->in_transaction()) reader->run("ROLLBACK");
      } catch (const std::exception& failure) {
        observer.trouble(failure.what());
        reader.discard();
      }
    }
    Loan& reader;
    Observer& observer;
  };

  const SqliteOptions options_;
  JournalGrowth growth_;
  WritesUnderWay writes_under_way_;
  Pool<SqliteConnection> readers_;
  SqliteWriter writer_;
};

}  // namespace

std::unique_ptr<Database> open_sqlite(const SqliteOptions& options) {
  configure_sqlite_once();
  try {
    return std::make_unique<SqliteDatabase>(options);
  } catch (const StatementFailed& failure) {
    throw CannotOpen("The database " + options.file.string() +
                     " cannot be opened: " + failure.what());
  }
}

}  // namespace kring::db
