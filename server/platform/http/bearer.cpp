#include "platform/http/bearer.h"

#include "platform/http/ascii.h"

namespace kring::http {

std::optional<std::string_view> bearer_token(const Headers& headers) {
  constexpr std::string_view scheme = "Bearer ";
  const auto authorization = headers.find("Authorization");
  if (!authorization || !same_without_case(authorization->substr(0, scheme.size()), scheme))
    return std::nullopt;
  return trimmed(authorization->substr(scheme.size()));
}

}  // namespace kring::http
