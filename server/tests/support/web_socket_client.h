#pragma once

#include "tests/support/raw_client.h"

#include <string>
#include <string_view>

namespace kring::tests {

struct WebSocketFrame {
  int kind = 0;  ///< 1 text, 8 close, 9 ping, 10 pong
  std::string payload;
  /// The code of a closing frame; 0 where it has none.
  int code() const {
    if (payload.size() < 2) return 0;
    return static_cast<unsigned char>(payload[0]) * 256 + static_cast<unsigned char>(payload[1]);
  }
};

/// One masked frame, as a browser sends it; up to 65,535 octets.
inline std::string frame(int kind, std::string_view payload, bool last = true) {
  std::string out;
  out += static_cast<char>(kind | (last ? 0x80 : 0));
  if (payload.size() < 126) {
    out += static_cast<char>(0x80 | payload.size());
  } else {
    out += static_cast<char>(0x80 | 126);
    out += static_cast<char>(payload.size() >> 8);
    out += static_cast<char>(payload.size() & 0xff);
  }
  constexpr std::string_view mask = "mask";
  out += mask;
  for (std::size_t i = 0; i < payload.size(); ++i)
    out += static_cast<char>(payload[i] ^ mask[i % mask.size()]);
  return out;
}

inline std::string handshake(const std::string& path,
                             const std::string& origin = "http://a.example",
                             const std::string& version = "13",
                             const std::string& key = "dGhlIHNhbXBsZSBub25jZQ==") {
  return "GET " + path + " HTTP/1.1\r\nHost: a.example\r\nConnection: keep-alive, Upgrade\r\n" +
         "Upgrade: websocket\r\nSec-WebSocket-Version: " + version +
         "\r\nSec-WebSocket-Key: " + key + "\r\n" +
         // As browsers offer it.
         "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n" +
         (origin.empty() ? "" : "Origin: " + origin + "\r\n") + "\r\n";
}

/// A browser's end of a WebSocket, which does nothing by itself, not even answer a ping.
class WebSocketClient : public RawClient {
 public:
  /// Throws where the server does not switch protocols.
  WebSocketClient(std::uint16_t port, const std::string& path, int receive_buffer = 0)
      : RawClient(port, receive_buffer) {
    switch_by(handshake(path));
  }
  /// The same by a request that was made elsewhere.
  static WebSocketClient opened_by(const std::string& request, std::uint16_t port) {
    WebSocketClient client(port);
    client.switch_by(request);
    return client;
  }

  WebSocketFrame read() {
    const auto head = take(2);
    WebSocketFrame frame;
    frame.kind = head[0] & 0x0f;
    std::size_t length = static_cast<unsigned char>(head[1]);
    if (length >= 126) {
      const auto more = take(length == 126 ? 2 : 8);
      length = 0;
      for (char octet : more) length = length << 8 | static_cast<unsigned char>(octet);
    }
    frame.payload = take(length);
    return frame;
  }

 private:
  explicit WebSocketClient(std::uint16_t port) : RawClient(port) {}

  void switch_by(const std::string& request) {
    if (const auto reply = ask(request); reply.status != 101)
      throw std::runtime_error("not switched: " + reply.head);
  }
};

}  // namespace kring::tests
