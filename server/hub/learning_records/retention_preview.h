#pragma once

#include "hub/learning_records/retention_store.h"

namespace kring::learning_records {

/// What the next run of each of these would touch, in their order. Divides among them the time that
/// one preview may take, and how much of the log it looks at before it looks at the time. Beside
/// that it asks the database for each a few times, and as often as halving the log takes.
std::vector<RetentionPreview> preview_next_runs(Tx& tx, const std::vector<store::RuleRow>& rules);

}  // namespace kring::learning_records
