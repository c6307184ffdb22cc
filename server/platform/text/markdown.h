#pragma once

#include <string>
#include <string_view>

namespace kring::text {

/// Markdown (GitHub's flavour: tables, strikethrough, task lists, bare links) as HTML that is safe
/// to put on a page, whatever was written. The HTML is built from the parsed text and holds nothing
/// but:
///
///   p br hr h3–h6 em strong del code blockquote ul li thead tbody tr table
///   ol[start]  th[align] td[align]  pre[tabindex]  code[class="language-…"]
///   div[class="table-scroll" tabindex]  a[href rel="nofollow noopener noreferrer"]
///
/// HTML in the text is shown as text. Links lead to http, https, mailto or a path of this site; any
/// other is shown as its words. An image is a link with its alternative text: nothing is ever asked
/// of another host. A line break is a line break. Headings start at h3, below those of the page.
///
/// Time and output are bounded (decision in markdown_cost.h): about 0.1 s for 40,000 hostile
/// characters, and six octets of HTML for each character and 16,384 more. What would take more is
/// shown as plain text.
std::string render_markdown(std::string_view markdown);

/// The words of a Markdown text, without marks, on one line.
std::string plain_text(std::string_view markdown);

}  // namespace kring::text
