#pragma once

#include "hub/people/profile.h"
#include "hub/search/found_communities.h"

#include <string>
#include <string_view>
#include <vector>

/// By what people and communities are found: whole words are rarely typed of a name.
namespace kring::search {

/// A name is looked for by as many words at most.
inline constexpr std::size_t most_name_words = 6;

/// Every beginning of every word of a name, of two letters or more (or the whole word where it is
/// one), each once.
std::vector<std::string> beginnings_of(std::string_view name);

/// Those of a community's name and theme, and the stems of these and of its purpose.
std::vector<std::string> parts_of_community(const FoundCommunity& community);

/// The stems of what somebody tells of themselves: of their role, and of what they may be asked
/// about. A word of a query meets them as its own stems (`query_word`).
std::vector<std::string> parts_of_told(const people::Profile& told);

/// What of a community one word of a query may meet: itself and its stems.
std::vector<std::string> community_parts_of_word(const std::string& word);

}  // namespace kring::search
