#pragma once

#include "platform/http/chunked_body.h"
#include "platform/http/head_guard.h"
#include "platform/http/head_scanner.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace kring::http {

/// Turns the bytes of one connection into requests, one after the other. Knows no network, so that
/// tests and a fuzzer can feed it: how bytes are cut into pieces makes no difference to what is
/// read.
class RequestReader {
 public:
  enum class Step { more, done, refused };
  struct Progress {
    Step step;
    std::size_t used;  ///< octets that the caller may drop
  };

  explicit RequestReader(const HeadLimits& limits);
  ~RequestReader();
  RequestReader(const RequestReader&) = delete;
  RequestReader& operator=(const RequestReader&) = delete;

  /// Reads a head. `bytes` is all that came and was not used. After `done`, `head()` and
  /// `framing()` hold; remote address, scheme and id are the caller's to fill in.
  Progress read_head(std::string_view bytes);
  /// Says how many octets the body may have; call once, after the head. More is refused with 413.
  void allow_body(std::uint64_t limit);
  /// Appends what came of the body. After `done` the next head may follow.
  Progress read_body(std::string_view bytes, std::string& into);

  Head& head();
  const Framing& framing() const;
  bool http_1_1() const;
  /// After `refused`. The connection has no future then: nobody knows where the next request
  /// starts.
  Fault fault() const;
  /// Forgets the request, to read the next one.
  void restart();

 private:
  class Parser;
  Progress refuse(Fault fault);

  HeadScanner scanner_;
  std::unique_ptr<Parser> parser_;
  Framing framing_;
  std::uint64_t limit_ = 0;
  std::uint64_t left_ = 0;  ///< of a body of known length
  ChunkedBody chunks_{0};
  bool head_seen_ = false;
  HeadLimits limits_;
  Fault fault_;
};

}  // namespace kring::http
