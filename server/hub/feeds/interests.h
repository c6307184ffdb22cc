#pragma once

#include "hub/feeds/feeds_store.h"

#include <string>
#include <unordered_map>
#include <unordered_set>

namespace kring::feeds {

/// What makes a question somebody's, read once for a page. Private to feeds.
struct Interested {
  std::unordered_set<CommunityId> communities;
  store::Interests interests;
  /// By which topic of their profile they know a theme, in their own words.
  std::unordered_map<curation::ThemeId, std::string> topics;
};

/// A theme is known to whoever may be asked about a word that leads to it: by the whole topic, or
/// by one of its words of three letters and more.
Interested interested(Tx& tx, const Visitor& visitor);

}  // namespace kring::feeds
