#pragma once

#include "hub/search/query.h"
#include "platform/db/tx.h"

#include <cstdint>
#include <string>
#include <vector>

namespace kring::search {

/// A word and how many of the texts that its reader may read carry it; 0: none does.
struct KnownWord {
  QueryWord word;
  std::int64_t texts = 0;
};

/// These words in their order. One that none of these readers' texts carries becomes its nearest
/// neighbours that some of them do carry: the commonest three, as what was meant is more likely
/// common. Only the first four such words are looked into, so that the cost is bounded: two
/// questions to the database more, whatever was typed.
std::vector<KnownWord> known_words(Tx& tx, const std::vector<QueryWord>& words,
                                   const std::vector<std::string>& readers);

}  // namespace kring::search
