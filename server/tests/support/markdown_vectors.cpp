#include "tests/support/markdown_vectors.h"

#include "platform/text/code_points.h"

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string_view>

#include <boost/json.hpp>

namespace kring::tests {
namespace {

std::string content(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// The strings of `'data' : '…'` lines, JavaScript's escapes undone as far as they occur.
std::vector<std::string> attacks_in(const std::string& script) {
  std::vector<std::string> all;
  const std::string start = "'data'";
  for (auto at = script.find(start); at != std::string::npos; at = script.find(start, at)) {
    at = script.find('\'', at + start.size()) + 1;
    auto& text = all.emplace_back();
    for (; script[at] != '\''; ++at) {
      if (script[at] != '\\') {
        text += script[at];
        continue;
      }
      const char escaped = script[++at];
      if (escaped == 'x' || escaped == 'u') {
        const std::size_t digits = escaped == 'x' ? 2 : 4;
        text::append(text,
                     static_cast<char32_t>(std::stoul(script.substr(at + 1, digits), nullptr, 16)));
        at += digits;
      } else {
        constexpr std::string_view names = "nrt";
        constexpr std::string_view values = "\n\r\t";
        const auto which = names.find(escaped);
        text += which == std::string_view::npos ? escaped : values[which];
      }
    }
  }
  return all;
}

std::string with_tabs(std::string_view text) {
  constexpr std::string_view arrow = "\u2192";
  std::string out;
  while (!text.empty()) {
    const auto at = text.find(arrow);
    out += text.substr(0, at);
    if (at == std::string_view::npos) break;
    out += '\t';
    text.remove_prefix(at + arrow.size());
  }
  return out;
}

// An example is fenced by 32 backticks; a line with a single dot parts the text from its HTML.
void add_examples(const std::string& specification, std::vector<std::string>& all) {
  const std::string fence = "\n" + std::string(32, '`') + " example";
  for (auto at = specification.find(fence); at != std::string::npos;
       at = specification.find(fence, at + 1)) {
    const auto start = specification.find('\n', at + 1) + 1;
    const auto end = specification.find("\n.\n", start - 1);
    all.push_back(with_tabs(std::string_view(specification).substr(start, end + 1 - start)));
  }
}

}  // namespace

MarkdownVectors read_markdown_vectors(const std::filesystem::path& security) {
  MarkdownVectors vectors;
  vectors.attacks = attacks_in(content(security / "html5sec" / "items.js"));
  const auto naughty = boost::json::parse(content(security / "naughty-strings.json"));
  for (const auto& text : naughty.as_array()) {
    vectors.naughty.emplace_back(text.as_string());
  }
  add_examples(content(security / "commonmark-spec.txt"), vectors.examples);
  add_examples(content(security / "gfm-spec.txt"), vectors.examples);
  return vectors;
}

std::vector<std::string> in_every_place(const std::string& text) {
  return {text,
          "a " + text,
          "[a](" + text + ")",
          "[a](<" + text + ">)",
          "[a](/x \"" + text + "\")",
          "![" + text + "](" + text + ")",
          "[" + text + "](https://example.org)",
          "[a]\n\n[a]: " + text,
          "<" + text + ">",
          "`" + text + "`",
          "```" + text + "\n" + text,
          "| a |\n|---|\n| " + text + " |",
          "- [ ] " + text,
          "> # " + text};
}

}  // namespace kring::tests
