#pragma once

#include "platform/db/database.h"

#include <chrono>
#include <functional>
#include <string>

namespace kring::learning_records {

struct RetainingOptions {
  std::string public_origin;
  std::string secret;  ///< this hub's, from outside the database
  /// Where it says so, the rest waits: the last room on the disk is for people. May be absent.
  std::function<bool()> waits_for_room = {};
};

/// Goes on with the runs of retention that were begun, for about that long or until all are done.
/// Says whether all are. It writes in portions, each with how far it is: killed at any moment it
/// goes on from there. Several may do so at once. Of a run that somebody began it records
/// `retention_run.finished`.
bool retain_on(Database& database, const RetainingOptions& options,
               std::chrono::milliseconds length);

}  // namespace kring::learning_records
