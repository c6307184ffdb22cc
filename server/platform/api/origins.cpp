#include "platform/api/origins.h"

#include "base/refusal.h"
#include "platform/http/bearer.h"
#include "platform/http/origin.h"

namespace kring::api {
namespace {

/// "https://kring.example.org" of "https://kring.example.org/ask?x".
std::string_view origin_of(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == url.npos) return {};
  return url.substr(0, url.find_first_of("/?#", scheme + 3));
}

}  // namespace

Origins::Origins(std::vector<std::string> ours) : ours_(std::move(ours)) {}

void Origins::require_ours(const http::Head& request) const {
  if (http::bearer_token(request.headers)) return;
  auto origin = request.headers.find("Origin");
  if (!origin) {
    if (!request.headers.find("Cookie")) return;
    origin = origin_of(request.headers.find("Referer").value_or(""));
  }
  if (!http::is_ours(*origin, request, ours_)) throw Refusal(Status::forbidden, "origin.foreign");
}

}  // namespace kring::api
