#pragma once

#include <memory>
#include <string_view>

#include <cmark-gfm.h>

namespace kring::text {

/// A Markdown text, parsed. A text that would cost too much is a single paragraph of plain text.
class MarkdownTree {
 public:
  explicit MarkdownTree(std::string_view markdown);

  cmark_node* root() const { return root_.get(); }
  std::string_view source() const { return source_; }
  bool parsed() const { return root_ != nullptr; }

 private:
  struct Free {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
  };
  std::string_view source_;
  std::unique_ptr<cmark_node, Free> root_;
};

/// What a node is. cmark numbers its extensions' nodes at run time; these are ours.
enum class Element {
  document,
  quote,
  list,
  item,
  code_block,
  html_block,
  paragraph,
  heading,
  rule,
  table,
  row,
  cell,
  text,
  soft_break,
  line_break,
  code,
  html,
  emphasis,
  strong,
  struck,
  link,
  image,
  other,
};

Element element_of(cmark_node* node);

/// Walks the tree without recursion: `visit(node, element, entering)` for both ends of what can
/// have children, once for what cannot. Stops when it returns false.
template <class Visit>
void walk(cmark_node* root, Visit&& visit) {
  const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> at(cmark_iter_new(root),
                                                                   cmark_iter_free);
  for (auto event = cmark_iter_next(at.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(at.get())) {
    auto* node = cmark_iter_get_node(at.get());
    if (!visit(node, element_of(node), event == CMARK_EVENT_ENTER)) return;
  }
}

/// The text a node carries itself, empty where it has none.
inline std::string_view literal_of(cmark_node* node) {
  const char* text = cmark_node_get_literal(node);
  return text == nullptr ? std::string_view() : text;
}

}  // namespace kring::text
