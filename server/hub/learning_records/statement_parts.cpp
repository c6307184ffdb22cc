#include "hub/learning_records/statement_parts.h"

#include "hub/learning_records/statement_reader.h"
#include "platform/http/ascii.h"
#include "platform/text/code_points.h"

namespace kring::learning_records {
namespace {

void tell_actor(const json::Value* actor, Place place, const OnPart& on_actor) {
  if (!actor) return;
  on_actor(*actor, place);
  if (const auto* members = member_of(*actor, "member")) {
    for (const auto& member : members->items) on_actor(member, place);
  }
}

void tell_context_actors(const json::Value& statement, const OnPart& on_actor) {
  const auto* context = member_of(statement, "context");
  if (!context) return;
  tell_actor(member_of(*context, "instructor"), Place::related, on_actor);
  tell_actor(member_of(*context, "team"), Place::related, on_actor);
  if (const auto* agents = member_of(*context, "contextAgents")) {
    for (const auto& each : agents->items) {
      tell_actor(member_of(each, "agent"), Place::related, on_actor);
    }
  }
  if (const auto* groups = member_of(*context, "contextGroups")) {
    for (const auto& each : groups->items) {
      tell_actor(member_of(each, "group"), Place::related, on_actor);
    }
  }
}

void tell_actors(const json::Value& statement, Place place, const OnPart& on_actor) {
  tell_actor(member_of(statement, "actor"), place, on_actor);
  const auto* object = member_of(statement, "object");
  const auto kind = object ? kind_of_object(*object) : ObjectKind::unknown;
  if (kind == ObjectKind::agent || kind == ObjectKind::group) tell_actor(object, place, on_actor);
  if (kind == ObjectKind::sub_statement) tell_actors(*object, Place::related, on_actor);
  tell_context_actors(statement, on_actor);
}

void tell_activities(const json::Value& statement, Place place, const OnPart& on_activity) {
  const auto* object = member_of(statement, "object");
  const auto kind = object ? kind_of_object(*object) : ObjectKind::unknown;
  if (kind == ObjectKind::activity) on_activity(*object, place);
  if (kind == ObjectKind::sub_statement) tell_activities(*object, Place::related, on_activity);
  const auto* context = member_of(statement, "context");
  const auto* lists = context ? member_of(*context, "contextActivities") : nullptr;
  if (!lists) return;
  for (const auto& [name, list] : lists->members) {
    if (list.kind == json::Kind::object) on_activity(list, Place::related);
    for (const auto& activity : list.items) on_activity(activity, Place::related);
  }
}

}  // namespace

void each_actor(const json::Value& statement, const OnPart& on_actor) {
  tell_actors(statement, Place::plain, on_actor);
  tell_actor(member_of(statement, "authority"), Place::related, on_actor);
}

void each_activity(const json::Value& statement, const OnPart& on_activity) {
  tell_activities(statement, Place::plain, on_activity);
}

std::string identity_of(const json::Value& actor) {
  for (const std::string_view name : {"mbox", "mbox_sha1sum", "openid"}) {
    if (const auto text = text_of(actor, name); !text.empty()) {
      return std::string(name).append(" ").append(text);
    }
  }
  const auto* account = member_of(actor, "account");
  if (!account) return {};
  // An IRI holds no space, so that no two accounts are spelled alike.
  return std::string("account ")
      .append(text_of(*account, "homePage"))
      .append(" ")
      .append(text_of(*account, "name"));
}

std::string_view text_of(const json::Value& object, std::string_view name) {
  const auto* found = member_of(object, name);
  return found && found->kind == json::Kind::string ? found->text : std::string_view();
}

std::string label(std::string_view text) {
  std::string shown;
  text::for_each_point(text::cut(text, 200), [&](char32_t point, std::string_view octets) {
    if (!text::is_hostile(point)) shown.append(octets);
  });
  return shown;
}

std::string_view registration_of(const json::Value& statement) {
  const auto* context = member_of(statement, "context");
  return context ? text_of(*context, "registration") : std::string_view();
}

std::string_view target_of(const json::Value& statement) {
  const auto* object = member_of(statement, "object");
  if (!object || kind_of_object(*object) != ObjectKind::statement_reference) return {};
  return text_of(*object, "id");
}

std::vector<std::string> attachments_of(const json::Value& statement) {
  std::vector<std::string> sha2;
  const auto add = [&](const json::Value& holder) {
    const auto* attachments = member_of(holder, "attachments");
    if (!attachments) return;
    for (const auto& each : attachments->items)
      sha2.push_back(http::lowered(text_of(each, "sha2")));
  };
  add(statement);
  const auto* object = member_of(statement, "object");
  if (object && kind_of_object(*object) == ObjectKind::sub_statement) add(*object);
  return sha2;
}

std::optional<bool> success_of(const json::Value& statement) {
  const auto* result = member_of(statement, "result");
  const auto* success = result ? member_of(*result, "success") : nullptr;
  return success ? std::optional(success->boolean) : std::nullopt;
}

}  // namespace kring::learning_records
