#include "platform/text/excerpt.h"

#include "platform/text/code_points.h"
#include "platform/text/markdown.h"

#include <utility>

namespace kring::text {
namespace {

// Adds words with one space between them, whatever white space they came with.
class OneLine {
 public:
  void add(std::string_view text) {
    for_each_point(text, [&](char32_t point, std::string_view octets) {
      if (is_space(point)) return space();
      if (std::exchange(space_, false)) line_ += ' ';
      is_hostile(point) ? append(line_, U'\uFFFD') : void(line_.append(octets));
    });
  }
  void space() { space_ = !line_.empty(); }
  std::string take() { return std::move(line_); }

 private:
  std::string line_;
  bool space_ = false;
};

bool parts_words(Element element) {
  switch (element) {
    case Element::text:
    case Element::code:
    case Element::html:
    case Element::emphasis:
    case Element::strong:
    case Element::struck:
    case Element::link:
    case Element::image:
      return false;
    default:
      return true;
  }
}

}  // namespace

std::string write_plain(const MarkdownTree& tree) {
  OneLine line;
  if (!tree.parsed()) {
    line.add(tree.source());
    return line.take();
  }
  walk(tree.root(), [&](cmark_node* node, Element element, bool) {
    if (parts_words(element)) line.space();
    line.add(literal_of(node));
    if (parts_words(element)) line.space();
    return true;
  });
  return line.take();
}

std::string shortened(std::string_view plain, std::size_t length) {
  std::size_t seen = 0;
  std::size_t octets = 0;
  std::size_t last_space = 0;
  std::size_t room = 0;  // octets of the first length - 1 points: one is the ellipsis's
  for_each_point(plain, [&](char32_t point, std::string_view one) {
    ++seen;
    if (seen <= length && point == U' ') last_space = octets;
    octets += one.size();
    if (seen + 1 == length) room = octets;
  });
  if (seen <= length) return std::string(plain);
  // A cut in the last quarter is at a word; a single long word is cut anywhere.
  const auto end = last_space * 4 >= room * 3 ? last_space : room;
  return std::string(plain.substr(0, end)) + "\u2026";
}

std::string excerpt(std::string_view markdown, std::size_t length) {
  return shortened(plain_text(markdown), length);
}

}  // namespace kring::text
