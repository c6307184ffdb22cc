#pragma once

#include "base/page.h"
#include "hub/search/search.h"
#include "platform/db/database.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include <boost/describe/class.hpp>

namespace kring::search {

/// So many different people have searched for something in vain before anybody is shown it.
inline constexpr std::int64_t enough_people = 3;

/// So long it is remembered what too few, and what enough people searched for in vain.
inline constexpr auto few_remembered = std::chrono::hours(24 * 30);
inline constexpr auto enough_remembered = std::chrono::hours(24 * 180);

/// Whether somebody who asked for this page was left with nothing: no text, and, where everything
/// was searched, no community and nobody either. A search that is narrowed by more than a
/// community, or that has no words, does not count.
bool is_in_vain(Tx& tx, const Visitor& visitor, const Wanted& wanted, const SearchPage& page);

/// What was searched for in vain, counted in memory and written in batches: reading a page never
/// writes. Nobody is remembered: a person is one of 256 marks, under what only this hub knows and
/// the words, so that two may count as one and nobody's searches can be put together.
class FailedSearches {
 public:
  void failed(std::string_view secret, const Visitor& visitor,
              const std::optional<CommunityId>& community, const Words& q);

  /// Writes what was counted since the last time. What cannot be written is kept for the next.
  void flush(Database& database);

  struct Counted {
    std::int64_t searches = 0;
    std::set<std::uint8_t> marks;
  };
  /// Everywhere where no community stands.
  using Key = std::pair<CommunityId, std::string>;

 private:
  std::mutex mutex_;
  std::map<Key, Counted> waiting_;
};

/// What at least `enough_people` searched for and did not find.
struct FailedSearch {
  std::string words;  ///< as they are compared: in small letters, without accents
  std::int64_t searches = 0;
  Time last_on;  ///< the beginning of that day, in UTC
  BOOST_DESCRIBE_CLASS(FailedSearch, (), (words, searches, last_on), (), ())
};

/// A page of what failed where everything was searched, the most searched first: for
/// administrators, which the route sees to.
Page<FailedSearch> failed_searches(Tx& tx, const std::optional<std::string>& after);
/// The same of one community: for its facilitators. Refuses others like `require_facilitated`.
Page<FailedSearch> failed_searches(Tx& tx, const Visitor& visitor, CommunityId community,
                                   const std::optional<std::string>& after);

/// Forgets what was last searched for longer ago than it is remembered.
std::int64_t forget_old_failed_searches(Tx& tx);

}  // namespace kring::search
