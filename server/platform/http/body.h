#pragma once

#include "platform/http/request.h"

#include <string_view>

namespace kring::http {

/// A request's body to be read, wherever it is: a spooled one is mapped from its file, so that it
/// takes no memory that the system cannot have back. The request must outlive it.
class Body {
 public:
  /// Throws std::system_error where the file cannot be mapped.
  explicit Body(const Request& request);
  ~Body();
  Body(const Body&) = delete;
  Body& operator=(const Body&) = delete;

  std::string_view view() const { return view_; }

 private:
  std::string_view view_;
  bool mapped_ = false;
};

}  // namespace kring::http
