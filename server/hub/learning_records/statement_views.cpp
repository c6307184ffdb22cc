// Statements by their ids alone, and in one language.

#include "hub/learning_records/statement_reader.h"
#include "hub/learning_records/statement_writer.h"
#include "platform/json/value_writer.h"
#include "platform/json/writer.h"

#include <utility>

namespace kring::learning_records {
namespace {

using json::Kind;
using json::Value;

class Shown {
 public:
  explicit Shown(const View& view) : view_(view) {}

  ShownStatement statement(const Value& statement) {
    write_statement(statement);
    return {std::move(out_), whole_};
  }

  std::string definition(const Value& definition) {
    write_definition(definition);
    return std::move(out_);
  }

 private:
  bool ids() const { return view_.format == StatementFormat::ids; }

  /// `write(name, value)` writes the value, or says that it is left out before its key is written.
  template <class Keep, class Write>
  void write_members(const Value& object, Keep keep, Write write) {
    out_ += '{';
    bool first = true;
    for (const auto& [key, value] : object.members) {
      if (!keep(key)) continue;
      if (!std::exchange(first, false)) out_ += ',';
      json::append_string(out_, key);
      out_ += ':';
      write(key, value);
    }
    out_ += '}';
  }

  template <class Write>
  void write_members(const Value& object, Write write) {
    write_members(
        object, [](std::string_view) { return true; }, write);
  }

  template <class Write>
  void write_items(const Value& list, Write write) {
    out_ += '[';
    bool first = true;
    for (const auto& item : list.items) {
      if (!std::exchange(first, false)) out_ += ',';
      write(item);
    }
    out_ += ']';
  }

  void write_statement(const Value& statement) {
    write_members(statement, [&](std::string_view name, const Value& value) {
      if (name == "actor" || name == "authority") {
        write_actor(value);
      } else if (name == "verb") {
        write_verb(value);
      } else if (name == "object") {
        write_object(value);
      } else if (name == "context") {
        write_context(value);
      } else if (name == "attachments" && !ids()) {
        write_items(value, [&](const Value& attachment) { write_described(attachment); });
      } else {
        json::append_value(out_, value);
      }
    });
  }

  void write_actor(const Value& actor) {
    if (!ids()) return json::append_value(out_, actor);
    const auto* type = member_of(actor, "objectType");
    const bool group = type && type->text == "Group";
    const bool anonymous = group && !member_of(actor, "mbox") && !member_of(actor, "openid") &&
                           !member_of(actor, "mbox_sha1sum") && !member_of(actor, "account");
    write_members(
        actor,
        [&](std::string_view name) { return name != "name" && (name != "member" || anonymous); },
        [&](std::string_view name, const Value& value) {
          if (name == "member") {
            write_items(value, [&](const Value& each) { write_actor(each); });
          } else {
            json::append_value(out_, value);
          }
        });
  }

  void write_verb(const Value& verb) {
    if (!ids()) return write_described(verb);
    write_members(
        verb, [](std::string_view name) { return name == "id"; },
        [&](std::string_view, const Value& value) { json::append_value(out_, value); });
  }

  /// An object whose `display` and `description` are language maps.
  void write_described(const Value& object) {
    write_members(object, [&](std::string_view name, const Value& value) {
      const bool map = name == "display" || name == "description" || name == "name";
      map&& value.kind == Kind::object ? write_map(value) : json::append_value(out_, value);
    });
  }

  void write_object(const Value& object) {
    switch (kind_of_object(object)) {
      case ObjectKind::activity:
        return write_activity(object);
      case ObjectKind::agent:
      case ObjectKind::group:
        return write_actor(object);
      case ObjectKind::sub_statement:
        return write_statement(object);
      default:
        return json::append_value(out_, object);
    }
  }

  void write_activity(const Value& activity) {
    const auto known = ids() || !view_.definition
                           ? std::optional(std::string_view())
                           : view_.definition(member_of(activity, "id")->text);
    const bool has_room =
        known && (known->empty() || out_.size() + known->size() <= view_.most_octets);
    whole_ = whole_ && has_room;
    const bool keeps_own = has_room && known->empty();
    write_members(
        activity,
        [&](std::string_view name) {
          return ids() ? name == "id" : name != "definition" || keeps_own;
        },
        [&](std::string_view name, const Value& value) {
          name == "definition" ? write_definition(value) : json::append_value(out_, value);
        });
    if (!has_room || known->empty()) return;
    out_.back() = ',';
    out_.append("\"definition\":").append(*known).append("}");
  }

  void write_definition(const Value& definition) {
    write_members(definition, [&](std::string_view name, const Value& value) {
      if (name == "name" || name == "description") {
        write_map(value);
      } else if (value.kind == Kind::array && name != "correctResponsesPattern") {
        write_items(value, [&](const Value& component) { write_described(component); });
      } else {
        json::append_value(out_, value);
      }
    });
  }

  void write_context(const Value& context) {
    write_members(context, [&](std::string_view name, const Value& value) {
      if (name == "instructor" || name == "team") {
        write_actor(value);
      } else if (name == "contextActivities") {
        write_members(value, [&](std::string_view, const Value& list) {
          write_items(list, [&](const Value& activity) { write_activity(activity); });
        });
      } else if (name == "contextAgents" || name == "contextGroups") {
        write_items(value, [&](const Value& each) { write_context_member(each); });
      } else {
        json::append_value(out_, value);
      }
    });
  }

  void write_context_member(const Value& member) {
    write_members(member, [&](std::string_view name, const Value& value) {
      name == "agent" || name == "group" ? write_actor(value) : json::append_value(out_, value);
    });
  }

  void write_map(const Value& map) {
    if (map.members.empty()) return json::append_value(out_, map);
    const auto& chosen = view_.languages.best_of(map);
    out_ += '{';
    json::append_string(out_, chosen.key);
    out_ += ':';
    json::append_value(out_, chosen.value);
    out_ += '}';
  }

  const View& view_;
  std::string out_;
  bool whole_ = true;
};

}  // namespace

ShownStatement shown_statement(const Value& statement, const View& view) {
  return Shown(view).statement(statement);
}

std::string shown_definition(const Value& definition, const Languages& languages) {
  View view;
  view.languages = languages;
  return Shown(view).definition(definition);
}

}  // namespace kring::learning_records
