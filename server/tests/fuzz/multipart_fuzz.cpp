#include "base/refusal.h"
#include "hub/learning_records/multipart.h"

#include <cstdint>
#include <cstdlib>

// The multipart reader on any octets. Each part lies within the body, and no part holds a line that
// is the boundary.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view body(reinterpret_cast<const char*>(data), size);
  // The boundary is what the first line says after its hyphens, so that the fuzzer can choose it.
  const auto boundary = kring::learning_records::boundary_of(
      "multipart/mixed; boundary=" + std::string(body.substr(0, body.find('\n')).substr(0, 100)));
  if (!boundary) return 0;
  try {
    for (const auto& part : kring::learning_records::read_multipart(
             body.substr(std::min(body.find('\n') + 1, size)), *boundary)) {
      const bool within = part.content.empty() ||
                          (part.content.data() >= body.data() &&
                           part.content.data() + part.content.size() <= body.data() + body.size());
      if (!within || part.content.find("\n--" + *boundary + "\n") != std::string_view::npos) {
        std::abort();
      }
    }
  } catch (const kring::Refusal&) {
    return 0;
  }
  return 0;
}
