#include "hub/learning_records/sameness.h"

#include "hub/learning_records/formats.h"
#include "hub/learning_records/statement_reader.h"
#include "platform/json/writer.h"

#include <algorithm>
#include <functional>
#include <initializer_list>
#include <string>
#include <vector>

namespace kring::learning_records {
namespace {

using json::Kind;
using json::Value;
using Names = std::vector<std::string_view>;

/// Writes a statement so that two which say the same become the same text.
class Spelling {
 public:
  explicit Spelling(Names left_out) : left_out_(std::move(left_out)) {}

  std::string of(const Value& statement) {
    out_.clear();
    write_statement(statement, left_out_);
    return std::move(out_);
  }

 private:
  void write_statement(const Value& statement, const Names& left_out) {
    write_members(statement, left_out, [&](std::string_view name, const Value& value) {
      if (name == "verb") {
        write_members(value, {"display"}, plainly());
      } else if (name == "object") {
        write_object(value);
      } else if (name == "actor") {
        write_actor(value);
      } else if (name == "context") {
        write_context(value);
      } else if (name == "result") {
        write_result(value);
      } else if (name == "attachments") {
        write_in_any_order(value, [&](const Value& item) { write_plainly(item); });
      } else if (name == "timestamp") {
        json::append_string(out_, comparable_moment(value.text));
      } else if (name == "id") {
        json::append_string(out_, octets_in_lower_case(value.text));
      } else {
        write_plainly(value);
      }
    });
  }

  void write_object(const Value& object) {
    switch (kind_of_object(object)) {
      case ObjectKind::activity:
        return write_members(object, {"definition", "objectType"}, plainly());
      case ObjectKind::agent:
      case ObjectKind::group:
        return write_actor(object);
      case ObjectKind::sub_statement:
        return write_statement(object, {});
      default:
        return write_plainly(object);
    }
  }

  /// "Agent" may be said or left out; the members of a group stand in any order.
  void write_actor(const Value& actor) {
    const auto* type = member_of(actor, "objectType");
    const bool group = type && type->text == "Group";
    write_members(actor, group ? Names{} : Names{"objectType"},
                  [&](std::string_view name, const Value& value) {
                    if (name == "member") {
                      write_in_any_order(value, [&](const Value& each) { write_actor(each); });
                    } else {
                      write_plainly(value);
                    }
                  });
  }

  void write_context(const Value& context) {
    write_members(context, {}, [&](std::string_view name, const Value& value) {
      if (name == "instructor" || name == "team") {
        write_actor(value);
      } else if (name == "contextActivities") {
        write_members(value, {}, [&](std::string_view, const Value& list) {
          const bool alone = list.kind == Kind::object;
          write_in_any_order(alone ? Value{.kind = Kind::array, .items = {&list, 1}} : list,
                             [&](const Value& activity) { write_object(activity); });
        });
      } else if (name == "registration") {
        json::append_string(out_, octets_in_lower_case(value.text));
      } else {
        write_plainly(value);
      }
    });
  }

  void write_result(const Value& result) {
    write_members(result, {}, [&](std::string_view name, const Value& value) {
      if (name == "duration") {
        json::append_string(out_, comparable_duration(value.text));
      } else {
        write_plainly(value);
      }
    });
  }

  template <class Write>
  void write_members(const Value& object, const Names& left_out, Write write) {
    std::vector<const json::Member*> members;
    for (const auto& member : object.members) {
      if (std::ranges::find(left_out, member.key) == left_out.end()) members.push_back(&member);
    }
    std::ranges::sort(members, {}, [](const auto* member) { return member->key; });
    out_ += '{';
    for (const auto* member : members) {
      json::append_string(out_, member->key);
      out_ += ':';
      write(member->key, member->value);
      out_ += ',';
    }
    out_ += '}';
  }

  template <class Write>
  void write_in_any_order(const Value& list, Write write) {
    auto before = std::move(out_);
    std::vector<std::string> items;
    for (const auto& item : list.items) {
      out_.clear();
      write(item);
      items.push_back(out_);
    }
    std::ranges::sort(items);
    out_ = std::move(before);
    out_ += '[';
    for (const auto& item : items) out_.append(item).append(";");
    out_ += ']';
  }

  std::function<void(std::string_view, const Value&)> plainly() {
    return [this](std::string_view, const Value& value) { write_plainly(value); };
  }

  void write_plainly(const Value& value) {
    switch (value.kind) {
      case Kind::number:
        out_ += comparable_number(value.text);
        return;
      case Kind::string:
        return json::append_string(out_, value.text);
      case Kind::object:
        return write_members(value, {}, plainly());
      case Kind::array:
        out_ += '[';
        for (const auto& item : value.items) {
          write_plainly(item);
          out_ += ';';
        }
        out_ += ']';
        return;
      case Kind::boolean:
        out_ += value.boolean ? 't' : 'f';
        return;
      case Kind::null:
        out_ += '-';
        return;
    }
  }

  static std::string octets_in_lower_case(std::string_view uuid) {
    return uuid_of_octets(octets_of_uuid(uuid));
  }

  const Names left_out_;
  std::string out_;
};

bool same_without(const Value& one, const Value& other, Names left_out) {
  if (!member_of(one, "timestamp") || !member_of(other, "timestamp")) {
    left_out.push_back("timestamp");
  }
  if (!member_of(one, "id") || !member_of(other, "id")) left_out.push_back("id");
  Spelling spelling(std::move(left_out));
  return spelling.of(one) == spelling.of(other);
}

}  // namespace

bool say_the_same(const Value& one, const Value& other) {
  return same_without(one, other, {"stored", "authority", "version"});
}

bool say_the_same_but_for_attachments(const Value& one, const Value& other) {
  return same_without(one, other, {"stored", "authority", "version", "attachments"});
}

}  // namespace kring::learning_records
