#include "sources.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

namespace kring::check {
namespace {

bool is_left_out(const std::filesystem::path& folder) {
  const auto name = folder.filename();
  return name == "node_modules" || name == "build" || name == ".svelte-kit";
}

/// Walks C++ text, letter by letter, knowing what is comment and what is string.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::vector<Found> literals() {
    while (at_ < text_.size()) {
      if (starts("//")) {
        skip_until("\n");
      } else if (starts("/*")) {
        skip_until("*/");
        advance(2);
      } else if (starts("R\"")) {
        raw_literal();
      } else if (text_[at_] == '"') {
        literal();
      } else if (text_[at_] == '\'' && !is_digit_separator()) {
        skip_quoted('\'');
        may_join_ = false;
      } else {
        if (std::string_view(" \t\r\n").find(text_[at_]) == std::string_view::npos)
          may_join_ = false;
        advance(1);
      }
    }
    return std::move(found_);
  }

 private:
  bool starts(std::string_view what) const { return text_.substr(at_).starts_with(what); }

  bool is_digit_separator() const {
    return at_ > 0 && std::isalnum(static_cast<unsigned char>(text_[at_ - 1])) != 0;
  }

  void advance(std::size_t by) {
    for (; by > 0 && at_ < text_.size(); --by) {
      if (text_[at_] == '\n') ++line_;
      ++at_;
    }
  }

  void skip_until(std::string_view end) {
    while (at_ < text_.size() && !starts(end)) advance(1);
  }

  /// Moves past a quoted part, and returns what stood between the quotes.
  std::string skip_quoted(char quote) {
    const auto begin = at_ + 1;
    advance(1);
    while (at_ < text_.size() && text_[at_] != quote && text_[at_] != '\n')
      advance(text_[at_] == '\\' ? 2 : 1);
    auto inside = std::string(text_.substr(begin, at_ - begin));
    advance(1);
    return inside;
  }

  void literal() {
    const auto line = line_;
    keep(skip_quoted('"'), line);
  }

  void raw_literal() {
    const auto line = line_;
    const auto open = text_.find('(', at_);
    if (open == std::string_view::npos) return advance(2);
    const auto end = ")" + std::string(text_.substr(at_ + 2, open - at_ - 2)) + "\"";
    const auto close = std::min(text_.find(end, open), text_.size());
    auto inside = std::string(text_.substr(open + 1, close - open - 1));
    advance(close + end.size() - at_);
    keep(std::move(inside), line);
  }

  void keep(std::string inside, std::size_t line) {
    if (may_join_) {
      found_.back().text += inside;
    } else {
      found_.push_back({std::move(inside), line});
    }
    may_join_ = true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  bool may_join_ = false;
  std::vector<Found> found_;
};

}  // namespace

std::vector<Source> read_sources(const std::filesystem::path& top, std::string_view folder,
                                 const std::vector<std::string>& endings) {
  std::vector<Source> sources;
  if (!std::filesystem::exists(top / folder)) return sources;
  auto entry = std::filesystem::recursive_directory_iterator(top / folder);
  for (; entry != std::filesystem::recursive_directory_iterator(); ++entry) {
    if (entry->is_directory() && is_left_out(entry->path())) entry.disable_recursion_pending();
    const auto name = entry->path().filename().string();
    const auto fits = [&](const std::string& ending) { return name.ends_with(ending); };
    if (!entry->is_regular_file() || std::ranges::none_of(endings, fits)) continue;
    sources.push_back(
        read_source(top, std::filesystem::relative(entry->path(), top).generic_string()));
  }
  std::ranges::sort(sources, {}, &Source::path);
  return sources;
}

Source read_source(const std::filesystem::path& top, const std::string& path) {
  std::ifstream file(top / path, std::ios::binary);
  if (!file) throw std::runtime_error(path + ": cannot be read");
  return {path, std::string(std::istreambuf_iterator<char>(file), {})};
}

std::vector<Found> includes(const Source& source) {
  std::vector<Found> found;
  std::istringstream lines(source.text);
  std::string line;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    constexpr std::string_view directive = "#include ";
    if (!line.starts_with(directive)) continue;
    auto what = line.substr(directive.size());
    if (what.starts_with('"')) what = what.substr(1, what.find('"', 1) - 1);
    if (what.starts_with('<')) what = what.substr(0, what.find('>') + 1);
    found.push_back({what, number});
  }
  return found;
}

std::vector<Found> string_literals(const Source& source) {
  return Scanner(source.text).literals();
}

std::string complaint(const Source& source, std::size_t line, const std::string& what) {
  return source.path + ":" + std::to_string(line) + ": " + what;
}

}  // namespace kring::check
