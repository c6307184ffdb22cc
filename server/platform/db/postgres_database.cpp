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

  bool wipe_remains(std::chrono::milliseconds /*patience*/) override { return true; }

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
    const auto effects = on_a_reader([&](PostgresConnection& connection) {
      const Turn turn;
      return read_once(connection, work);
    });
    for (const auto& effect : effects) effect();
  }

  void run_write(const Work& work, Priority priority) override {
    Turn::refuse_nesting();
    const auto done = writes_.write(work, priority);
    if (done.recorded) sequencer_.wake();
    for (const auto& effect : done.effects) effect();
  }

  void run_in_order(const OrderedLog& log, const Work& work, Priority priority) override {
    Turn::refuse_nesting();
    const auto done = ordered_.write(log, work, priority);
    if (done.recorded) sequencer_.wake();
    for (const auto& effect : done.effects) effect();
  }

  // It writes nothing, so it waits behind no writer.
  Time settled(const OrderedLog& log) override {
    return on_a_reader(
        [&](PostgresConnection& connection) { return ordered_.settled(log, connection); });
  }

 private:
  template <class Ask>
  using Told = std::invoke_result_t<const Ask&, PostgresConnection&>;

  /// What `ask` finds out, with a connection of the readers'. One that broke while it was idle is
  /// found out by the first statement; nothing was read yet, so another one is asked.
  template <class Ask>
  Told<Ask> on_a_reader(const Ask& ask) {
    for (int attempt = 1; attempt <= 3; ++attempt) {
      try {
        return ask_one_reader(ask);
      } catch (const ConnectionLost& lost) {
        options_.observer.trouble(lost.what());
      }
    }
    refuse_unreachable();
  }

  template <class Ask>
  Told<Ask> ask_one_reader(const Ask& ask) {
    auto connection = readers_.borrow();
    try {
      return ask(*connection);
    } catch (...) {
      if (!connection->recover()) connection.discard();
      throw;
    }
  }

  std::vector<Tx::AfterCommit> read_once(PostgresConnection& connection, const Work& work) {
    connection.must_end_by(SteadyClock::now() + options_.transaction_limit);
    connection.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    Tx tx(connection, options_.clock.now(), [this] { return options_.ids.mint(); });
    work(tx);
    connection.must_end_by(SteadyClock::time_point::max());
    connection.run("COMMIT");
    return tx.take_after_commit();
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
