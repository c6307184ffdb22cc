#pragma once

#include <algorithm>
#include <chrono>

namespace kring::learning_records {

/// So long whoever cleared something waits for it to leave the files (`Database::wipe_remains`)
/// before it tries again in another turn.
inline std::chrono::milliseconds patience_until(std::chrono::steady_clock::time_point end) {
  constexpr std::chrono::milliseconds at_least{1000};
  return std::max(at_least, std::chrono::duration_cast<std::chrono::milliseconds>(
                                end - std::chrono::steady_clock::now()));
}

}  // namespace kring::learning_records
