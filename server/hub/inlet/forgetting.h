#pragma once

#include "hub/learning_records/erasure_options.h"

namespace kring::inlet {

/// What the inlet keeps of those whom the record store erases: the completions that were recorded
/// because of them are taken back, and nothing waits for them any more.
learning_records::OtherTraces traces();

}  // namespace kring::inlet
