#pragma once

#include <optional>
#include <string_view>

namespace kring::http {

enum class ContentCoding { identity, gzip, brotli };

/// How much a client wants each coding, in thousandths, by its Accept-Encoding (RFC 9110 12.5.3).
/// Without that field only identity is acceptable; a weight that cannot be read counts as 0.
struct CodingWeights {
  int identity = 1;  ///< acceptable unless refused, but only after anything that is asked for
  int gzip = 0;
  int brotli = 0;

  static CodingWeights read(std::optional<std::string_view> accept_encoding);
};

}  // namespace kring::http
