#include "hub/learning_records/multipart.h"

#include "hub/learning_records/rules.h"
#include "platform/http/ascii.h"

#include <algorithm>

namespace kring::learning_records {
namespace {

[[noreturn]] void refuse(std::string pointer, std::string_view rule, std::string_view sentence) {
  broken_as("multipart.malformed", std::move(pointer), rule, sentence);
}

/// The length of a line end at the front of a text; 0 where there is none.
std::size_t line_end(std::string_view text) {
  if (text.starts_with("\r\n")) return 2;
  return text.starts_with('\n') ? 1 : 0;
}

std::string_view take_line(std::string_view& text) {
  const auto end = text.find('\n');
  auto line = text.substr(0, end);
  text.remove_prefix(end == text.npos ? text.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// Where the next delimiter stands, its line break included, and what follows it.
struct Delimiter {
  std::size_t at = std::string_view::npos;
  std::size_t length = 0;
  bool last = false;

  bool found() const { return at != std::string_view::npos; }
};

/// What may stand behind a boundary on its line: "--" for the last one, and blanks.
std::optional<Delimiter> delimiter_end(std::string_view rest, std::size_t at, std::size_t used) {
  Delimiter found{at, used, rest.starts_with("--")};
  if (found.last) rest.remove_prefix(2);
  if (found.last) found.length += 2;
  while (rest.starts_with(' ') || rest.starts_with('\t')) {
    rest.remove_prefix(1);
    ++found.length;
  }
  if (!rest.empty() && line_end(rest) == 0) return std::nullopt;
  if (rest.empty() && !found.last) return std::nullopt;
  found.length += line_end(rest);
  return found;
}

Delimiter next_delimiter(std::string_view text, const std::string& dashed) {
  for (std::size_t at = text.find(dashed); at != text.npos; at = text.find(dashed, at + 1)) {
    auto begin = at;
    if (begin > 0) {
      if (text[begin - 1] != '\n') continue;
      --begin;
      if (begin > 0 && text[begin - 1] == '\r') --begin;
    }
    if (auto found =
            delimiter_end(text.substr(at + dashed.size()), begin, at - begin + dashed.size())) {
      return *found;
    }
  }
  return {};
}

Part read_part(std::string_view text, std::size_t index) {
  Part part;
  const auto whole = text.size();
  const auto head = pointer_to_part(index) + "/headers";
  while (true) {
    if (text.empty()) break;  // a head alone: its empty line went to the boundary
    const auto line = take_line(text);
    if (whole - text.size() > longest_head) {
      refuse(head, "too_long", "the head of a part has at most 8 kB");
    }
    if (line.empty()) break;
    if (part.headers.size() == most_fields) {
      refuse(head, "too_many", "the head of a part has at most 32 fields");
    }
    const auto colon = line.find(':');
    if (colon == line.npos || !http::is_token(line.substr(0, colon))) {
      refuse(head + "/" + std::to_string(part.headers.size()), "field",
             "a line in the head of a part is a name, a colon and a value");
    }
    part.headers.emplace_back(line.substr(0, colon), http::trimmed(line.substr(colon + 1)));
  }
  part.content = text;
  return part;
}

}  // namespace

std::optional<std::string_view> Part::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (http::same_without_case(key, name)) return value;
  }
  return std::nullopt;
}

bool is_of_type(std::string_view content_type, std::string_view media_type) {
  return http::same_without_case(http::trimmed(content_type.substr(0, content_type.find(';'))),
                                 media_type);
}

std::optional<std::string> boundary_of(std::string_view content_type) {
  auto rest = content_type;
  for (auto semicolon = rest.find(';'); semicolon != rest.npos; semicolon = rest.find(';')) {
    rest = http::trimmed(rest.substr(semicolon + 1));
    const auto equals = rest.find('=');
    if (equals == rest.npos || !http::same_without_case(rest.substr(0, equals), "boundary")) {
      continue;
    }
    auto value = rest.substr(equals + 1);
    if (value.starts_with('"')) {
      value = value.substr(1, value.find('"', 1) - 1);
    } else {
      value = http::trimmed(value.substr(0, value.find(';')));
    }
    const auto allowed = [](char c) {
      constexpr std::string_view marks = "'()+_,-./:=? ";
      return http::is_alpha(c) || http::is_digit(c) || marks.find(c) != marks.npos;
    };
    if (value.empty() || value.size() > 70 || value.ends_with(' ')) return std::nullopt;
    if (!std::ranges::all_of(value, allowed)) return std::nullopt;
    return std::string(value);
  }
  return std::nullopt;
}

std::string pointer_to_part(std::size_t index) {
  return "/parts/" + std::to_string(index);
}

std::string pointer_to_field(std::size_t part, std::string_view name) {
  return pointer_to_part(part) + pointer_to_field(name);
}

std::string pointer_to_field(std::string_view name) {
  return "/headers/" + std::string(name);
}

std::vector<Part> read_multipart(std::string_view body, std::string_view boundary) {
  const auto dashed = "--" + std::string(boundary);
  auto delimiter = next_delimiter(body, dashed);
  // A preamble is legal, and a client that writes one has most likely lost its boundary.
  if (!delimiter.found() || !http::trimmed(body.substr(0, delimiter.at)).empty()) {
    refuse(pointer_to_part(0), "boundary", "the body begins with its boundary");
  }
  std::vector<Part> parts;
  while (!delimiter.last) {
    const auto index = parts.size();
    if (index == most_parts) {
      refuse(pointer_to_part(index), "too_many", "a body has at most 1,000 parts");
    }
    body.remove_prefix(delimiter.at + delimiter.length);
    // The line break before a delimiter belongs to it, so an empty part's may be used already.
    delimiter = next_delimiter(body, dashed);
    if (!delimiter.found()) {
      refuse(pointer_to_part(index), "end", "a part ends with a boundary, the last one with --");
    }
    parts.push_back(read_part(body.substr(0, delimiter.at), index));
  }
  if (parts.empty()) refuse(pointer_to_part(0), "required", "the first part holds the statements");
  return parts;
}

}  // namespace kring::learning_records
