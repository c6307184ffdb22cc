#include "hub/learning_records/statement_reader.h"

#include "base/refusal.h"
#include "hub/learning_records/formats.h"
#include "hub/learning_records/reading_room.h"
#include "hub/learning_records/statement_parts.h"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_set>

namespace kring::learning_records {
namespace {

/// Less than what the JSON reader takes: a statement is kept in a list or out of one, and with its
/// context activities in lists, and must be read again.
constexpr int deepest = 28;

void require_shallow(const Here& here, int levels) {
  if (here.value.kind != json::Kind::object && here.value.kind != json::Kind::array) return;
  if (levels == 0) broken(here.path, "depth", "this is nested too deeply");
  if (here.value.kind == json::Kind::array) {
    return judge_items(here, [&](const Here& item) { require_shallow(item, levels - 1); });
  }
  for (const auto& [key, value] : here.value.members) {
    const auto path = here.path.member(key);
    require_shallow({value, path, here.version}, levels - 1);
  }
}

/// What a statement is found by is written and looked through while everybody else waits.
constexpr std::size_t most_parts = 1000;

void require_few_parts(const Here& here) {
  std::unordered_set<std::string> parts;
  // An IRI holds no space, and an identity does: the two never meet.
  each_actor(here.value, [&](const json::Value& actor, Place) {
    if (auto identity = identity_of(actor); !identity.empty()) parts.insert(std::move(identity));
  });
  each_activity(here.value, [&](const json::Value& activity, Place) {
    parts.emplace(text_of(activity, "id"));
  });
  if (parts.size() <= most_parts) return;
  broken(here.path, "too_many",
         "this speaks of at most 1,000 different agents, groups and activities");
}

bool is_about_activity(const json::Value& statement) {
  const auto* object = member_of(statement, "object");
  return object && kind_of_object(*object) == ObjectKind::activity;
}

/// Statements of 1.0 say "1.0" and anything that begins with "1.0."; those of 2.0 "2.0…".
void require_version(const Here& here) {
  require_text(here);
  const auto text = here.value.text;
  const auto is_of = [&](std::string_view release) {
    return text == release ||
           (text.starts_with(std::string(release) + ".") && is_semantic_version(text));
  };
  if (is_of("1.0") || (here.version == Version::v2 && is_of("2.0"))) return;
  broken(here.path, "version", "this is a version of xAPI that goes with the request's");
}

void require_voiding(const Here& here, const Members& statement) {
  if (statement.require("verb").kind != json::Kind::object || !is_voiding(here.value)) return;
  if (kind_of_object(statement.require("object")) != ObjectKind::statement_reference) {
    broken(here.path.member("object"), "voiding", "what takes a statement back names it");
  }
}

}  // namespace

const json::Value* member_of(const json::Value& object, std::string_view name) {
  for (const auto& [key, value] : object.members) {
    if (key == name) return &value;
  }
  return nullptr;
}

ObjectKind kind_of_object(const json::Value& object) {
  const auto* type = member_of(object, "objectType");
  if (!type) return ObjectKind::activity;
  if (type->kind != json::Kind::string) return ObjectKind::unknown;
  if (type->text == "Activity") return ObjectKind::activity;
  if (type->text == "Agent") return ObjectKind::agent;
  if (type->text == "Group") return ObjectKind::group;
  if (type->text == "StatementRef") return ObjectKind::statement_reference;
  if (type->text == "SubStatement") return ObjectKind::sub_statement;
  return ObjectKind::unknown;
}

bool is_voiding(const json::Value& statement) {
  const auto* verb = member_of(statement, "verb");
  const auto* id = verb ? member_of(*verb, "id") : nullptr;
  return id && id->text == voiding_verb;
}

void require_statement(const Here& here) {
  require_shallow(here, deepest);
  const Members statement(here, {"id", "actor", "verb", "object", "result", "context", "timestamp",
                                 "stored", "authority", "version", "attachments"});
  statement.judge("id", require_uuid);
  statement.judge_required("actor", require_agent_or_group);
  statement.judge_required("verb", require_verb);
  statement.judge_required("object", [](const Here& object) { require_object(object, false); });
  statement.judge("result", require_result);
  const bool about_activity = is_about_activity(here.value);
  statement.judge("context",
                  [&](const Here& context) { require_context(context, about_activity); });
  statement.judge("timestamp", require_timestamp);
  statement.judge("stored", require_timestamp);
  statement.judge("authority", require_authority);
  statement.judge("version", require_version);
  statement.judge("attachments", require_attachments);
  require_voiding(here, statement);
  require_few_parts(here);
}

void require_sub_statement(const Here& here) {
  const Members statement(here, {"objectType", "actor", "verb", "object", "result", "context",
                                 "timestamp", "attachments"});
  statement.judge_required("actor", require_agent_or_group);
  statement.judge_required("verb", require_verb);
  statement.judge_required("object", [](const Here& object) { require_object(object, true); });
  statement.judge("result", require_result);
  const bool about_activity = is_about_activity(here.value);
  statement.judge("context",
                  [&](const Here& context) { require_context(context, about_activity); });
  statement.judge("timestamp", require_timestamp);
  statement.judge("attachments", require_attachments);
}

void require_statements(const json::Value& body, Version version) {
  const json::Path root;
  if (body.kind != json::Kind::array) return require_statement({body, root, version});
  if (body.items.size() > most_statements) {
    throw Refusal(Status::too_large, "statements.too_many");
  }
  std::set<std::string> ids;
  judge_items({body, root, version}, [&](const Here& here) {
    require_statement(here);
    const auto* id = member_of(here.value, "id");
    if (id && !ids.insert(octets_of_uuid(id->text)).second) {
      broken(here.path.member("id"), "twice", "another statement of this list has the same id");
    }
  });
}

void require_few_values(std::string_view text) {
  if (has_too_many_values(text)) throw Refusal(Status::too_large, "statements.too_many_values");
}

json::Document read_document(std::string_view text) {
  require_few_values(text);
  auto document = json::Document::parse(text);
  if (!document) broken(json::Path(), "json", "this is no JSON (RFC 8259), or nested too deeply");
  return std::move(*document);
}

}  // namespace kring::learning_records
