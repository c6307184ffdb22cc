#pragma once

#include "platform/http/request.h"

#include <string>
#include <vector>

namespace kring::api {

/// The origins that are ours ("https://kring.example.org"), beside the one that a request was sent
/// to (http/origin.h): from others nobody writes with a colleague's cookie.
class Origins {
 public:
  explicit Origins(std::vector<std::string> ours);

  /// Refuses a write from elsewhere with 403 `origin.foreign`: one whose Origin is not ours, and
  /// one with cookies that names neither Origin nor a Referer of ours. A program that sends no
  /// cookies needs neither, since it can do nothing in anybody's name by accident; nor does one
  /// that shows a token, which no browser sends along by itself.
  void require_ours(const http::Head& request) const;

 private:
  std::vector<std::string> ours_;
};

}  // namespace kring::api
