#pragma once

#include "platform/json/document.h"

#include <optional>

namespace kring::learning_records {

/// What the result of a statement says was scored: scaled, -1 to 1.
std::optional<double> score_of(const json::Value& statement);

}  // namespace kring::learning_records
