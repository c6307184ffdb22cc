#pragma once

#include "platform/text/markdown_tree.h"

#include <string>

namespace kring::text {

/// The tree as HTML: what render_markdown promises. Beyond 40 levels what is inside is shown
/// without its own marks, and a text whose HTML would be longer than render_markdown promises is
/// shown as plain text.
std::string write_html(const MarkdownTree& tree);

}  // namespace kring::text
