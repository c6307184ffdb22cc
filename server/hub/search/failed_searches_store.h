#pragma once

#include "hub/search/failed_searches.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace kring::search::store {

/// Adds to what is counted of these words, and these marks to those of whom it is known, until
/// there are enough.
void count_failed(Tx& tx, CommunityId community, const std::string& words, std::int64_t searches,
                  const std::set<std::uint8_t>& marks);

struct FailedAfter {
  std::int64_t searches = 0;
  std::string words;
};
/// Those of enough people, the most searched first, after that place.
std::vector<FailedSearch> failed_searches(Tx& tx, CommunityId community,
                                          const std::optional<FailedAfter>& after,
                                          std::size_t limit);

std::int64_t delete_failed_before(Tx& tx, Time few, Time enough);

}  // namespace kring::search::store
