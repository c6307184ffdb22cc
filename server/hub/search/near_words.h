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

/// These words in their order.
std::vector<KnownWord> counted(Tx& tx, const std::vector<QueryWord>& words,
                               const std::vector<std::string>& readers);

/// What a word may be meant for: the stems of its neighbours, and in how many of its reader's texts
/// they stand together.
struct NearWord {
  std::vector<std::string> stems;
  std::int64_t texts = 0;
};

/// For each of these words its nearest neighbours that some of these readers' texts carry: the
/// commonest three, as what was meant is more likely common. Of a word that some texts carry itself
/// only those that stand in ten times as many. Only the four rarest words are looked into, so that
/// the cost is bounded: two questions to the database, whatever was typed.
std::vector<NearWord> near_words(Tx& tx, const std::vector<KnownWord>& words,
                                 const std::vector<std::string>& readers);

/// These words in their order, as `counted` gives them, but each that none of these readers' texts
/// carries as its neighbours (`near_words`), where it has any.
std::vector<KnownWord> known_words(Tx& tx, const std::vector<QueryWord>& words,
                                   const std::vector<std::string>& readers);

}  // namespace kring::search
