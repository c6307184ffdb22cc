#pragma once

#include "platform/http/fault.h"

#include <string>
#include <string_view>

#include <boost/system/result.hpp>

namespace kring::http {

/// A request target, taken apart.
struct Target {
  std::string path;   ///< percent-decoded once; "*" for the asterisk form
  std::string query;  ///< still encoded, without '?'
};

/// Reads a request target in origin, absolute or asterisk form; an absolute one must name `host`.
/// A path is refused where two readers could disagree on what it names: an encoded slash,
/// backslash, NUL or control character, broken percent-encoding, wrong UTF-8, empty or dot
/// segments. Only below `merged_below` ("/api/v1/xapi/") runs of slashes count as one.
boost::system::result<Target, Fault> read_target(std::string_view raw, std::string_view host,
                                                 std::string_view merged_below = {});

/// Whether a Host field (lower case) holds a name or address and an optional port, and no more.
bool is_host(std::string_view host);

/// Well-formed UTF-8 without surrogates, overlong forms or anything beyond U+10FFFF.
bool is_utf8(std::string_view text);

}  // namespace kring::http
