#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

namespace kring::tests {

/// A folder of the fixtures beside the project (../shared/fixtures, or KRING_FIXTURES), if it is
/// there.
std::optional<std::filesystem::path> fixture(std::string_view folder);

/// True where a missing fixture is a failure: in continuous integration (CI=true).
bool fixtures_are_required();

}  // namespace kring::tests

/// First line of a test on fixtures: `folder` is what `fixture` returned.
#define KRING_NEEDS_FIXTURE(folder)                                                       \
  if (!(folder)) {                                                                        \
    if (kring::tests::fixtures_are_required()) FAIL() << "the fixtures are not here";     \
    GTEST_SKIP() << "skipped: no fixtures at ../shared/fixtures (or set KRING_FIXTURES)"; \
  }
