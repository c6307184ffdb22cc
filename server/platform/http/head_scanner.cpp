#include "platform/http/head_scanner.h"

#include "platform/http/ascii.h"

namespace kring::http {

HeadScanner::Found HeadScanner::refuse(int status, std::string_view code) {
  fault_ = {status, code};
  return Found::fault;
}

/// `line` is without its CR LF. Answers `end` at the empty line, `more` where the head goes on.
HeadScanner::Found HeadScanner::end_line(std::string_view line) {
  if (lines_++ == 0) {
    const auto version = line.substr(line.rfind(' ') + 1);
    if (version == "HTTP/1.1" || version == "HTTP/1.0") return Found::more;
    const bool other_version = version.size() == 8 && version.starts_with("HTTP/") &&
                               is_digit(version[5]) && version[6] == '.' && is_digit(version[7]);
    return other_version ? refuse(505, "request.version_unsupported")
                         : refuse(400, "request.malformed");
  }
  if (line.empty()) return Found::end;
  if (lines_ - 1 > limits_.fields) return refuse(431, "request.headers_too_large");
  return Found::more;
}

HeadScanner::Found HeadScanner::scan(std::string_view bytes) {
  while (at_ < bytes.size()) {
    const char c = bytes[at_];
    const std::size_t length = at_ - line_start_;
    ++at_;
    if (at_ > limits_.octets) return refuse(431, "request.headers_too_large");
    if (after_cr_) {
      if (c != '\n') return refuse(400, "request.malformed");
      after_cr_ = false;
      const auto found = end_line(bytes.substr(line_start_, length - 1));
      if (found != Found::more) return found;
      line_start_ = at_;
    } else if (c == '\r') {
      after_cr_ = true;
    } else if ((c >= 0 && c < 0x20 && c != '\t') || c == 0x7f) {
      return refuse(400, "request.malformed");
    } else if (length == 0 && (c == ' ' || c == '\t')) {
      return refuse(400, "request.malformed");  // obs-fold: a proxy may have seen another field
    } else if (lines_ == 0 && length >= limits_.request_line) {
      return refuse(414, "request.target_too_long");
    }
  }
  return Found::more;
}

}  // namespace kring::http
