#pragma once

#include "platform/api/router.h"
#include "platform/api/routes.h"
#include "platform/http/response.h"

#include <string>
#include <string_view>
#include <vector>

namespace kring::api {

/// Holds answers against what the table says of their route: the status, the media type, every
/// member that is missing or too many, every value of a wrong kind, and refusals that the route did
/// not declare. For tests, which put every answer they get before it.
class ResponseCheck {
 public:
  explicit ResponseCheck(const Routes& routes) : router_(routes) {}

  /// What is wrong with this answer, a line each; nothing where all is well. Paths outside
  /// `api_base` are not looked at.
  std::vector<std::string> complaints(http::Method method, std::string_view path,
                                      const http::Response& response) const;

 private:
  Router router_;
};

}  // namespace kring::api
