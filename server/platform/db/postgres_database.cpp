#include "platform/db/failures.h"
#include "platform/db/pool.h"
#include "platform/db/postgres.h"
#include "platform/db/postgres_connection.h"
#include "platform/db/postgres_ordered_writes.h"
#include "platform/db/postgres_sequencer.h"
#include "platform/db/postgres_writes.h"
#include "platform/db/turn.h"

namespace kring::db {
namespace {

using SteadyClock = std::chrono::steady_clock;

[[noreturn]] void refuse_unreachable() {
  throw Refusal(Status::overloaded, "overloaded", std::chrono::seconds(5));
}

class PostgresDatabase : public Database {
 public:
  explicit PostgresDatabase(const PostgresOptions& options)
      : options_(options),
        readers_(
            {options_.readers, options_.waiting_reads, &options_.observer, Observer::Queue::reads},
            [this] { return std::make_unique<PostgresConnection>(options_); }),
        writes_(options_),
        ordered_(options_, writes_),
        sequencer_(options_, growth_) {
    readers_.borrow();  // an unfit server is found now, not by the first visitor
  }

  Dialect dialect() const override { return Dialect::postgres; }

  JournalGrowth::Listening on_journal_growth(std::function<void()> grown) override {
    return growth_.listen(std::move(grown));
  }

  void await_numbering() override {
    auto connection = writes_.borrow();
    try {
      PostgresSequencer::number(*connection);
    } catch (...) {
      if (!connection->recover()) connection.discard();
      throw;
    }
  }

 protected:
  void run_read(const Work& work) override {
    Turn::refuse_nesting();
    // A connection that broke while it was idle is found out by BEGIN; nothing was read yet.
    for (int attempt = 1; attempt <= 3; ++attempt) {
      try {
        for (const auto& effect : read_once(work)) effect();
        return;
      } catch (const ConnectionLost& lost) {
        options_.observer.trouble(lost.what());
      }
    }
    refuse_unreachable();
  }

  void run_write(const Work& work, Priority priority) override {
    Turn::refuse_nesting();
    const auto done = writes_.write(work, priority);
    if (done.recorded) sequencer_.wake();
    for (const auto& effect : done.effects) effect();
  }

  void run_in_order(const OrderedLog& log, const Work& work) override {
    Turn::refuse_nesting();
    const auto done = ordered_.write(log, work);
    if (done.recorded) sequencer_.wake();
    for (const auto& effect : done.effects) effect();
  }

  Time settled(const OrderedLog& log) override { return ordered_.settled(log); }

 private:
  std::vector<Tx::AfterCommit> read_once(const Work& work) {
    auto connection = readers_.borrow();
    const Turn turn;
    try {
      connection->must_end_by(SteadyClock::now() + options_.transaction_limit);
      connection->run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
      Tx tx(*connection, options_.clock.now(), [this] { return options_.ids.mint(); });
      work(tx);
      connection->must_end_by(SteadyClock::time_point::max());
      connection->run("COMMIT");
      return tx.take_after_commit();
    } catch (...) {
      if (!connection->recover()) connection.discard();
      throw;
    }
  }

  const PostgresOptions options_;
  JournalGrowth growth_;
  Pool<PostgresConnection> readers_;
  PostgresWrites writes_;
  PostgresOrderedWrites ordered_;
  PostgresSequencer sequencer_;
};

}  // namespace

std::unique_ptr<Database> open_postgres(const PostgresOptions& options) {
  try {
    return std::make_unique<PostgresDatabase>(options);
  } catch (const ConnectionLost& lost) {
    throw CannotOpen(std::string("PostgreSQL cannot be reached: ") + lost.what());
  }
}

}  // namespace kring::db
