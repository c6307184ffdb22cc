#pragma once

#include "platform/http/fault.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace kring::http {

/// How large a request's head may be, and what in it is let pass.
struct HeadLimits {
  std::size_t octets = 16 * 1024;       ///< request line and fields together: else 431
  std::size_t request_line = 8 * 1024;  ///< else 414
  std::size_t fields = 100;             ///< else 431
  /// Where runs of slashes count as one ("/api/v1/xapi/"): clients of a standard of others join
  /// their addresses so. Everywhere else they are refused.
  std::string slashes_merged_below;
};

/// Finds the end of a head and refuses what a second reader could understand differently: line
/// ends that are not CR LF, folded lines, NUL and other control bytes, unknown versions. Looks at
/// each byte once, so that a head which drips in costs no more than one that comes whole.
class HeadScanner {
 public:
  enum class Found { more, end, fault };

  explicit HeadScanner(const HeadLimits& limits) : limits_(limits) {}

  /// `bytes` starts at the request line; from call to call it only grows.
  Found scan(std::string_view bytes);
  /// Octets of the head with its empty line, after `end`.
  std::size_t length() const { return at_; }
  Fault fault() const { return fault_; }
  void restart() { *this = HeadScanner(limits_); }

 private:
  Found refuse(int status, std::string_view code);
  Found end_line(std::string_view line);

  HeadLimits limits_;
  std::size_t at_ = 0;
  std::size_t line_start_ = 0;
  std::size_t lines_ = 0;
  bool after_cr_ = false;
  Fault fault_;
};

}  // namespace kring::http
