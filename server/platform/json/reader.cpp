#include "platform/json/reader.h"

#include <algorithm>
#include <charconv>

namespace kring::json {
namespace {

std::string summary(const std::vector<FieldProblem>& problems) {
  std::string text = "not readable:";
  for (const auto& problem : problems) {
    text.append(" ")
        .append(problem.path.empty() ? "(all)" : problem.path)
        .append(" ")
        .append(problem.code);
  }
  return text;
}

std::size_t code_points(std::string_view utf8) {
  return static_cast<std::size_t>(std::ranges::count_if(
      utf8, [](char octet) { return (static_cast<unsigned char>(octet) & 0xC0) != 0x80; }));
}

}  // namespace

Unreadable::Unreadable(std::vector<FieldProblem> problems)
    : runtime_error(summary(problems)), problems_(std::move(problems)) {}

bool Reading::is(Kind kind) const {
  if (value.kind == kind) return true;
  wrong("wrong_type");
  return false;
}

void Reading::wrong(std::string_view code, std::optional<std::int64_t> at) const {
  problems.add(path, code, at);
}

bool Reading::counts(std::size_t count) const {
  const auto counted = static_cast<std::int64_t>(count);
  if (limit.min && counted < *limit.min) {
    wrong("too_short", limit.min);
    return false;
  }
  if (limit.max && counted > *limit.max) {
    wrong("too_long", limit.max);
    return false;
  }
  return true;
}

void read_boolean(const Reading& from, bool& out) {
  if (from.is(Kind::boolean)) out = from.value.boolean;
}

std::optional<std::string_view> read_text(const Reading& from) {
  if (!from.is(Kind::string)) return std::nullopt;
  if (from.value.text.find('\0') != std::string_view::npos) {
    from.wrong("bad_characters");
    return std::nullopt;
  }
  return from.value.text;
}

void read_string(const Reading& from, std::string& out) {
  if (const auto text = read_text(from); text && from.counts(code_points(*text))) out = *text;
}

void read_time(const Reading& from, Time& out) {
  const auto text = read_text(from);
  if (!text) return;
  if (const auto time = parse_time(*text)) {
    out = *time;
  } else {
    from.wrong("malformed");
  }
}

std::optional<std::int64_t> read_integer(const Reading& from, std::int64_t least,
                                         std::int64_t greatest) {
  if (!from.is(Kind::number)) return std::nullopt;
  least = std::max(least, from.limit.min.value_or(least));
  greatest = std::min(greatest, from.limit.max.value_or(greatest));
  const auto text = from.value.text;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (end != text.data() + text.size()) {
    from.wrong("wrong_type");  // 1.5, and also 1.0 and 1e3: whole numbers are written as such
    return std::nullopt;
  }
  const bool overflows = error == std::errc::result_out_of_range;
  if (overflows ? text.front() == '-' : number < least) {
    from.wrong("too_small", least);
    return std::nullopt;
  }
  if (overflows || number > greatest) {
    from.wrong("too_large", greatest);
    return std::nullopt;
  }
  return number;
}

void read_real(const Reading& from, double& out) {
  if (!from.is(Kind::number)) return;
  const auto text = from.value.text;
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) {
    from.wrong("malformed");  // beyond what a double holds
  } else if (from.limit.min && number < static_cast<double>(*from.limit.min)) {
    from.wrong("too_small", from.limit.min);
  } else if (from.limit.max && number > static_cast<double>(*from.limit.max)) {
    from.wrong("too_large", from.limit.max);
  } else {
    out = number;
  }
}

}  // namespace kring::json
