#pragma once

#include "platform/text/language.h"

#include <optional>
#include <string_view>

#include <boost/describe/enum.hpp>

/// What a text is written in: as its author chose, or else as its words tell.
namespace kring::contributions {

/// The languages whose words we can reduce to stems, as the API names them.
enum class WrittenIn { nl, en, fr };
BOOST_DESCRIBE_ENUM(WrittenIn, nl, en, fr)

/// What is kept of a text's language when it is written or edited.
struct KeptLanguage {
  std::optional<WrittenIn> language;  ///< none where its words are too few to tell
  bool chosen = false;
};

/// What words tell; none where they are too few.
std::optional<WrittenIn> told_by(std::string_view title, std::string_view text);

KeptLanguage chosen_or_told(std::optional<WrittenIn> chosen, std::optional<text::Language> told);

/// Of an answer or a comment.
template <class Prose>
KeptLanguage kept_language(std::optional<WrittenIn> chosen, const Prose& text) {
  return chosen_or_told(chosen, text.language());
}

/// Of a question: where its text does not tell, the title is looked at besides.
template <class Title, class Prose>
KeptLanguage kept_language(std::optional<WrittenIn> chosen, const Title& title, const Prose& text) {
  auto kept = kept_language(chosen, text);
  if (!kept.language) kept.language = told_by(title.text(), text.excerpt());
  return kept;
}

}  // namespace kring::contributions
