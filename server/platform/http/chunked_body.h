#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kring::http {

/// Takes a body out of its chunks (RFC 9112, 7.1). Goes from octet to octet, so that how they are
/// cut into pieces cannot change what is read. Every line ends with CR LF; extensions and trailers
/// are read past and dropped, since a trailer could change what was already judged.
class ChunkedBody {
 public:
  enum class Step { more, done, malformed, too_large };
  struct Progress {
    Step step;
    std::size_t used;  ///< octets that belong to this body
  };

  /// A chunk that would make the body longer than `limit` octets is `too_large`, as soon as its
  /// size is read.
  explicit ChunkedBody(std::uint64_t limit) : left_(limit) {}

  /// Appends what came of the body to `into`. Not to be called again after anything but `more`.
  Progress read(std::string_view octets, std::string& into);

 private:
  enum class At {
    size,
    after_size,
    extension,
    end_of_size,
    data,
    after_data,
    end_of_data,
    trailer,
    trailer_name,
    trailer_value,
    end_of_trailer,
    end_of_body,
  };

  Step take(char c);
  Step take_size(char c);
  Step take_trailer(char c);
  Step begin_chunk();
  Step go_on(bool allowed, At next);

  At at_ = At::size;
  std::uint64_t left_;       ///< how much longer the body may become
  std::uint64_t chunk_ = 0;  ///< the chunk's size, then what is still to come of it
  int digits_ = 0;
  std::size_t beside_ = 0;  ///< octets of extensions and trailers so far
};

}  // namespace kring::http
