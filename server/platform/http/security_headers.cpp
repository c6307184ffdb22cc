#include "platform/http/security_headers.h"

namespace kring::http {

SecurityHeaders::SecurityHeaders(std::string content_security_policy)
    : plain_{
          {"Cache-Control", "no-store"},
          {"Content-Security-Policy", std::move(content_security_policy)},
          {"X-Content-Type-Options", "nosniff"},
          {"X-Frame-Options", "DENY"},
          // Paths hold ids of private things: other sites are told nothing.
          {"Referrer-Policy", "same-origin"},
          // Only what the pages use themselves.
          {"Permissions-Policy",
           "fullscreen=(self), camera=(), microphone=(), display-capture=(), geolocation=(), payment=(), usb=(), serial=(), midi=(), hid=(), "
           "accelerometer=(), gyroscope=(), magnetometer=(), browsing-topics=()"},
          {"Cross-Origin-Opener-Policy", "same-origin"},
          {"Cross-Origin-Resource-Policy", "same-origin"},
      },
      secure_(plain_) {
  secure_.push_back({"Strict-Transport-Security", "max-age=15552000"});
}

}  // namespace kring::http
