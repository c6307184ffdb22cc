#pragma once

#include "base/refusal.h"

namespace kring {

/// Whether it was about the moment and not about what was asked: the database was busy, full or out
/// of reach, and the same may succeed a little later.
inline bool is_passing(const std::exception& failure) {
  const auto* const refusal = dynamic_cast<const Refusal*>(&failure);
  return refusal &&
         (refusal->status() == Status::overloaded || refusal->status() == Status::storage_full);
}

}  // namespace kring
