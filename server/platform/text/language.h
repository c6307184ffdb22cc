#pragma once

#include <optional>
#include <string_view>

#include <boost/describe/enum.hpp>

namespace kring::text {

/// The languages whose words we can reduce to stems.
enum class Language { nl, en, fr };
BOOST_DESCRIBE_ENUM(Language, nl, en, fr)

/// The language a text is written in, told by its small words; none where there are too few of them
/// to tell, as in a text of a few words.
std::optional<Language> detect_language(std::string_view text);

}  // namespace kring::text
