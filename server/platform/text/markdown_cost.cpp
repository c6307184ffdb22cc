#include "platform/text/markdown_cost.h"

#include <algorithm>
#include <cstdint>

namespace kring::text {
namespace {

constexpr auto npos = std::string_view::npos;

/// What the lines of a text add up to.
struct Lines {
  std::uint64_t count = 0;
  std::uint64_t deepest = 0;  ///< columns of indentation and list or quote marks before the words
  std::uint64_t widest_row = 0;  ///< table cells a line could have
  std::uint64_t delimiters = 0;  ///< lines that could stand under a table's head
};

std::uint64_t depth_of(std::string_view line) {
  std::uint64_t depth = 0;
  for (const char c : line) {
    if (std::string_view(" \t>-+*.)0123456789").find(c) == npos) break;
    depth += c == '\t' ? 4 : 1;
  }
  return depth;
}

bool is_delimiter(std::string_view line) {
  return line.find('-') != npos && line.find_first_of("|:") != npos &&
         line.find_first_not_of(" \t|:->+*.)0123456789") == npos;
}

Lines measure(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of("\r\n"), text.size());
    const auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++lines.count;
    lines.deepest = std::max(lines.deepest, depth_of(line));
    lines.widest_row =
        std::max(lines.widest_row, static_cast<std::uint64_t>(std::ranges::count(line, '|')) + 1);
    if (is_delimiter(line)) ++lines.delimiters;
  }
  return lines;
}

std::uint64_t longest_run(std::string_view text) {
  std::uint64_t longest = 0;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(" \t\r\n"), text.size());
    longest = std::max<std::uint64_t>(longest, end);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return longest;
}

// Octets that link definitions could be copied into the text's links: the longest block that could
// define one, for every bracket.
std::uint64_t copied_by_references(std::string_view text) {
  std::uint64_t longest = 0;
  for (auto at = text.find("]:"); at != npos;) {
    auto end = std::min({text.find("\n\n", at), text.find("\r\n\r\n", at), text.find("\r\r", at)});
    end = std::min(end, text.size());
    longest = std::max<std::uint64_t>(longest, end - at);
    at = text.find("]:", end);
  }
  return longest * static_cast<std::uint64_t>(std::ranges::count(text, ']'));
}

std::uint64_t count_of(std::string_view text, std::string_view part) {
  std::uint64_t found = 0;
  for (auto at = text.find(part); at != npos; at = text.find(part, at + part.size())) ++found;
  return found;
}

}  // namespace

MarkdownCost markdown_cost(std::string_view markdown) {
  const auto lines = measure(markdown);
  MarkdownCost cost;
  cost.too_much = lines.deepest * lines.count > 2'000'000 ||
                  copied_by_references(markdown) > 8'000'000 ||
                  count_of(markdown, "<?") + count_of(markdown, "<!") > 1'000;
  cost.with_tables =
      lines.widest_row * lines.count <= 20'000 && lines.delimiters * lines.count <= 200'000;
  cost.with_bare_links = longest_run(markdown) <= 4'096;
  return cost;
}

}  // namespace kring::text
