#include "platform/http/head_guard.h"

#include "platform/http/ascii.h"
#include "platform/http/target.h"

#include <charconv>
#include <optional>

namespace kring::http {
namespace {

constexpr Fault malformed{400, "request.malformed"};

/// The fields that decide, each counted, in one walk over the head.
struct Deciding {
  std::optional<std::string_view> length, coding, host, expectation;
  bool doubled = false;
  bool close = false, keep = false;

  explicit Deciding(const Headers& headers) {
    for (const auto& [name, value] : headers.all()) {
      if (same_without_case(name, "Content-Length")) {
        once(length, value);
      } else if (same_without_case(name, "Transfer-Encoding")) {
        once(coding, value);
      } else if (same_without_case(name, "Host")) {
        once(host, value);
      } else if (same_without_case(name, "Expect")) {
        once(expectation, value);
      } else if (same_without_case(name, "Connection")) {
        close |= lists(value, "close");
        keep |= lists(value, "keep-alive");
      }
    }
  }

  void once(std::optional<std::string_view>& slot, std::string_view value) {
    doubled |= slot.has_value();
    slot = value;
  }
};

std::optional<std::uint64_t> read_length(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  // from_chars takes no sign for unsigned types, so what is left to check is that it took it all.
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

boost::system::result<Framing, Fault> judge_framing(const Headers& headers, bool http_1_1) {
  const Deciding field(headers);
  if (field.doubled) return malformed;
  if (http_1_1 && !field.host) return malformed;
  if (field.host && !is_host(lowered(*field.host))) return malformed;

  Framing framing;
  framing.keep_alive = !field.close && (http_1_1 || field.keep);
  if (field.coding) {
    if (field.length || !http_1_1) return malformed;
    if (!same_without_case(*field.coding, "chunked")) {
      return Fault{501, "request.coding_unsupported"};
    }
    framing.chunked = true;
  }
  if (field.length) {
    const auto length = read_length(*field.length);
    if (!length) return malformed;
    framing.length = *length;
  }
  if (field.expectation && http_1_1) {
    if (!same_without_case(*field.expectation, "100-continue")) {
      return Fault{417, "request.expectation_unsupported"};
    }
    framing.expects_continue = framing.chunked || framing.length > 0;
  }
  return framing;
}

}  // namespace kring::http
