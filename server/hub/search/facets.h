#pragma once

#include "base/time.h"
#include "hub/search/search.h"
#include "platform/text/language.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What texts are narrowed by, as tokens that stand in the index among their stems. No stem begins
/// with @, no token of readers with @@, and none of these with @@@ (`strong_stems.h`).
namespace kring::search {

/// What is known of a text besides its words.
struct Facets {
  FoundIn kind = FoundIn::question;
  CommunityId community;
  PersonaId author;
  text::Language language = text::Language::nl;
  bool answered = false;  ///< whether its question is
  Time written_at;
};

/// The tokens of a text of this kind: one for each thing it may be narrowed by, and two for when it
/// was written, its month and its year in UTC.
std::vector<std::string> tokens_of(const Facets& facets);

/// Which of these, parted by spaces, says in what language a text is.
std::optional<text::Language> language_in(std::string_view tokens);

/// For each thing that is wanted a group of tokens, one of which a text carries; of a period the
/// months and whole years that it touches, so that a text at its edges may lie outside. None where
/// there is no such text: the period ends before it begins.
std::optional<std::vector<std::vector<std::string>>> groups_of(const Filters& wanted, Time now);

/// The token of texts of this kind.
std::string kind_token(FoundIn kind);
/// The token of texts of questions that are answered.
std::string answered_token();

}  // namespace kring::search
