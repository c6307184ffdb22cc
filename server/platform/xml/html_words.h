#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Words on their way into Markdown.
namespace kring::xml {

/// Without white space at its ends.
std::string trimmed(std::string_view text);

/// With each run of white space as one space, as HTML is read.
std::string collapsed(std::string_view text);

/// So that nothing in it is taken for a mark of emphasis, code, a link or HTML.
std::string escaped(std::string_view text);

/// Words that were escaped, as lines of a paragraph: none of them begins like a heading, a list, a
/// quote or a rule, and none is empty.
std::string escaped_lines(std::string_view text);

std::string with_bars_escaped(std::string_view text);

/// The words between these marks, white space outside; nothing where there are none.
std::string emphasised(std::string_view text, std::string_view mark);

std::string code_span(std::string_view code);

/// What stands between the brackets of a link.
std::string link_target(std::string_view address);

/// How many of this character stand in a row at most.
std::size_t longest_run(std::string_view text, char each);

}  // namespace kring::xml
