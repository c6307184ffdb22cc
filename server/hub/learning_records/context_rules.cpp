// Around what, and with what (xAPI 1.0.3 Data 2.4.6 and 2.4.11, xAPI 2.0 4.2.2.5 and 4.2.2.6).

#include "hub/learning_records/formats.h"
#include "hub/learning_records/rules.h"
#include "hub/learning_records/statement_reader.h"

namespace kring::learning_records {
namespace {

/// A list of activities, or one alone: it is kept as a list.
void require_activities(const Here& here) {
  if (here.value.kind == json::Kind::array) return judge_items(here, require_activity);
  require_activity(here);
}

void require_context_activities(const Here& here) {
  const Members lists(here, {"parent", "grouping", "category", "other"});
  for (const auto* name : {"parent", "grouping", "category", "other"}) {
    lists.judge(name, require_activities);
  }
}

void require_relevant_types(const Here& here) {
  judge_items(here, require_iri);
  if (here.value.items.empty()) broken(here.path, "empty", "this list is left out, or has items");
}

void require_context_agent(const Here& here) {
  const Members member(here, {"objectType", "agent", "relevantTypes"});
  member.judge_required("objectType",
                        [](const Here& type) { require_one_of(type, {"contextAgent"}); });
  member.judge_required("agent", require_agent);
  member.judge("relevantTypes", require_relevant_types);
}

void require_context_group(const Here& here) {
  const Members member(here, {"objectType", "group", "relevantTypes"});
  member.judge_required("objectType",
                        [](const Here& type) { require_one_of(type, {"contextGroup"}); });
  member.judge_required("group", require_group);
  member.judge("relevantTypes", require_relevant_types);
}

void require_reference(const Here& here) {
  if (kind_of_object(here.value) != ObjectKind::statement_reference) {
    broken(here.path, "type", "this is a StatementRef");
  }
  require_object(here, false);
}

void require_attachment(const Here& here) {
  const Members attachment(
      here, {"usageType", "display", "description", "contentType", "length", "sha2", "fileUrl"});
  attachment.judge_required("usageType", require_iri);
  attachment.judge_required("display", require_language_map);
  attachment.judge("description", require_language_map);
  attachment.judge_required("contentType", require_media_type);
  attachment.judge_required("length", [](const Here& length) {
    const auto octets = require_number(length);
    if (octets < 0 || length.value.text.find_first_of(".eE") != std::string_view::npos) {
      broken(length.path, "number", "this is a whole number of octets");
    }
  });
  attachment.judge("fileUrl", require_iri);
  attachment.judge_required("sha2", [](const Here& hash) {
    require_text(hash);
    if (!is_sha2(hash.value.text)) broken(hash.path, "sha2", "this is a SHA-2 sum in hexadecimal");
  });
}

}  // namespace

void require_context(const Here& here, bool about_activity) {
  const Members context(
      here,
      here.version == Version::v1
          ? std::initializer_list<std::string_view>{"registration", "instructor", "team",
                                                    "contextActivities", "revision", "platform",
                                                    "language", "statement", "extensions"}
          : std::initializer_list<std::string_view>{
                "registration", "instructor", "team", "contextActivities", "contextAgents",
                "contextGroups", "revision", "platform", "language", "statement", "extensions"});
  context.judge("registration", require_uuid);
  context.judge("instructor", require_agent_or_group);
  context.judge("team", require_group);
  context.judge("contextActivities", require_context_activities);
  context.judge("contextAgents",
                [](const Here& list) { judge_items(list, require_context_agent); });
  context.judge("contextGroups",
                [](const Here& list) { judge_items(list, require_context_group); });
  for (const auto* name : {"revision", "platform"}) {
    context.judge(name, [&](const Here& text) {
      require_text(text);
      if (!about_activity) {
        broken(text.path, "not_allowed", "this is said only where the object is an activity");
      }
    });
  }
  context.judge("language", require_language_tag);
  context.judge("statement", require_reference);
  context.judge("extensions", require_extensions);
}

void require_attachments(const Here& here) {
  judge_items(here, require_attachment);
}

}  // namespace kring::learning_records
