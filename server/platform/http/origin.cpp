#include "platform/http/origin.h"

#include "platform/http/ascii.h"

#include <algorithm>

namespace kring::http {
namespace {

/// In one spelling: small letters, no slash at the end, no default port.
std::string plain(std::string_view origin) {
  auto text = lowered(origin);
  while (text.ends_with('/')) text.pop_back();
  if (text.starts_with("http://") && text.ends_with(":80")) text.resize(text.size() - 3);
  if (text.starts_with("https://") && text.ends_with(":443")) text.resize(text.size() - 4);
  return text;
}

bool names_this_machine(std::string_view host) {
  const auto name = host.substr(0, host.starts_with('[') ? host.find(']') + 1 : host.find(':'));
  return name == "localhost" || name == "127.0.0.1" || name == "[::1]";
}

}  // namespace

bool is_ours(std::string_view origin, const Head& head,
             const std::vector<std::string>& public_origins) {
  const auto asked = plain(origin);
  const std::string scheme = head.secure ? "https://" : "http://";
  if (names_this_machine(head.host) && asked == plain(scheme + head.host)) return true;
  return std::ranges::any_of(public_origins,
                             [&](const std::string& ours) { return asked == plain(ours); });
}

bool is_asked_over_tls(std::string_view public_origin, const Head& head) {
  const auto ours = plain(public_origin);
  return ours.starts_with("https://") && plain("https://" + head.host) == ours;
}

}  // namespace kring::http
