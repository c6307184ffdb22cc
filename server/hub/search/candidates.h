#pragma once

#include "hub/search/near_words.h"
#include "hub/search/own_new_texts.h"
#include "hub/search/search.h"
#include "hub/search/search_store.h"

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

/// What the index proposes for a query, ranked. It permits nothing: whoever shows it reads it
/// again.
namespace kring::search {

/// How a text fits: it has any of the words; all of them, some perhaps as neighbours; all as typed.
enum class Tier { any, near, typed };
BOOST_DESCRIBE_ENUM(Tier, any, near, typed)

/// Where the next page begins, and all that the order of the list hangs on.
struct Place {
  ThingId newest;  ///< texts that came after the first page do not move the others
  bool any_word = false;
  std::int64_t average_length = 0;
  std::vector<std::int64_t> weights;  ///< of each word as typed
  /// What a word weighs at least that stands in no more texts than are ranked.
  std::int64_t rare_from = 0;
  /// What each word may be meant for; none at all where words are taken as typed alone.
  std::vector<std::vector<std::string>> near;
  std::vector<std::int64_t> near_weights;  ///< of each word and what it may be meant for
  Tier tier = Tier::any;
  std::int64_t score = 0;
  ThingId thing;
  BOOST_DESCRIBE_CLASS(Place, (),
                       (newest, any_word, average_length, weights, rare_from, near, near_weights,
                        tier, score, thing),
                       (), ())
};

/// Reads what was written for a query of these words. Refuses anything else with `input.invalid`.
Place read_place(std::string_view cursor, const std::vector<QueryWord>& words);

struct Candidate {
  Tier tier = Tier::any;
  std::int64_t score = 0;
  ThingId thing;
  ThingId question;
  FoundIn kind = FoundIn::question;

  auto rank() const { return std::tuple(tier, score, thing); }
};

struct Ranked {
  std::vector<Candidate> best_first;  ///< each question once, by the text that fits best
  Place place;
};

/// What is looked for, and among what.
struct Looking {
  std::vector<QueryWord> words;      ///< none: whatever the filters let through
  std::vector<std::string> readers;  ///< as whom: tokens of the index
  store::Groups among;               ///< what a text has to carry besides (`groups_of`)
  std::optional<Time> from;
  std::optional<Time> until;
  std::vector<OwnNewText> own_new;  ///< taken in place of what the index says of them
};

/// The first page's, with the place all pages of this list are ranked by.
Ranked ranked(Tx& tx, const Looking& looking);
/// Another page's, ranked as the first was.
Ranked ranked(Tx& tx, const Looking& looking, Place place);

/// These words with what they may be meant for beside them.
std::vector<QueryWord> with_near(std::vector<QueryWord> words, const Place& place);

}  // namespace kring::search
