#pragma once

#include "hub/search/query.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kring::search {

/// A query as it was probably meant: its words for which `near` holds stems, as what these texts
/// say instead, spelled as there: like the first form of such a word that is one step from what was
/// typed, or else like the first. All else stays as typed. The texts are what its reader was just
/// shown, so nobody is told of any other word. None where they have none of those words.
std::optional<std::string> meant(std::string_view query, const std::vector<QueryWord>& words,
                                 const std::vector<std::vector<std::string>>& near,
                                 const std::vector<std::string>& texts);

}  // namespace kring::search
