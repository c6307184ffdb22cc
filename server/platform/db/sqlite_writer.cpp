#include "platform/db/sqlite_writer.h"

#include "base/refusal.h"
#include "platform/db/turn.h"

namespace kring::db {
namespace {

using SteadyClock = std::chrono::steady_clock;

}  // namespace

SqliteWriter::SqliteWriter(const SqliteOptions& options, const JournalGrowth& growth)
    : options_(options),
      growth_(growth),
      connection_(options, SqliteConnection::Role::writer),
      checkpoints_(options, connection_),
      thread_([this] { write_groups(); }) {}

SqliteWriter::~SqliteWriter() {
  {
    const std::scoped_lock lock(mutex_);
    ending_ = true;
  }
  work_waits_.notify_one();
  thread_.join();
}

void SqliteWriter::write(const Work& work, Priority priority) {
  const auto request = std::make_shared<Request>(work, priority);
  auto answered = request->answered.get_future();
  enqueue(request);
  answered.wait();
  if (request->refused) std::rethrow_exception(request->refused);
  for (const auto& effect : request->effects) effect();
}

void SqliteWriter::enqueue(const std::shared_ptr<Request>& request) {
  {
    const std::scoped_lock lock(mutex_);
    const bool people = request->priority == Priority::people;
    auto& queue = people ? people_ : background_;
    const auto limit = people ? options_.waiting_writes : options_.waiting_background_writes;
    if (queue.size() >= limit) {
      throw Refusal(Status::overloaded, "overloaded", std::chrono::seconds(1));
    }
    queue.push_back(request);
    tell_length_of(queue);
  }
  work_waits_.notify_one();
}

void SqliteWriter::write_groups() {
  while (wait_for_work()) {
    checkpoints_.catch_up();
    write_group();
  }
}

bool SqliteWriter::wait_for_work() {
  std::unique_lock lock(mutex_);
  const auto waiting = [this] { return !people_.empty() || !background_.empty(); };
  work_waits_.wait(lock, [&] { return ending_ || waiting(); });
  return waiting();
}

void SqliteWriter::write_group() {
  const auto begun = SteadyClock::now();
  Group group;
  if (run_all(group, begun) && commit()) {
    options_.observer.group_committed(group.size(), SteadyClock::now() - begun, flush_);
  } else {
    roll_back();
    options_.observer.group_died(group.size());
    for (const auto& request : group) {
      checkpoints_.catch_up();
      run_alone(*request);
    }
  }
  answer(group);
}

// People first, then at most one closure of the background, which closes the group.
std::shared_ptr<SqliteWriter::Request> SqliteWriter::next(const Group& group,
                                                          Turn::TimePoint begun) {
  if (!group.empty() && group.back()->priority == Priority::background) return nullptr;
  const bool open = group.size() < largest_group &&
                    (group.empty() || SteadyClock::now() - begun < options_.longest_group);
  const std::scoped_lock lock(mutex_);
  auto& queue = open && !people_.empty() ? people_ : background_;
  if (queue.empty()) return nullptr;
  auto request = std::move(queue.front());
  queue.pop_front();
  tell_length_of(queue);
  return request;
}

// False when the transaction was lost; the group then holds everyone who was in it.
bool SqliteWriter::run_all(Group& group, Turn::TimePoint begun) {
  bool alive = true;
  try {
    connection_.run("BEGIN IMMEDIATE");
  } catch (const std::exception&) {
    lost_because_ = std::current_exception();
    alive = false;
  }
  while (const auto request = next(group, begun)) {
    group.push_back(request);
    if (alive) alive = run_in_savepoint(*request);
    if (!alive) break;
  }
  return alive;
}

bool SqliteWriter::run_in_savepoint(Request& request) {
  try {
    connection_.run("SAVEPOINT closure");
    run_closure(request);
    if (request.refused && connection_.in_transaction()) connection_.run("ROLLBACK TO closure");
    if (connection_.in_transaction()) connection_.run("RELEASE closure");
  } catch (const std::exception&) {
    lost_because_ = std::current_exception();
    return false;
  }
  if (!connection_.in_transaction()) lost_because_ = request.refused;
  return connection_.in_transaction();
}

void SqliteWriter::run_closure(Request& request) {
  request.refused = nullptr;
  try {
    for (int run = options_.rehearse_writes ? 1 : 2; run <= 2; ++run) {
      const bool background = request.priority == Priority::background;
      const Turn turn(background ? SteadyClock::now() + options_.background_turn
                                 : Turn::TimePoint::max());
      Tx tx(connection_, options_.clock.now(), [this] { return options_.ids.mint(); });
      if (run == 1) connection_.run("SAVEPOINT rehearsal");
      request.work(tx);
      if (run == 1) connection_.run("ROLLBACK TO rehearsal");
      if (run == 1) connection_.run("RELEASE rehearsal");
      request.effects = tx.take_after_commit();
      request.recorded = tx.facts_recorded() > 0;
    }
  } catch (...) {
    request.refused = std::current_exception();
    request.effects.clear();
    request.recorded = false;
  }
}

bool SqliteWriter::commit() {
  const auto begun = SteadyClock::now();
  try {
    connection_.run("COMMIT");
  } catch (const std::exception&) {
    lost_because_ = std::current_exception();
    return false;
  }
  flush_ = SteadyClock::now() - begun;
  checkpoints_.note_commit();
  return true;
}

void SqliteWriter::run_alone(Request& request) {
  const auto begun = SteadyClock::now();
  lost_because_ = nullptr;
  try {
    connection_.run("BEGIN IMMEDIATE");
    run_closure(request);
    if (!request.refused && commit()) {
      options_.observer.group_committed(1, SteadyClock::now() - begun, flush_);
      return;
    }
  } catch (const std::exception&) {
    lost_because_ = std::current_exception();
  }
  const bool lost = lost_because_ || !connection_.in_transaction();
  roll_back();
  if (!lost) return;  // refused by the closure itself, which this time ran in a living transaction
  try {
    if (!lost_because_) lost_because_ = request.refused;
    if (lost_because_) std::rethrow_exception(lost_because_);
    throw Refusal(Status::overloaded, "overloaded", std::chrono::seconds(5));
  } catch (const Refusal&) {
    request.refused = std::current_exception();  // a full disk
  } catch (const std::exception& failure) {
    options_.observer.trouble(failure.what());
    request.refused =
        std::make_exception_ptr(Refusal(Status::overloaded, "overloaded", std::chrono::seconds(5)));
  }
}

void SqliteWriter::roll_back() {
  if (!connection_.in_transaction()) return;
  try {
    connection_.run("ROLLBACK");
  } catch (const std::exception& failure) {
    // SQLite gives the transaction up even where ROLLBACK reports an error.
    options_.observer.trouble(failure.what());
  }
}

void SqliteWriter::answer(const Group& group) {
  bool recorded = false;
  for (const auto& request : group) {
    recorded = recorded || (!request->refused && request->recorded);
    request->answered.set_value();
  }
  if (recorded) growth_.announce();
}

void SqliteWriter::tell_length_of(const Queue& queue) {
  const bool people = &queue == &people_;
  options_.observer.queue_length(people ? Observer::Queue::writes : Observer::Queue::background,
                                 queue.size());
}

}  // namespace kring::db
