#include "platform/text/prose.h"

#include "platform/text/code_points.h"
#include "platform/text/excerpt.h"
#include "platform/text/html_writer.h"
#include "platform/text/markdown_tree.h"

namespace kring::text {
namespace {

// Spaces before the first word stay: four of them are a code block.
std::u32string_view without_blank_ends(std::u32string_view points) {
  while (!points.empty() && is_space(points.back())) points.remove_suffix(1);
  while (true) {
    const auto end = points.find(U'\n');
    if (end == points.npos) return points;
    for (const auto point : points.substr(0, end)) {
      if (!is_space(point)) return points;
    }
    points.remove_prefix(end + 1);
  }
}

}  // namespace

boost::system::result<detail::RuledProse, FieldProblem> detail::ruled_prose(std::string_view text,
                                                                            std::int64_t min,
                                                                            std::int64_t max) {
  const auto points = decode(text);
  if (!points) return FieldProblem{"", "bad_characters", {}};
  std::u32string kept;
  kept.reserve(points->size());
  for (std::size_t at = 0; at < points->size(); ++at) {
    auto point = (*points)[at];
    if (point == U'\r') {
      if (at + 1 < points->size() && (*points)[at + 1] == U'\n') continue;
      point = U'\n';
    }
    if (point != U'\n' && point != U'\t' && is_hostile(point)) {
      return FieldProblem{"", "bad_characters", {}};
    }
    kept.push_back(point);
  }
  const auto trimmed = without_blank_ends(kept);
  if (auto length = require_length(trimmed, min, max); !length) return length.error();
  RuledProse prose{encode(trimmed), "", "", {}};
  const MarkdownTree tree(prose.text);
  prose.html = write_html(tree);
  prose.excerpt = shortened(write_parted(tree), excerpt_length);
  prose.language = detect_language(write_plain(tree));
  return prose;
}

}  // namespace kring::text
