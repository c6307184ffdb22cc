#include "platform/text/line.h"

#include "platform/text/code_points.h"
#include "platform/text/fold.h"

#include <utility>

namespace kring::text {
namespace {

// These would let two names that look the same be two names. Joiners stay: scripts and emoji use
// them.
bool is_empty_space(char32_t point) {
  return point == U'\u200B' || point == U'\u2060' || point == U'\uFEFF' ||
         is_annotation_mark(point);
}

}  // namespace

boost::system::result<std::string, FieldProblem> detail::ruled_line(std::string_view text,
                                                                    std::int64_t min,
                                                                    std::int64_t max) {
  if (!decode(text)) return FieldProblem{"", "bad_characters", {}};
  const auto points = decode(composed(text));
  std::u32string line;
  bool space = false;
  for (const auto point : *points) {
    if (is_space(point)) {
      space = !line.empty();
    } else if (is_hostile(point)) {
      return FieldProblem{"", "bad_characters", {}};
    } else if (!is_empty_space(point)) {
      if (std::exchange(space, false)) line.push_back(U' ');
      line.push_back(point);
    }
  }
  if (auto length = require_length(line, min, max); !length) return length.error();
  // Named in full: a string alone could also be meant for a problem's first member.
  return {boost::system::in_place_value, encode(line)};
}

}  // namespace kring::text
