#include "platform/xml/html_words.h"

#include <algorithm>

namespace kring::xml {
namespace {

constexpr std::string_view white = " \t\r\n\f";

bool is_white(char each) {
  return white.find(each) != std::string_view::npos;
}

/// Letters of any script count: whatever is no ASCII is taken for one.
bool is_word(char each) {
  const auto octet = static_cast<unsigned char>(each);
  return octet >= 0x80 || (octet >= '0' && octet <= '9') || (octet >= 'a' && octet <= 'z') ||
         (octet >= 'A' && octet <= 'Z');
}

bool is_digit(char each) {
  return each >= '0' && each <= '9';
}

/// How many characters of a line would make it something else than words; the last of them is the
/// one to escape.
std::size_t mark_at_beginning(std::string_view line) {
  if (line.empty()) return 0;
  if (line.front() == '#' || line.front() == '>' || line.front() == '=' || line.front() == '+' ||
      line.front() == '-')
    return 1;
  const auto digits =
      static_cast<std::size_t>(std::ranges::find_if_not(line, is_digit) - line.begin());
  const bool is_number =
      digits > 0 && digits < line.size() && (line[digits] == '.' || line[digits] == ')');
  return is_number ? digits + 1 : 0;
}

}  // namespace

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(white);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(white) - first + 1));
}

std::string collapsed(std::string_view text) {
  std::string all;
  for (const char each : text) {
    if (!is_white(each)) {
      all += each;
    } else if (all.empty() || all.back() != ' ') {
      all += ' ';
    }
  }
  return all;
}

std::string escaped(std::string_view text) {
  std::string all;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char each = text[i];
    const bool within_word =
        i > 0 && i + 1 < text.size() && is_word(text[i - 1]) && is_word(text[i + 1]);
    const bool is_mark = std::string_view("\\`*[]<~&").find(each) != std::string_view::npos ||
                         (each == '_' && !within_word);
    if (is_mark) all += '\\';
    all += each;
  }
  return all;
}

std::string escaped_lines(std::string_view text) {
  std::string all;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) continue;
    if (!all.empty()) all += '\n';
    const auto mark = mark_at_beginning(line);
    if (mark > 0) {
      all.append(line, 0, mark - 1).append("\\").append(line, mark - 1);
    } else {
      all += line;
    }
  }
  return all;
}

std::string with_bars_escaped(std::string_view text) {
  std::string all;
  for (const char each : text) {
    if (each == '|') all += '\\';
    all += each;
  }
  return all;
}

std::string emphasised(std::string_view text, std::string_view mark) {
  const auto first = text.find_first_not_of(white);
  if (first == std::string_view::npos) return std::string(text);
  const auto end = text.find_last_not_of(white) + 1;
  std::string all(text.substr(0, first));
  all.append(mark).append(text.substr(first, end - first)).append(mark);
  return all.append(text.substr(end));
}

std::string code_span(std::string_view code) {
  auto words = trimmed(collapsed(code));
  if (words.empty()) return {};
  const std::string fence(longest_run(words, '`') + 1, '`');
  if (words.front() == '`' || words.back() == '`') words = " " + words + " ";
  return fence + words + fence;
}

std::string link_target(std::string_view address) {
  std::string all = "<";
  for (const char each : trimmed(address)) {
    if (each == '<' || each == '>' || each == '\\') all += '\\';
    if (!is_white(each)) all += each;
  }
  return all + ">";
}

std::size_t longest_run(std::string_view text, char each) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char one : text) {
    run = one == each ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

}  // namespace kring::xml
