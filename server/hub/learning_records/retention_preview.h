#pragma once

#include "hub/learning_records/retention_store.h"

namespace kring::learning_records {

/// What the next run of each of these would touch, in their order. Asks the database a bounded
/// number of times for each, and divides among them the time that one preview may take.
std::vector<RetentionPreview> preview_next_runs(Tx& tx, const std::vector<store::RuleRow>& rules);

}  // namespace kring::learning_records
