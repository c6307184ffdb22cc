#include "hub/learning_records/statement_writer.h"

#include "hub/learning_records/statement_reader.h"
#include "platform/json/value_writer.h"
#include "platform/json/writer.h"

#include <utility>

namespace kring::learning_records {
namespace {

using json::Kind;
using json::Value;

/// Writes the members of an object; `write(name, value)` says whether it wrote the value itself.
template <class Write>
void append_members(std::string& out, const Value& object, Write write) {
  out += '{';
  bool first = true;
  for (const auto& [key, value] : object.members) {
    if (!std::exchange(first, false)) out += ',';
    json::append_string(out, key);
    out += ':';
    if (!write(key, value)) json::append_value(out, value);
  }
  out += '}';
}

void append_context_activities(std::string& out, const Value& lists) {
  append_members(out, lists, [&](std::string_view, const Value& list) {
    if (list.kind != Kind::object) return false;
    out += '[';
    json::append_value(out, list);
    out += ']';
    return true;
  });
}

void append_context(std::string& out, const Value& context) {
  append_members(out, context, [&](std::string_view name, const Value& value) {
    if (name != "contextActivities") return false;
    append_context_activities(out, value);
    return true;
  });
}

/// A member of a statement or sub-statement, with context activities in lists.
bool append_part(std::string& out, std::string_view name, const Value& value) {
  if (name == "context") {
    append_context(out, value);
    return true;
  }
  if (name != "object" || kind_of_object(value) != ObjectKind::sub_statement) return false;
  append_members(out, value, [&](std::string_view inner, const Value& part) {
    return append_part(out, inner, part);
  });
  return true;
}

}  // namespace

std::string kept_text(const Value& statement, const Additions& additions) {
  std::string out = "{";
  const auto add = [&](std::string_view name, std::string_view text) {
    if (out.size() > 1) out += ',';
    out.append("\"").append(name).append("\":").append(text);
  };
  const auto quoted = [](std::string_view text) { return "\"" + std::string(text) + "\""; };
  if (!member_of(statement, "id")) add("id", quoted(additions.id));
  for (const auto& [key, value] : statement.members) {
    if (key == "stored" || key == "authority") continue;
    add(key, "");
    if (!append_part(out, key, value)) json::append_value(out, value);
  }
  add("authority", additions.authority);
  if (!member_of(statement, "version")) add("version", quoted(additions.version));
  return out;
}

std::string complete_text(std::string_view kept, bool timestamped, std::string_view stored) {
  std::string out(kept);
  if (!timestamped) out.append(",\"timestamp\":\"").append(stored).append("\"");
  return out.append(",\"stored\":\"").append(stored).append("\"}");
}

}  // namespace kring::learning_records
