#pragma once

#include "hub/learning_records/erasures.h"

#include <chrono>

namespace kring::learning_records {

/// Goes on with the erasures that were begun, for about that long or until all are done, or
/// there is too little room. Says whether all are done. It looks at every statement, so that
/// whoever stands there in another spelling is found too, and writes in portions, each with how far
/// it is: killed at any moment it goes on from there. Several may do so at once. Records
/// `record_erasure.finished` of each.
bool erase_on(Database& database, const ErasureOptions& options, std::chrono::milliseconds length);

}  // namespace kring::learning_records
