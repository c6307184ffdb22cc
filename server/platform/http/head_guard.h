#pragma once

#include "platform/http/fault.h"
#include "platform/http/request.h"

#include <cstdint>

#include <boost/system/result.hpp>

namespace kring::http {

/// Where a request ends and what its sender expects of the connection.
struct Framing {
  bool chunked = false;
  std::uint64_t length = 0;  ///< of the body, where it is not chunked
  bool keep_alive = true;
  bool expects_continue = false;
};

/// Judges the fields that say where a request ends and for whom it is. Refuses whatever two servers
/// in a row could read differently, since the bytes they disagree on run as somebody else's
/// request: a length that is doubled, signed, listed or beside a transfer coding; a coding other
/// than exactly `chunked`, or any on HTTP/1.0; no Host, two, or one that is no host.
boost::system::result<Framing, Fault> judge_framing(const Headers& headers, bool http_1_1);

}  // namespace kring::http
