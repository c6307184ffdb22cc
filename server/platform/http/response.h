#pragma once

#include "platform/http/request.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace kring::http {

/// The next piece of a body that is made while it is sent; nothing at its end. What it throws
/// breaks the connection off: nobody takes what came for the whole. A `Refusal` is no failure.
using NextPiece = std::function<std::optional<std::string>()>;

/// What goes back. A body is owned text, or shared bytes that outlive the response (an embedded
/// file), or made piece by piece, never two of these.
struct Response {
  int status = 200;
  Headers headers;
  std::string body;
  std::shared_ptr<const std::string> shared_body;
  /// Asked on a worker, each time when the piece before is sent: one piece is in memory. The
  /// request is still there, what handled it no more.
  NextPiece pieces = {};
};

}  // namespace kring::http
