#include "platform/http/target.h"

#include "base/hex.h"
#include "platform/http/ascii.h"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace kring::http {
namespace {

constexpr Fault malformed{400, "request.malformed"};

bool is_control(char c) {
  return (c >= 0 && c < 0x20) || c == 0x7f;
}

std::optional<std::string> decode_path(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  for (std::size_t i = 0; i < raw.size(); ++i) {
    char c = raw[i];
    if (c == '%') {
      if (raw.size() - i < 3) return std::nullopt;
      const int high = hex_digit(raw[i + 1]), low = hex_digit(raw[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      c = static_cast<char>(high * 16 + low);
      if (c == '/') return std::nullopt;
      i += 2;
    }
    if (is_control(c) || c == '\\') return std::nullopt;
    out += c;
  }
  return out;
}

bool has_odd_segment(std::string_view path) {
  path.remove_prefix(1);
  while (true) {
    const auto slash = path.find('/');
    const auto segment = path.substr(0, slash);
    const bool last = slash == std::string_view::npos;
    if (segment == "." || segment == ".." || (segment.empty() && !last)) return true;
    if (last) return false;
    path.remove_prefix(slash + 1);
  }
}

void merge_slashes(std::string& path) {
  const auto both = [](char before, char after) { return before == '/' && after == '/'; };
  path.erase(std::unique(path.begin(), path.end(), both), path.end());
}

/// Takes scheme and authority off an absolute form; nothing where it names another host.
std::optional<std::string_view> origin_form(std::string_view raw, std::string_view host) {
  const auto scheme = raw.find("://");
  if (scheme == std::string_view::npos) return std::nullopt;
  const auto name = lowered(raw.substr(0, scheme));
  if (name != "http" && name != "https") return std::nullopt;
  raw.remove_prefix(scheme + 3);
  const auto end = std::min(raw.find_first_of("/?"), raw.size());
  if (lowered(raw.substr(0, end)) != host) return std::nullopt;
  return raw.substr(end);
}

}  // namespace

boost::system::result<Target, Fault> read_target(std::string_view raw, std::string_view host,
                                                 std::string_view merged_below) {
  const auto printable = [](char c) { return c > 0x20 && c < 0x7f && c != '#'; };
  if (raw.empty() || !std::all_of(raw.begin(), raw.end(), printable)) return malformed;
  if (raw == "*") return Target{"*", ""};
  if (raw.front() != '/') {
    const auto rest = origin_form(raw, host);
    if (!rest) return malformed;
    raw = *rest;
  }
  const auto mark = std::min(raw.find('?'), raw.size());
  auto path = decode_path(raw.substr(0, mark));
  if (!path) return malformed;
  if (path->empty()) *path = "/";  // only an absolute form may leave it out
  if (!merged_below.empty() && path->starts_with(merged_below)) merge_slashes(*path);
  if (!is_utf8(*path) || has_odd_segment(*path)) return malformed;
  return Target{std::move(*path), std::string(raw.substr(std::min(mark + 1, raw.size())))};
}

bool is_host(std::string_view host) {
  if (host.empty() || host.size() > 255) return false;
  std::string_view port;
  if (host.front() == '[') {
    const auto end = host.find(']');
    if (end == std::string_view::npos || end < 3) return false;
    const auto address = host.substr(1, end - 1);
    if (address.find_first_not_of("0123456789abcdef:.") != std::string_view::npos) return false;
    port = host.substr(end + 1);
  } else {
    const auto colon = std::min(host.find(':'), host.size());
    const auto name = host.substr(0, colon);
    const auto fits = [](char c) {
      return is_alpha(c) || is_digit(c) || c == '-' || c == '.' || c == '_';
    };
    if (name.empty() || !std::all_of(name.begin(), name.end(), fits)) return false;
    port = host.substr(colon);
  }
  if (port.empty()) return true;
  return port.front() == ':' && port.size() > 1 && port.size() <= 6 &&
         std::all_of(port.begin() + 1, port.end(), is_digit);
}

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto first = static_cast<unsigned char>(text[i]);
    if (first < 0x80) {
      ++i;
      continue;
    }
    const std::size_t more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
    if (first < 0xc2 || first > 0xf4 || text.size() - i <= more) return false;
    std::uint32_t point = first & (0x3fU >> more);
    for (std::size_t k = 1; k <= more; ++k) {
      const auto next = static_cast<unsigned char>(text[i + k]);
      if ((next & 0xc0) != 0x80) return false;
      point = point << 6 | (next & 0x3fU);
    }
    const bool overlong = (more == 2 && point < 0x800) || (more == 3 && point < 0x10000);
    if (overlong || point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return false;
    i += more + 1;
  }
  return true;
}

}  // namespace kring::http
