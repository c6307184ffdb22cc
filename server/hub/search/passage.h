#pragma once

#include "hub/search/query.h"

#include <string>
#include <string_view>
#include <vector>

namespace kring::search {

inline constexpr std::size_t passage_length = 240;

/// The part of a Markdown text in which most of the words stand, as plain text of at most
/// `passage_length` code points; the beginning where none of them does (they stood in the title).
std::string passage(std::string_view markdown, const std::vector<QueryWord>& words);

}  // namespace kring::search
