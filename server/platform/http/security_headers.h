#pragma once

#include "platform/http/request.h"

#include <string>
#include <vector>

namespace kring::http {

/// Fields that every answer carries unless it brings one of the same name: what a browser must not
/// do with it, and that nobody keeps it.
class SecurityHeaders {
 public:
  /// `content_security_policy` is that of the web client's build, with the hashes of its scripts.
  explicit SecurityHeaders(std::string content_security_policy);

  /// Strict-Transport-Security only where the request came over TLS: sent over plain HTTP it would
  /// mean nothing, and a name once marked cannot be served plainly for half a year.
  const std::vector<Header>& for_answer(bool secure) const { return secure ? secure_ : plain_; }

 private:
  std::vector<Header> plain_, secure_;
};

}  // namespace kring::http
