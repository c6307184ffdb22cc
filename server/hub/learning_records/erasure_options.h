#pragma once

#include "hub/learning_records/marks.h"
#include "platform/db/tx.h"

#include <functional>
#include <string>
#include <vector>

namespace kring::learning_records {

/// What those who read the statements on keep of people, by the marks of agents. They stand above,
/// so the app says who they are.
struct OtherTraces {
  struct Found {
    std::int64_t completions = 0;
    bool member = false;  ///< it is known which member it is
  };
  std::function<Found(Tx& tx, const std::vector<Mark>& agents)> find;
  std::function<void(Tx& tx, const std::vector<Mark>& agents)> forget;
};

struct ErasureOptions {
  std::string public_origin;
  std::string secret;  ///< this hub's, from outside the database
  OtherTraces others;
  /// Where it says so, the rest waits: the last room on the disk is for people. May be absent.
  std::function<bool()> waits_for_room = {};
};

}  // namespace kring::learning_records
