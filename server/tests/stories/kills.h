#pragma once

#include <cstdlib>

namespace kring::testing_support {

/// How often a test kills the server under load: KRING_KILLS, or a few times.
inline int kills() {
  const char* const wanted = std::getenv("KRING_KILLS");
  return wanted ? std::atoi(wanted) : 3;
}

}  // namespace kring::testing_support
