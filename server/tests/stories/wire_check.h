#pragma once

#include "tests/support/raw_client.h"

#include <string>
#include <vector>

namespace kring::testing_support {

/// How what a server answered over the wire is not as its table of routes says (ResponseCheck): a
/// sentence each. `path` is that below /api/v1. Thread-safe.
std::vector<std::string> departures(const std::string& method, const std::string& path,
                                    const tests::RawAnswer& answer);

/// Fails the test for each of these. `path` is the whole one.
void expect_as_described(const std::string& method, const std::string& path,
                         const tests::RawAnswer& answer);

}  // namespace kring::testing_support
