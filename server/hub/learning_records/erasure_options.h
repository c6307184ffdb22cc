#pragma once

#include "hub/learning_records/marks.h"
#include "platform/db/tx.h"

#include <functional>
#include <string>
#include <vector>

namespace kring::learning_records {

/// Somebody, by what others keep of them: the marks of agents as they were spelled, and the hashes
/// of keys (`identity_hash`), which hold however they were.
struct AgentsMeant {
  std::vector<Mark> marks;
  std::vector<db::Bytes> identities;
};

/// What those who read the statements on keep of people. They stand above, so the app says who they
/// are.
struct OtherTraces {
  struct Found {
    std::int64_t completions = 0;
    bool member = false;  ///< it is known which member it is
  };
  std::function<Found(Tx& tx, const AgentsMeant& agents)> find;
  /// Everybody of whom something is kept, by the hash of the key, in its order: so many after one.
  std::function<std::vector<db::Bytes>(Tx& tx, const db::Bytes& after, std::size_t limit)>
      everybody;
  std::function<void(Tx& tx, const AgentsMeant& agents)> forget;
};

struct ErasureOptions {
  std::string public_origin;
  std::string secret;  ///< this hub's, from outside the database
  OtherTraces others;
  /// Where it says so, the rest waits: the last room on the disk is for people. May be absent.
  std::function<bool()> waits_for_room = {};
};

}  // namespace kring::learning_records
