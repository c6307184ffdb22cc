#include "hub/imports/wording.h"

#include "platform/text/code_points.h"

namespace kring::imports {

Cleaned cleaned(std::string_view text) {
  Cleaned result;
  text::for_each_point(text, [&](char32_t point, std::string_view octets) {
    const bool is_line_end = point == U'\n' || point == U'\r' || point == U'\t';
    const bool is_broken = point == U'\uFFFD' && octets != "\xEF\xBF\xBD";
    if (is_broken || (!is_line_end && text::is_hostile(point))) {
      ++result.removed;
    } else {
      result.text += octets;
    }
  });
  return result;
}

}  // namespace kring::imports
