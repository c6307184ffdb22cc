#pragma once

#include <string>
#include <string_view>

namespace kring::tests {

/// Reads HTML by the list in platform/text/markdown.h, and by nothing else: every element,
/// attribute and address on the list, spelt exactly so, well nested and closed, nothing raw in
/// between. Returns what is wrong and where, or nothing. It shares no code with what writes the
/// HTML.
std::string fault_in_html(std::string_view html);

}  // namespace kring::tests
