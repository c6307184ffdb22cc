#include "platform/json/value_writer.h"

#include "platform/json/writer.h"

namespace kring::json {
namespace {

template <class Items, class Each>
void append_list(std::string& out, char open, char close, const Items& items, Each each) {
  out += open;
  bool first = true;
  for (const auto& item : items) {
    if (!std::exchange(first, false)) out += ',';
    each(item);
  }
  out += close;
}

}  // namespace

void append_value(std::string& out, const Value& value) {
  switch (value.kind) {
    case Kind::null:
      out += "null";
      return;
    case Kind::boolean:
      out += value.boolean ? "true" : "false";
      return;
    case Kind::number:
      out += value.text;
      return;
    case Kind::string:
      return append_string(out, value.text);
    case Kind::array:
      return append_list(out, '[', ']', value.items,
                         [&](const Value& item) { append_value(out, item); });
    case Kind::object:
      return append_list(out, '{', '}', value.members, [&](const Member& member) {
        append_string(out, member.key);
        out += ':';
        append_value(out, member.value);
      });
  }
}

}  // namespace kring::json
