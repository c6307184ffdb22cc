#pragma once

#include "platform/http/request.h"

#include <memory>
#include <string>

namespace kring::http {

/// What goes back. A body is either owned text or shared bytes that outlive the response (an
/// embedded file), never both.
struct Response {
  int status = 200;
  Headers headers;
  std::string body;
  std::shared_ptr<const std::string> shared_body;
};

}  // namespace kring::http
