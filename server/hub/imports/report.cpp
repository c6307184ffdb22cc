#include "hub/imports/report.h"

#include <algorithm>

namespace kring::imports {

void Report::Count::add(const Count& other) {
  number += other.number;
  for (const auto example : other.examples) {
    const bool is_named = std::ranges::find(examples, example) != examples.end();
    if (!is_named && examples.size() < most_examples) examples.push_back(example);
  }
}

void Report::note(ImportedKind what, ImportOutcome outcome, std::int64_t example) {
  counts_[{what, outcome}].add({1, {example}});
}

void Report::note_many(ImportedKind what, ImportOutcome outcome, std::int64_t number) {
  if (number > 0) counts_[{what, outcome}].add({number, {}});
}

std::int64_t Report::number(ImportedKind what, ImportOutcome outcome) const {
  const auto found = counts_.find({what, outcome});
  return found == counts_.end() ? 0 : found->second.number;
}

}  // namespace kring::imports
