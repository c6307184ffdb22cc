#include "platform/db/postgres_ordered_writes.h"

#include "base/refusal.h"
#include "platform/db/failures.h"

#include <algorithm>

namespace kring::db {

PostgresOrderedWrites::Done PostgresOrderedWrites::write(const OrderedLog& log, const Work& work,
                                                         Priority priority) {
  const auto request = std::make_shared<Request>(Request{work, priority});
  std::unique_lock lock(mutex_);
  auto& queue = queues_[log.turn_table];
  if (queue.waiting.size() >= options_.waiting_writes) {
    throw Refusal(Status::overloaded, "overloaded", std::chrono::seconds(1));
  }
  queue.waiting.push_back(request);
  while (!request->answered) {
    if (queue.led) {
      answered_.wait(lock);
    } else {
      lead(log, queue, lock);
    }
  }
  if (request->refused) std::rethrow_exception(request->refused);
  return std::move(request->done);
}

// One group, in which the leader's own request need not be: it leads again, or is taken along.
void PostgresOrderedWrites::lead(const OrderedLog& log, Queue& queue,
                                 std::unique_lock<std::mutex>& lock) {
  Group group;
  while (!queue.waiting.empty() && group.size() < largest_group) {
    group.push_back(std::move(queue.waiting.front()));
    queue.waiting.pop_front();
  }
  queue.led = true;
  lock.unlock();
  try {
    write_group(log, group);
  } catch (...) {
    for (const auto& request : group) request->refused = std::current_exception();
  }
  lock.lock();
  queue.led = false;
  for (const auto& request : group) request->answered = true;
  answered_.notify_all();
}

void PostgresOrderedWrites::write_group(const OrderedLog& log, const Group& group) {
  const auto opening = std::string("LOCK TABLE ") + log.turn_table + " IN EXCLUSIVE MODE;";
  writes_.transact(opening, Priority::people, [&](PostgresConnection& connection) {
    if (group.size() == 1) {
      auto& only = *group.front();
      only.done = writes_.run_closure(connection, only.work, only.priority);
      return;
    }
    for (const auto& request : group) run_in_savepoint(connection, *request);
  });
}

void PostgresOrderedWrites::run_in_savepoint(PostgresConnection& connection, Request& request) {
  request.refused = nullptr;
  connection.run("SAVEPOINT closure");
  try {
    request.done = writes_.run_closure(connection, request.work, request.priority);
  } catch (const TransactionBroken&) {
    throw;  // the whole group begins again
  } catch (const DatabaseMistaken&) {
    throw;  // and so it does here
  } catch (...) {
    request.refused = std::current_exception();
    request.done = {};
    connection.run("ROLLBACK TO closure");
  }
  connection.run("RELEASE closure");
}

Time PostgresOrderedWrites::settled(const OrderedLog& log, PostgresConnection& connection) const {
  const auto now = options_.clock.now();
  // Whoever holds the turn table, or waits for it, began its transaction before it had its turn.
  const auto sql = std::string(
                       "SELECT coalesce(floor(extract(epoch FROM min(a.xact_start)) * 1000)"
                       "::bigint, 9223372036854775807) FROM pg_locks l"
                       " JOIN pg_stat_activity a ON a.pid = l.pid WHERE l.relation = '") +
                   log.turn_table + "'::regclass";
  return std::min(now, Time(Milliseconds(std::stoll(connection.run(sql)))));
}

}  // namespace kring::db
