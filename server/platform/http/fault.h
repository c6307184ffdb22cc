#pragma once

#include "base/refusal.h"

#include <string_view>

#include <boost/assert/source_location.hpp>

namespace kring::http {

/// Why the server itself refuses a request, before or beside any application.
struct Fault {
  int status = 400;
  std::string_view code = "request.malformed";  ///< stable, as in a problem+json
  friend bool operator==(const Fault&, const Fault&) = default;
};

/// What `result<T, Fault>::value()` throws where there is no value.
[[noreturn]] inline void throw_exception_from_error(const Fault& fault,
                                                    const boost::source_location&) {
  throw Refusal(static_cast<Status>(fault.status), fault.code);
}

}  // namespace kring::http
