#pragma once

#include "platform/json/document.h"

#include <optional>
#include <string_view>

#include <boost/describe/class.hpp>

namespace kring::learning_records {

/// What the result of a statement says was scored (xAPI 1.0.3 Data 2.4.5.1), as far as it says it.
struct Score {
  static constexpr std::string_view schema_name = "RecordScore";
  std::optional<double> scaled;    ///< -1 to 1
  std::optional<double> raw;       ///< in the program's own points
  std::optional<double> min, max;  ///< between which those are
  BOOST_DESCRIBE_CLASS(Score, (), (scaled, raw, min, max), (), ())
  bool operator==(const Score&) const = default;
};
/// Nothing where it says none of these.
std::optional<Score> score_of(const json::Value& statement);

}  // namespace kring::learning_records
