#pragma once

#include <chrono>
#include <thread>

#include <gtest/gtest.h>

namespace kring::tests {

/// Waits for what another thread makes true and tells nobody of. A minute without it is a failure,
/// said at once instead of by a program that stands still.
template <class Condition>
void await(const Condition& is_so) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::minutes(1);
  while (!is_so()) {
    if (std::chrono::steady_clock::now() > deadline) {
      ADD_FAILURE() << "waited in vain for a minute";
      return;
    }
    std::this_thread::yield();
  }
}

}  // namespace kring::tests
