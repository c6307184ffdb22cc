#pragma once

#include "platform/http/request.h"
#include "platform/http/response.h"

#include <cstdint>
#include <optional>

namespace kring::http {

/// What is decided from the head alone: how large a body may be, or an answer without reading one.
struct Admission {
  std::uint64_t body_limit = 0;    ///< octets; more is answered with 413
  std::uint64_t memory_limit = 0;  ///< beyond this many the body goes to a file
  std::optional<Response> answer;  ///< say this instead; the body is not wanted
};

/// What the server serves. Both calls may come from several threads at once.
class Application {
 public:
  virtual ~Application() = default;
  /// Called on an I/O thread: only looks things up in memory. Methods we do not know are answered
  /// before this, with 501. An answer to a request with a body also closes the connection.
  virtual Admission admit(const Head& head) = 0;
  /// Whose request it is, among those who share the server (`Client`): one name for whoever is
  /// known by now, and one for each place from which others ask. What an asker makes up is no name.
  /// Called on an I/O thread.
  virtual std::string client_of(const Head& head) const { return head.remote_address; }
  /// Called on a worker; may block. Never throws: whatever goes wrong becomes a response.
  virtual Response handle(const Request& request) = 0;
};

}  // namespace kring::http
