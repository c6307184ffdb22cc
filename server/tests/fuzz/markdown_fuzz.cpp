// Any octets as Markdown: the HTML holds only what is allowed, and does not outgrow its bound.

#include "platform/text/markdown.h"
#include "tests/support/allowed_html.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto html = kring::text::render_markdown(text);
  const auto fault = kring::tests::fault_in_html(html);
  if (!fault.empty() || html.size() > 16'384 + 6 * size) {
    std::fprintf(stderr, "%zu octets of HTML; %s\n", html.size(), fault.c_str());
    std::abort();
  }
  kring::text::plain_text(text);
  return 0;
}
