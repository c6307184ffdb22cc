#pragma once

namespace kring::learning_records {

/// How much one client may ask for in a minute, whichever of its keys and tokens it comes with: so
/// much at once, and as much again in each minute. What whoever runs a hub did not choose otherwise
/// lies far above what the conformance suites send, and what an LMS does.
struct ClientLimits {
  int requests = 600'000;  ///< in xAPI
  int tokens = 300;        ///< for its key; wrong keys are counted by address instead
};

}  // namespace kring::learning_records
