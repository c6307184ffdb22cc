#include "platform/db/node_lease.h"

#include "platform/db/failures.h"

#include <algorithm>
#include <random>

namespace kring::db {
namespace {

constexpr std::chrono::seconds renewal{15};

std::int64_t random_holder() {
  std::random_device random;
  return static_cast<std::int64_t>((std::uint64_t{random()} << 32) | random());
}

// A number whose lease has run out by everybody's clock, or the first that was never used.
std::optional<int> free_node(Tx& tx) {
  if (const auto freed = tx.value<int>(
          "SELECT node FROM node_leases WHERE held_until < $1 ORDER BY node LIMIT 1", tx.now())) {
    return freed;
  }
  const auto next = tx.value<int>("SELECT coalesce(max(node) + 1, 0) FROM node_leases");
  if (!next || *next >= IdSource::nodes) return std::nullopt;
  return next;
}

}  // namespace

NodeLease::NodeLease(Database& database, IdSource& ids, Observer& observer)
    : database_(database), ids_(ids), observer_(observer), holder_(random_holder()) {
  take();
  keeper_ = std::thread([this] { keep(); });
}

NodeLease::~NodeLease() {
  {
    const std::scoped_lock lock(mutex_);
    ended_ = true;
  }
  ending_.notify_one();
  keeper_.join();
  try {
    database_.write([&](Tx& tx) {
      tx.run("UPDATE node_leases SET held_until = $1 WHERE node = $2 AND holder = $3",
             std::max(tx.now(), ids_.used_until()), node_.load(), holder_);
    });
  } catch (const std::exception& failure) {
    // Given back or not, the lease runs out by itself: that is what a lease is for.
    observer_.trouble(std::string("The node number was not given back: ") + failure.what());
  }
}

void NodeLease::take() {
  struct Taken {
    std::optional<int> node;
    Time from;
  };
  const auto taken = database_.write([&](Tx& tx) {
    const auto node = free_node(tx);
    if (node) {
      tx.run(
          "INSERT INTO node_leases (node, holder, held_until) VALUES ($1, $2, $3)"
          " ON CONFLICT (node) DO UPDATE SET holder = $2, held_until = $3",
          *node, holder_, tx.now() + length);
    }
    return Taken{node, tx.now()};
  });
  if (!taken.node) throw CannotOpen("All 1,024 node numbers are in use.");
  node_ = *taken.node;
  ids_.use(node_, taken.from, taken.from + length);
}

bool NodeLease::renew() {
  const auto until = database_.write([&](Tx& tx) -> std::optional<Time> {
    const Time wanted = tx.now() + length;
    const auto kept = tx.run(
        "UPDATE node_leases SET held_until = CASE WHEN held_until > $1 THEN held_until ELSE $1 END"
        " WHERE node = $2 AND holder = $3",
        wanted, node_.load(), holder_);
    if (kept == 0) return std::nullopt;
    return wanted;
  });
  if (until) {
    ids_.extend(*until);
  } else {
    take();
  }
  return until.has_value();
}

void NodeLease::keep() {
  std::unique_lock lock(mutex_);
  while (!ending_.wait_for(lock, renewal, [this] { return ended_; })) {
    lock.unlock();
    try {
      renew();
    } catch (const std::exception& failure) {
      // Tried again in a quarter of the lease; when it has run out, minting refuses by itself.
      observer_.trouble(std::string("The lease of the node number was not renewed: ") +
                        failure.what());
    }
    lock.lock();
  }
}

}  // namespace kring::db
