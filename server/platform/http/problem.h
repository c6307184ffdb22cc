#pragma once

#include "platform/http/fault.h"
#include "platform/http/response.h"

#include <string_view>

namespace kring::http {

/// The words that go with a status ("Not Found"); "Unknown" where we send no such status.
std::string_view reason(int status);

/// The server's own refusal as problem+json (RFC 9457), in English: it is made before anybody knows
/// in which language to answer. 503 asks to come back after a second, 426
/// for a WebSocket.
Response problem(Fault fault, std::string_view request_id);

}  // namespace kring::http
