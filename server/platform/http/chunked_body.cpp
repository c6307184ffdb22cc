#include "platform/http/chunked_body.h"

#include "base/hex.h"
#include "platform/http/ascii.h"

#include <algorithm>

namespace kring::http {
namespace {

/// Of extensions and trailers together, in one body: nobody we know sends any.
constexpr std::size_t most_beside = 8 * 1024;
/// As many as 64 bits hold, leading zeros included.
constexpr int most_digits = 16;

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}
/// Neither a control character nor the end of a line; octets above 127 are nobody's business here.
bool is_text(char c) {
  return c < 0 || (c >= 0x20 && c != 0x7f) || c == '\t';
}

}  // namespace

ChunkedBody::Step ChunkedBody::go_on(bool allowed, At next) {
  if (!allowed) return Step::malformed;
  at_ = next;
  return Step::more;
}

/// The line with the chunk's size, to its CR.
ChunkedBody::Step ChunkedBody::take_size(char c) {
  if (at_ == At::size) {
    if (const int digit = hex_digit(c); digit >= 0) {
      chunk_ = chunk_ * 16 + static_cast<std::uint64_t>(digit);
      return ++digits_ > most_digits ? Step::malformed : Step::more;
    }
    if (digits_ == 0) return Step::malformed;
  }
  if (c == '\r') return go_on(true, At::end_of_size);
  if (at_ == At::extension) return go_on(is_text(c) && ++beside_ <= most_beside, At::extension);
  if (c == ';') return go_on(true, At::extension);
  return go_on(is_blank(c) && ++beside_ <= most_beside, At::after_size);
}

ChunkedBody::Step ChunkedBody::begin_chunk() {
  if (chunk_ > left_) return Step::too_large;
  left_ -= chunk_;
  at_ = chunk_ > 0 ? At::data : At::trailer;
  return Step::more;
}

/// The fields after the last chunk, to the CR of each.
ChunkedBody::Step ChunkedBody::take_trailer(char c) {
  if (++beside_ > most_beside) return Step::malformed;
  if (at_ == At::trailer_value)
    return c == '\r' ? go_on(true, At::end_of_trailer) : go_on(is_text(c), At::trailer_value);
  if (at_ == At::trailer && c == '\r') return go_on(true, At::end_of_body);
  if (at_ == At::trailer_name && c == ':') return go_on(true, At::trailer_value);
  return go_on(is_token({&c, 1}), At::trailer_name);
}

ChunkedBody::Step ChunkedBody::take(char c) {
  switch (at_) {
    case At::size:
    case At::after_size:
    case At::extension:
      return take_size(c);
    case At::end_of_size:
      return c == '\n' ? begin_chunk() : Step::malformed;
    case At::after_data:
      return go_on(c == '\r', At::end_of_data);
    case At::end_of_data:
      digits_ = 0;
      return go_on(c == '\n', At::size);
    case At::trailer:
    case At::trailer_name:
    case At::trailer_value:
      return take_trailer(c);
    case At::end_of_trailer:
      return go_on(c == '\n', At::trailer);
    case At::end_of_body:
      return c == '\n' ? Step::done : Step::malformed;
    case At::data:
      break;
  }
  return Step::malformed;
}

ChunkedBody::Progress ChunkedBody::read(std::string_view octets, std::string& into) {
  std::size_t used = 0;
  while (used < octets.size()) {
    if (at_ == At::data) {
      const auto piece =
          static_cast<std::size_t>(std::min<std::uint64_t>(chunk_, octets.size() - used));
      into.append(octets.substr(used, piece));
      used += piece;
      chunk_ -= piece;
      if (chunk_ == 0) at_ = At::after_data;
      continue;
    }
    const auto step = take(octets[used]);
    ++used;
    if (step != Step::more) return {step, used};
  }
  return {Step::more, used};
}

}  // namespace kring::http
