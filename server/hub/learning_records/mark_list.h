#pragma once

#include "hub/learning_records/marks.h"
#include "platform/db/id_list.h"

namespace kring::learning_records::store {

/// Marks, or places in the log, as one parameter of `db::in_list`.
inline db::IdList list_of(const Tx& tx, const std::vector<std::int64_t>& numbers) {
  std::vector<Id<struct NumberTag>> ids;
  ids.reserve(numbers.size());
  for (const auto number : numbers) ids.emplace_back(number);
  return {tx, ids};
}

}  // namespace kring::learning_records::store
