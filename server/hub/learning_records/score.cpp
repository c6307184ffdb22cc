#include "hub/learning_records/score.h"

#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statement_reader.h"

#include <charconv>

namespace kring::learning_records {

std::optional<double> score_of(const json::Value& statement) {
  const auto* result = member_of(statement, "result");
  const auto* score = result ? member_of(*result, "score") : nullptr;
  const auto* scaled = score ? member_of(*score, "scaled") : nullptr;
  if (!scaled) return std::nullopt;
  double number = 0;
  std::from_chars(scaled->text.data(), scaled->text.data() + scaled->text.size(), number);
  return number;
}

}  // namespace kring::learning_records
