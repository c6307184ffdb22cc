#pragma once

#include "platform/http/request.h"

#include <string_view>
#include <vector>

namespace kring::http {

/// Whether a page of this origin ("https://kring.example.org") is ours: it is one of these public
/// origins, or a name of this machine for itself that the request was sent to (127.0.0.1 for
/// localhost). Any other host in a request proves nothing: a foreign name can be pointed at us.
/// Case and a port that the scheme has anyway make no difference. The one rule for writes and for
/// sockets.
bool is_ours(std::string_view origin, const Head& head,
             const std::vector<std::string>& public_origins);

/// Whether a request was sent to the host of this public origin, and that is an https one.
bool is_asked_over_tls(std::string_view public_origin, const Head& head);

}  // namespace kring::http
