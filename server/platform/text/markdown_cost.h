#pragma once

#include <string_view>

namespace kring::text {

/// What parsing a text may cost, told from its lines before it is parsed.
///
/// cmark-gfm 0.29 takes quadratic time or memory for a few shapes of text, each measured on 40,000
/// characters: 10,000 nested lists followed by blank lines (5.7 s), thousands of table delimiters
/// in one paragraph (4.8 s), a table of 10,000 columns (100 million cells), bare links full of
/// brackets (1.5 s), one long link definition used thousands of times (133 MB). People do not write
/// such texts; whoever does gets them shown without the feature, or as plain text.
struct MarkdownCost {
  bool too_much = false;  ///< do not parse at all
  bool with_tables = true;
  bool with_bare_links = true;
};

MarkdownCost markdown_cost(std::string_view markdown);

}  // namespace kring::text
