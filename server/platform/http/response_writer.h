#pragma once

#include "platform/http/request.h"
#include "platform/http/response.h"

#include <string>
#include <string_view>
#include <vector>

namespace kring::http {

/// What a response's head says besides what the application gave.
struct Envelope {
  std::string_view date;
  std::string_view request_id;
  const std::vector<Header>* defaults = nullptr;  ///< each sent unless the response has that name
  bool keep_alive = true;
  bool http_1_1 = true;
};

/// Whether every field may be sent: a name that is a token, a value without CR, LF or NUL. One that
/// may not would let whoever chose its text write headers of their own.
bool may_send(const Response& response);

/// The head as it goes over the wire. Length, connection and date are written here; fields of the
/// application with those names are left out. Requires `may_send`.
std::string write_head(const Response& response, const Envelope& envelope);

/// What follows the head: nothing for HEAD, 204 and 304.
std::string_view body_to_send(const Response& response, Method method);

/// Whether the body comes in pieces; in the chunks of HTTP/1.1, or up to the end of the connection.
bool sends_pieces(const Response& response, Method method);

/// A piece, or the end of them, as it goes over the wire in chunks. A piece is not empty.
std::string write_chunk(std::string_view piece);
inline constexpr std::string_view last_chunk = "0\r\n\r\n";

}  // namespace kring::http
