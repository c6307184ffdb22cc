#pragma once

#include "hub/search/query.h"
#include "platform/text/language.h"

#include <optional>

namespace kring::search {

/// Whether a word says too little for two texts to be about the same because both have it: "how",
/// "without". By the small words of the language that the word was typed in, and by those of all we
/// know where that cannot be told ("door" is a small word in Dutch alone).
bool says_little(const QueryWord& word, std::optional<text::Language> typed_in);

}  // namespace kring::search
