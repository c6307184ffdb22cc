#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/enum.hpp>

namespace kring::text {

/// The languages whose words we can reduce to stems.
enum class Language { nl, en, fr };
BOOST_DESCRIBE_ENUM(Language, nl, en, fr)

/// The language a text is written in, told by its small words; none where there are too few of them
/// to tell, as in a text of a few words.
std::optional<Language> detect_language(std::string_view text);

/// The words of a language that say little by themselves, as `words` gives them: articles,
/// pronouns, prepositions, auxiliary verbs and what questions begin with.
std::vector<std::string> small_words(Language language);

}  // namespace kring::text
