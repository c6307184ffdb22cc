#pragma once

#include <string>

namespace kring::testing_support {

/// Runs SQL on a database file as somebody with a tool of their own does, who keeps no references
/// whole. Fails the test where it does not run.
void run_carelessly(const std::string& file, const std::string& sql);

}  // namespace kring::testing_support
