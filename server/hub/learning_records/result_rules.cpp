// What came of it (xAPI 1.0.3 Data 2.4.5, xAPI 2.0 4.2.2.4).

#include "hub/learning_records/rules.h"

#include <optional>

namespace kring::learning_records {
namespace {

void require_score(const Here& here) {
  const Members score(here, {"scaled", "raw", "min", "max"});
  const auto number = [&](std::string_view name) {
    std::optional<double> found;
    score.judge(name, [&](const Here& value) { found = require_number(value); });
    return found;
  };
  const auto refuse = [&](std::string_view member, std::string_view sentence) {
    broken(here.path.member(member), "score", sentence);
  };
  const auto scaled = number("scaled"), raw = number("raw"), least = number("min"),
             most = number("max");
  if (scaled && (*scaled < -1 || *scaled > 1)) refuse("scaled", "this lies between -1 and 1");
  if (least && most && *least >= *most) refuse("min", "min is less than max");
  if (raw && least && *raw < *least) refuse("raw", "a score is not less than its min");
  if (raw && most && *raw > *most) refuse("raw", "a score is not more than its max");
}

}  // namespace

void require_result(const Here& here) {
  const Members result(here,
                       {"score", "success", "completion", "response", "duration", "extensions"});
  result.judge("score", require_score);
  result.judge("success", require_boolean);
  result.judge("completion", require_boolean);
  result.judge("response", require_text);
  result.judge("duration", require_duration);
  result.judge("extensions", require_extensions);
}

}  // namespace kring::learning_records
