#include "platform/text/markdown.h"
#include "platform/xml/html.h"
#include "tests/support/allowed_html.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

// Foreign HTML on its way to a page: whatever it is, it becomes Markdown, and what is shown of that
// is on the list of what may be shown.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto markdown = kring::xml::markdown_of_html(
      {reinterpret_cast<const char*>(data), std::min<std::size_t>(size, 20'000)});
  const auto fault = kring::tests::fault_in_html(kring::text::render_markdown(markdown));
  if (!fault.empty()) {
    std::fprintf(stderr, "broken promise: %s\n", fault.c_str());
    std::abort();
  }
  return 0;
}
