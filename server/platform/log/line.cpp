#include "platform/log/line.h"

#include "base/described.h"
#include "platform/text/code_points.h"

#include <array>
#include <cstdio>

namespace kring::log {
namespace {

void append_escaped(std::string& to, char32_t point) {
  std::array<char, 16> escaped{};
  std::snprintf(escaped.data(), escaped.size(), "\\u%04x", static_cast<unsigned>(point));
  to += escaped.data();
}

// Controls, and the separators that some viewers take for the end of a line.
bool may_end_a_line(char32_t point) {
  return point < 0x20 || (point >= 0x7f && point < 0xa0) || point == 0x2028 || point == 0x2029;
}

void append_quoted(std::string& to, std::string_view value) {
  to += '"';
  text::for_each_point(value, [&](char32_t point, std::string_view octets) {
    if (may_end_a_line(point)) {
      append_escaped(to, point);
    } else if (point == U'"' || point == U'\\') {
      to.append("\\").append(octets);
    } else if (point == 0xfffd) {
      to += "\uFFFD";
    } else {
      to += octets;
    }
  });
  to += '"';
}

std::string as_json(Time time, Level level, std::string_view event, Fields fields) {
  std::string line = R"({"time":")" + rfc3339(time) + R"(","level":")";
  line.append(name_of(level)).append(R"(","event":)");
  append_quoted(line, event);
  for (const auto& field : fields) {
    line += ',';
    append_quoted(line, field.name);
    line += ':';
    append_quoted(line, field.value);
  }
  return line + '}';
}

std::string as_text(Time time, Level level, std::string_view event, Fields fields) {
  std::string line = rfc3339(time) + ' ';
  line.append(name_of(level)).append(" ").append(event);
  for (const auto& field : fields) {
    line.append(" ").append(field.name).append("=");
    append_quoted(line, field.value);
  }
  return line;
}

}  // namespace

std::string line(Format format, Time time, Level level, std::string_view event, Fields fields) {
  return format == Format::json ? as_json(time, level, event, fields)
                                : as_text(time, level, event, fields);
}

}  // namespace kring::log
