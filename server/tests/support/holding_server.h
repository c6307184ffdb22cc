#pragma once

#include "tests/support/raw_client.h"
#include "tests/support/toy_server.h"

#include <string>

namespace kring::tests {

/// An application of which requests for /held wait until they are released.
struct HoldingServer : ToyServer {
  HoldingServer() {
    on_handle = [this](const http::Request& request) {
      if (request.path == "/held") {
        signals.raise("held");
        signals.wait("release");
      }
      return text(request.path);
    };
  }
};

/// Requests for one thing, by somebody.
inline std::string asked_by(const std::string& who, const std::string& path) {
  return get(path, "Who: " + who + "\r\n");
}

/// The beginning of a body that never ends.
inline std::string begun_by(const std::string& who, std::size_t announced, std::size_t sent) {
  return "POST /x HTTP/1.1\r\nHost: a\r\nWho: " + who +
         "\r\nContent-Length: " + std::to_string(announced) + "\r\n\r\n" + std::string(sent, 'x');
}

}  // namespace kring::tests
