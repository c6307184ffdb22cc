#pragma once

#include "platform/db/database.h"
#include "platform/journal/followers.h"

#include <string>

namespace kring::app {

/// Whether the hub should get visitors, a sentence a line.
struct Readiness {
  std::string reasons;  ///< why it should not; empty when it should
  std::string remarks;  ///< what somebody should look at although it should
};

/// It is not ready while the database does not answer, nor while a follower could not handle a line
/// by which it takes something away: it may show what should be gone. What else is parked is a
/// remark.
Readiness readiness(Database& database, const journal::Followers& followers);

}  // namespace kring::app
