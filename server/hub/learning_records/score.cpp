#include "hub/learning_records/score.h"

#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statement_reader.h"

#include <charconv>

namespace kring::learning_records {

std::optional<Score> score_of(const json::Value& statement) {
  const auto* result = member_of(statement, "result");
  const auto* said = result ? member_of(*result, "score") : nullptr;
  if (!said) return std::nullopt;
  const auto number = [said](std::string_view name) {
    const auto* value = member_of(*said, name);
    if (!value) return std::optional<double>();
    double read = 0;
    std::from_chars(value->text.data(), value->text.data() + value->text.size(), read);
    return std::optional(read);
  };
  const Score score{number("scaled"), number("raw"), number("min"), number("max")};
  return score == Score() ? std::nullopt : std::optional(score);
}

}  // namespace kring::learning_records
