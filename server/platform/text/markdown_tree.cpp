#include "platform/text/markdown_tree.h"

#include "platform/text/markdown_cost.h"

#include <array>
#include <utility>

#include <cmark-gfm-core-extensions.h>

namespace kring::text {
namespace {

using Named = std::pair<std::string_view, Element>;

constexpr auto elements = std::to_array<Named>({
    {"document", Element::document},
    {"block_quote", Element::quote},
    {"list", Element::list},
    {"item", Element::item},
    {"tasklist", Element::item},
    {"code_block", Element::code_block},
    {"html_block", Element::html_block},
    {"paragraph", Element::paragraph},
    {"heading", Element::heading},
    {"thematic_break", Element::rule},
    {"table", Element::table},
    {"table_header", Element::row},
    {"table_row", Element::row},
    {"table_cell", Element::cell},
    {"text", Element::text},
    {"softbreak", Element::soft_break},
    {"linebreak", Element::line_break},
    {"code", Element::code},
    {"html_inline", Element::html},
    {"emph", Element::emphasis},
    {"strong", Element::strong},
    {"strikethrough", Element::struck},
    {"link", Element::link},
    {"image", Element::image},
});

void attach(cmark_parser* parser, const char* extension) {
  cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extension));
}

}  // namespace

MarkdownTree::MarkdownTree(std::string_view markdown) : source_(markdown) {
  const auto cost = markdown_cost(markdown);
  if (cost.too_much) return;
  static const bool registered = (cmark_gfm_core_extensions_ensure_registered(), true);
  static_cast<void>(registered);
  const std::unique_ptr<cmark_parser, decltype(&cmark_parser_free)> parser(
      cmark_parser_new(CMARK_OPT_VALIDATE_UTF8), cmark_parser_free);
  attach(parser.get(), "strikethrough");
  attach(parser.get(), "tasklist");
  if (cost.with_tables) attach(parser.get(), "table");
  if (cost.with_bare_links) attach(parser.get(), "autolink");
  cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
  root_.reset(cmark_parser_finish(parser.get()));
}

Element element_of(cmark_node* node) {
  const std::string_view name = cmark_node_get_type_string(node);
  for (const auto& [known, element] : elements) {
    if (name == known) return element;
  }
  return Element::other;
}

}  // namespace kring::text
