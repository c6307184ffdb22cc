#include "hub/learning_records/anonymous.h"

#include "hub/learning_records/signature.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statement_reader.h"
#include "platform/crypto/sha.h"
#include "platform/http/ascii.h"
#include "platform/json/value_writer.h"
#include "platform/json/writer.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

namespace kring::learning_records {
namespace {

using json::Value;

constexpr std::string_view mailbox = "mbox ";
constexpr std::string_view sum = "mbox_sha1sum ";
constexpr std::size_t sha1_digits = 40;

constexpr std::array<std::string_view, 6> identifying{"name",         "mbox",    "openid",
                                                      "mbox_sha1sum", "account", "objectType"};

/// Writes one statement anew.
class Rewriting {
 public:
  explicit Rewriting(const StandIns& stand_ins) : stand_ins_(stand_ins) {}

  Anonymous rewritten(const Value& statement) {
    write_statement(statement);
    return std::move(made_);
  }

 private:
  using Write = std::function<bool(std::string_view name, const Value& value)>;

  /// The members but those that are left out. `write` says whether it wrote the value.
  template <class Keep>
  void write_members(const Value& object, Keep keep, const Write& write) {
    auto& out = made_.text;
    out += '{';
    bool first = true;
    for (const auto& [key, value] : object.members) {
      if (!keep(key)) continue;
      if (!std::exchange(first, false)) out += ',';
      json::append_string(out, key);
      out += ':';
      if (!write(key, value)) json::append_value(out, value);
    }
    out += '}';
  }

  template <class WriteItem>
  void write_items(const Value& list, WriteItem write) {
    auto& out = made_.text;
    out += '[';
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      if (i > 0) out += ',';
      write(list.items[i]);
    }
    out += ']';
  }

  bool is_erased(const Value& actor) const { return stand_ins_.contains(identity_of(actor)); }

  /// Whether they act, alone or with others.
  bool is_theirs(const Value& statement) const {
    const auto* actor = member_of(statement, "actor");
    if (!actor) return false;
    if (is_erased(*actor)) return true;
    const auto* members = member_of(*actor, "member");
    return members &&
           std::ranges::any_of(members->items, [&](const Value& each) { return is_erased(each); });
  }

  void write_statement(const Value& statement) {
    const bool theirs = is_theirs(statement);
    write_members(
        statement, [](std::string_view) { return true; },
        [&](std::string_view name, const Value& value) {
          if (name == "actor") return write_actor(value);
          if (name == "object") return write_object(value);
          if (name == "context") return write_context(value, theirs);
          if (name == "result" && theirs) return write_result(value);
          if (name == "attachments") return write_attachments(value, theirs);
          return false;
        });
  }

  bool write_object(const Value& object) {
    const auto kind = kind_of_object(object);
    if (kind == ObjectKind::agent || kind == ObjectKind::group) return write_actor(object);
    if (kind != ObjectKind::sub_statement) return false;
    write_statement(object);
    return true;
  }

  bool write_actor(const Value& actor) {
    const auto stand_in = stand_ins_.find(identity_of(actor));
    auto& out = made_.text;
    const auto write = [&](std::string_view name, const Value& value) {
      if (name != "member") return false;
      write_items(value, [&](const Value& member) { write_actor(member); });
      return true;
    };
    if (stand_in == stand_ins_.end()) {
      write_members(
          actor, [](std::string_view) { return true; }, write);
      return true;
    }
    const bool group = text_of(actor, "objectType") == "Group";
    out.append(group ? R"({"objectType":"Group")" : R"({"objectType":"Agent")");
    out.append(R"(,"account":)").append(stand_in->second);
    for (const auto& [name, value] : actor.members) {
      if (std::ranges::find(identifying, name) != identifying.end()) continue;
      out += ',';
      json::append_string(out, name);
      out += ':';
      if (!write(name, value)) json::append_value(out, value);
    }
    out += '}';
    return true;
  }

  bool write_context(const Value& context, bool theirs) {
    write_members(
        context, [&](std::string_view name) { return !theirs || name != "extensions"; },
        [&](std::string_view name, const Value& value) {
          if (name == "instructor" || name == "team") return write_actor(value);
          if (name != "contextAgents" && name != "contextGroups") return false;
          write_items(value, [&](const Value& each) { write_context_member(each); });
          return true;
        });
    return true;
  }

  void write_context_member(const Value& each) {
    write_members(
        each, [](std::string_view) { return true; },
        [&](std::string_view name, const Value& value) {
          return (name == "agent" || name == "group") && write_actor(value);
        });
  }

  bool write_result(const Value& result) {
    write_members(
        result, [](std::string_view name) { return name != "response" && name != "extensions"; },
        [](std::string_view, const Value&) { return false; });
    return true;
  }

  bool write_attachments(const Value& attachments, bool theirs) {
    auto& out = made_.text;
    out += '[';
    bool first = true;
    for (const auto& attachment : attachments.items) {
      const bool signature = text_of(attachment, "usageType") == signature_usage;
      if (signature || theirs) made_.sha2.push_back(http::lowered(text_of(attachment, "sha2")));
      if (signature) continue;
      if (!std::exchange(first, false)) out += ',';
      write_members(
          attachment,
          [&](std::string_view name) {
            return !theirs || (name != "fileUrl" && name != "description");
          },
          [](std::string_view, const Value&) { return false; });
    }
    out += ']';
    return true;
  }

  const StandIns& stand_ins_;
  Anonymous made_;
};

}  // namespace

std::set<std::string> identities_with(const std::string& identity) {
  std::set<std::string> all{identity};
  if (!identity.starts_with(mailbox)) return all;
  const auto address = identity.substr(mailbox.size());
  for (const auto& spelling : {address, http::lowered(address)}) {
    all.insert(std::string(mailbox) + spelling);
    all.insert(std::string(sum) + crypto::sha_hex(spelling, sha1_digits).value());
  }
  return all;
}

Anonymous anonymous(const Value& statement, const StandIns& stand_ins) {
  return Rewriting(stand_ins).rewritten(statement);
}

}  // namespace kring::learning_records
