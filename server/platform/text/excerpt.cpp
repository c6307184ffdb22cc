#include "platform/text/excerpt.h"

#include "platform/text/code_points.h"

#include <utility>

namespace kring::text {
namespace {

// Adds words with one space between them, whatever white space they came with.
class OneLine {
 public:
  void add(std::string_view text) {
    for_each_point(text, [&](char32_t point, std::string_view octets) {
      if (is_space(point)) return space();
      if (std::exchange(apart_, false) && line_.back() != ':') line_.append(" ").append(apart_mark);
      if (std::exchange(space_, false)) line_ += ' ';
      is_hostile(point) ? append(line_, U'\uFFFD') : void(line_.append(octets));
    });
  }
  void space() { space_ = !line_.empty(); }
  /// What comes next belongs to something else than what came before.
  void apart() {
    space();
    apart_ = space_;
  }
  std::string take() { return std::move(line_); }

 private:
  std::string line_;
  bool space_ = false;
  bool apart_ = false;
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

bool stands_apart(Element element, bool entering) {
  return element == Element::item || (element == Element::heading && !entering);
}

enum class Between { words, items };

std::string write(const MarkdownTree& tree, Between between) {
  OneLine line;
  if (!tree.parsed()) {
    line.add(tree.source());
    return line.take();
  }
  walk(tree.root(), [&](cmark_node* node, Element element, bool entering) {
    if (parts_words(element)) line.space();
    line.add(literal_of(node));
    if (parts_words(element)) line.space();
    if (between == Between::items && stands_apart(element, entering)) line.apart();
    return true;
  });
  return line.take();
}

}  // namespace

std::string write_plain(const MarkdownTree& tree) {
  return write(tree, Between::words);
}

std::string write_parted(const MarkdownTree& tree) {
  return write(tree, Between::items);
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
  auto kept = plain.substr(0, end);
  if (kept.ends_with(apart_mark)) kept.remove_suffix(apart_mark.size() + 1);
  return std::string(kept) + "\u2026";
}

std::string excerpt(std::string_view markdown, std::size_t length) {
  return shortened(write_parted(MarkdownTree(markdown)), length);
}

}  // namespace kring::text
