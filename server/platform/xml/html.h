#pragma once

#include <string>
#include <string_view>

namespace kring::xml {

/// HTML as Markdown that says the same: headings, lists, quotes, tables, code, emphasis, links and
/// pictures; of everything else the words, and of scripts and styles nothing. It never fails: what
/// is broken is read as browsers do, what is nested beyond 24 levels loses its marks. It is a text
/// like any other and becomes safe where all Markdown does, in `text::render_markdown`.
std::string markdown_of_html(std::string_view html);

}  // namespace kring::xml
