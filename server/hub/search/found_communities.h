#pragma once

#include "base/page.h"
#include "hub/communities/communities.h"
#include "hub/search/search.h"
#include "platform/api/cursor.h"

#include <array>
#include <optional>
#include <string>

#include <boost/describe/class.hpp>

namespace kring::search {

/// A community as somebody finds it.
struct FoundCommunity {
  CommunityId id;
  std::string name;
  std::string theme;
  std::string purpose;
  communities::Openness openness = communities::Openness::open;
  BOOST_DESCRIBE_CLASS(FoundCommunity, (), (id, name, theme, purpose, openness), (), ())
};

struct WantedByWords {
  static constexpr std::array limits{api::cursor_limit};
  Words q;
  std::optional<std::string> after;
  BOOST_DESCRIBE_CLASS(WantedByWords, (), (q, after), (), ())
};

/// A page of the communities that this visitor may know of and whose name, theme or purpose has all
/// the words; of the name and the theme the beginning of a word is enough. Those with most of the
/// words in their name come first, then by name. A private one is found by its members alone. Of
/// very many (beyond 1,000) only some are found.
Page<FoundCommunity> find_communities(Tx& tx, const Visitor& visitor, const WantedByWords& wanted);

}  // namespace kring::search
