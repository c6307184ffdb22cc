#include "platform/text/markdown.h"

#include "platform/text/excerpt.h"
#include "platform/text/html_writer.h"
#include "platform/text/markdown_tree.h"

namespace kring::text {

std::string render_markdown(std::string_view markdown) {
  return write_html(MarkdownTree(markdown));
}

std::string plain_text(std::string_view markdown) {
  return write_plain(MarkdownTree(markdown));
}

}  // namespace kring::text
