#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace kring::http {

/// What a Range field asks of a representation of `size` octets (RFC 9110 14).
struct ByteRange {
  enum class Kind {
    whole,          ///< no range, several, another unit or nonsense: answer 200 with everything
    part,           ///< 206 with `length` octets from `first`
    unsatisfiable,  ///< 416
  };
  Kind kind = Kind::whole;
  std::uint64_t first = 0;
  std::uint64_t length = 0;

  /// Several ranges are not served: they are where ranges turn into amplification, and no player
  /// of ours asks for them.
  static ByteRange read(std::optional<std::string_view> range, std::uint64_t size);
};

}  // namespace kring::http
