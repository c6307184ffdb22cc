#pragma once

#include <optional>
#include <string_view>

#include <boost/describe/enum.hpp>

namespace kring::i18n {

/// The languages that are complete.
enum class Language { nl, en };
BOOST_DESCRIBE_ENUM(Language, nl, en)

/// The best of ours for an Accept-Language field (RFC 9110, 12.5.4); English where none is wanted.
Language preferred(std::optional<std::string_view> accept_language);

}  // namespace kring::i18n
