#include "platform/sockets/handshake.h"

#include "platform/http/ascii.h"
#include "platform/http/origin.h"

#include <algorithm>

namespace kring::sockets {
namespace {

/// Sixteen octets in base64 are 22 digits and "==".
bool is_key(std::string_view key) {
  const auto digit = [](char c) {
    return http::is_alpha(c) || http::is_digit(c) || c == '+' || c == '/';
  };
  return key.size() == 24 && key.ends_with("==") && std::all_of(key.begin(), key.end() - 2, digit);
}

}  // namespace

bool from_our_page(const http::Head& head, const std::vector<std::string>& public_origins) {
  const auto sent = head.headers.find("Origin");
  if (!sent) return false;
  return http::is_ours(*sent, head, public_origins);
}

std::optional<http::Fault> refuse_handshake(const http::Request& request,
                                            const std::vector<std::string>& public_origins) {
  const auto field = [&](std::string_view name) { return request.headers.find(name).value_or(""); };
  const bool asks = request.method == http::Method::get &&
                    http::lists(field("Upgrade"), "websocket") &&
                    http::lists(field("Connection"), "upgrade");
  if (!asks || field("Sec-WebSocket-Version") != "13")
    return http::Fault{426, "websocket.required"};
  if (!is_key(field("Sec-WebSocket-Key"))) return http::Fault{400, "request.malformed"};
  if (!from_our_page(request, public_origins)) return http::Fault{403, "origin.foreign"};
  return std::nullopt;
}

}  // namespace kring::sockets
