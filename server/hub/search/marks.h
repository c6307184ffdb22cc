#pragma once

#include "hub/search/query.h"
#include "hub/search/search.h"

#include <string_view>
#include <vector>

namespace kring::search {

/// A plain text in pieces: those that are one of the words, in any of their forms, are `found`. Put
/// together they are the text again.
std::vector<Piece> marked(std::string_view plain, const std::vector<QueryWord>& words);

}  // namespace kring::search
