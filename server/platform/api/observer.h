#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>

namespace kring::api {

/// The name of what no route answered: a path nobody has, or a request that never came so far.
inline constexpr std::string_view unknown_route = "unknown";

/// What is told of a request that was answered: nothing of who asked, nothing of what was said, and
/// of the path only the route's pattern.
struct Answered {
  std::string_view route;  ///< "PUT /questions/{question}", "files", or `unknown_route`
  int status = 0;
  std::string_view code;  ///< of a refusal; empty when all went well
  std::chrono::microseconds took{};
  std::size_t octets = 0;
  std::string_view request;  ///< the request's id
};

/// Hears of every answer, for metrics and the log. Called from several threads at once.
class Observer {
 public:
  virtual ~Observer() = default;
  virtual void answered(const Answered& answer) = 0;
  /// Something went wrong that is our own fault; the client saw only the request's id.
  virtual void failed(std::string_view request, std::string_view what) = 0;
};

}  // namespace kring::api
