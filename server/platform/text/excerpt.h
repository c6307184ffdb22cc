#pragma once

#include "platform/text/markdown_tree.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace kring::text {

inline constexpr std::size_t excerpt_length = 200;

/// The words of a tree, without marks, on one line; what is code is kept, HTML too.
std::string write_plain(const MarkdownTree& tree);

/// Between two items of a list, and after a heading; after a colon it is one mark too many.
inline constexpr std::string_view apart_mark = "\u00b7";

/// The same for a card, with `apart_mark` between what would run together.
std::string write_parted(const MarkdownTree& tree);

/// At most `length` code points of a plain text, ending at a word, with an ellipsis where it was
/// cut.
std::string shortened(std::string_view plain, std::size_t length);

/// The beginning of a Markdown text, as plain text for a card.
std::string excerpt(std::string_view markdown, std::size_t length = excerpt_length);

}  // namespace kring::text
