#pragma once

#include <string_view>

namespace kring::learning_records {

/// Which xAPI a request speaks: 1.0.3 (and its patches before), or 2.0.0 (IEEE 9274.1.1).
enum class Version { v1, v2 };

/// As X-Experience-API-Version and `version` say it: "1.0.3", "2.0.0".
constexpr std::string_view release_of(Version version) {
  return version == Version::v1 ? "1.0.3" : "2.0.0";
}

}  // namespace kring::learning_records
