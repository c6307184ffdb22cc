// What anybody may send to the server's port, without a network. The first octet says into which
// pieces the rest is cut; however that is, the same requests must come out, and none may hold what
// the server promises to keep from an application.

#include "platform/http/ascii.h"
#include "platform/http/request_reader.h"
#include "platform/http/target.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

using namespace kring::http;
using Step = RequestReader::Step;

constexpr std::uint64_t body_limit = 64;

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", what);
  std::abort();
}

struct Heard {
  std::vector<std::string> requests;
  int refused = 0;
  bool operator==(const Heard&) const = default;
};

void check(const Head& head, const Framing& framing) {
  require(head.method != Method::other, "only methods that are known");
  require(head.path == "*" || head.path.starts_with('/'), "a path starts with a slash");
  require(is_utf8(head.path), "a path is UTF-8");
  require(head.path.find("//") == std::string::npos, "no empty segments");
  require((head.path + "/").find("/../") == std::string::npos, "no way up");
  for (const char c : head.path)
    require(static_cast<unsigned char>(c) >= 0x20, "no control characters");
  require(head.host.empty() || is_host(head.host), "a host is one");
  require(!framing.chunked || framing.length == 0, "one way to find the end");
  int lengths = 0, codings = 0;
  for (const auto& [name, value] : head.headers.all()) {
    require(value.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos,
            "one line a field");
    lengths += same_without_case(name, "Content-Length");
    codings += same_without_case(name, "Transfer-Encoding");
  }
  require(lengths + codings <= 1, "a length or a coding, never both, never two");
}

Heard hear(std::string_view octets, std::size_t piece) {
  Heard heard;
  RequestReader reader({});
  std::string unread, body;
  bool in_body = false;
  while (true) {
    const auto progress = in_body ? reader.read_body(unread, body) : reader.read_head(unread);
    require(progress.used <= unread.size(), "no more is used than came");
    require(body.size() <= body_limit, "a body keeps to its limit");
    unread.erase(0, progress.used);
    if (progress.step == Step::refused) {
      heard.refused = reader.fault().status;
      require(heard.refused >= 400, "a refusal has a status");
      return heard;
    }
    if (progress.step == Step::more) {
      if (octets.empty()) return heard;
      unread += octets.substr(0, piece);
      octets.remove_prefix(std::min(piece, octets.size()));
      continue;
    }
    if (!in_body) check(reader.head(), reader.framing());
    if (!in_body && (reader.framing().chunked || reader.framing().length > 0)) {
      reader.allow_body(body_limit);
      in_body = true;
      continue;
    }
    require(reader.framing().chunked || body.size() == reader.framing().length, "the whole body");
    heard.requests.push_back(reader.head().path + "?" + reader.head().query + " " + body);
    body.clear();
    in_body = false;
    reader.restart();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view octets(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto whole = hear(octets, octets.size() + 1);
  const auto pieces = hear(octets, data[0] % 16 + 1U);
  require(whole.requests == pieces.requests, "cutting changes nothing");
  require(whole.refused == pieces.refused, "cutting changes no refusal");
  return 0;
}
