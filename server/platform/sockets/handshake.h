#pragma once

#include "platform/http/fault.h"
#include "platform/http/request.h"

#include <optional>
#include <string>
#include <vector>

namespace kring::sockets {

/// What is wrong with a request to open a WebSocket: no such request at all or another version
/// (426), a broken key (400), a page that is not ours (403). Nothing where all is well.
std::optional<http::Fault> refuse_handshake(const http::Request& request,
                                            const std::vector<std::string>& public_origins);

/// Whether the request's Origin is the scheme and host that it was sent to, or a public origin of
/// ours. Browsers always send one with a handshake; a request without is refused.
bool from_our_page(const http::Head& head, const std::vector<std::string>& public_origins);

}  // namespace kring::sockets
