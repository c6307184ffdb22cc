#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace kring::tests {

/// Texts nobody here wrote, out of the security fixtures.
struct MarkdownVectors {
  std::vector<std::string> attacks;   ///< html5sec
  std::vector<std::string> naughty;   ///< strings that break things
  std::vector<std::string> examples;  ///< the CommonMark and GitHub specifications
};

MarkdownVectors read_markdown_vectors(const std::filesystem::path& security);

/// A text in every place where Markdown could carry it: alone, as a link's address, an image's, a
/// definition's, in code, in a table, in a list, in angle brackets.
std::vector<std::string> in_every_place(const std::string& text);

}  // namespace kring::tests
