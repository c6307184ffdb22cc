// Verbs, and what a statement may be about (xAPI 1.0.3 Data 2.4.3 and 2.4.4, xAPI 2.0 4.2.2.2 and
// 4.2.2.3).

#include "hub/learning_records/rules.h"
#include "hub/learning_records/statement_reader.h"

#include <algorithm>
#include <array>
#include <set>

namespace kring::learning_records {
namespace {

constexpr std::array<std::string_view, 5> component_lists{"choices", "scale", "source", "target",
                                                          "steps"};

/// Which lists go with an interaction.
bool has_list(std::string_view interaction, std::string_view list) {
  if (interaction == "choice" || interaction == "sequencing") return list == "choices";
  if (interaction == "likert") return list == "scale";
  if (interaction == "matching") return list == "source" || list == "target";
  return interaction == "performance" && list == "steps";
}

void require_components(const Here& here) {
  std::set<std::string_view> ids;
  judge_items(here, [&](const Here& item) {
    const Members component(item, {"id", "description"});
    component.judge_required("id", require_text);
    component.judge("description", require_language_map);
    if (!ids.insert(component.require("id").text).second) {
      broken(item.path.member("id"), "twice", "the ids of a list's components differ");
    }
  });
}

void require_interaction(const Members& definition, const Here& here) {
  definition.judge("interactionType", [](const Here& type) {
    require_one_of(type, {"true-false", "choice", "fill-in", "long-fill-in", "matching",
                          "performance", "sequencing", "likert", "numeric", "other"});
  });
  definition.judge("correctResponsesPattern",
                   [](const Here& patterns) { judge_items(patterns, require_text); });
  const auto* type = definition.find("interactionType");
  if (!type && definition.has("correctResponsesPattern")) {
    broken(here.path.member("interactionType"), "required",
           "a correct response belongs to an interaction");
  }
  for (const auto list : component_lists) {
    definition.judge(list, [&](const Here& components) {
      if (!type || !has_list(type->text, list)) {
        broken(components.path, "interaction", "this list does not go with the interaction");
      }
      require_components(components);
    });
  }
}

void require_definition(const Here& here) {
  const Members definition(
      here, {"name", "description", "type", "moreInfo", "extensions", "interactionType",
             "correctResponsesPattern", "choices", "scale", "source", "target", "steps"});
  definition.judge("name", require_language_map);
  definition.judge("description", require_language_map);
  definition.judge("type", require_iri);
  definition.judge("moreInfo", require_iri);
  definition.judge("extensions", require_extensions);
  require_interaction(definition, here);
}

void require_statement_reference(const Here& here) {
  const Members reference(here, {"objectType", "id"});
  reference.judge_required("id", require_uuid);
}

}  // namespace

void require_verb(const Here& here) {
  const Members verb(here, {"id", "display"});
  verb.judge_required("id", require_iri);
  verb.judge("display", require_language_map);
}

void require_activity(const Here& here) {
  const Members activity(here, {"objectType", "id", "definition"});
  activity.judge("objectType", [](const Here& type) { require_one_of(type, {"Activity"}); });
  activity.judge_required("id", require_iri);
  activity.judge("definition", require_definition);
}

void require_object(const Here& here, bool within_sub_statement) {
  switch (kind_of_object(here.value)) {
    case ObjectKind::activity:
      return require_activity(here);
    case ObjectKind::agent:
      return require_agent(here);
    case ObjectKind::group:
      return require_group(here);
    case ObjectKind::statement_reference:
      return require_statement_reference(here);
    case ObjectKind::sub_statement:
      if (within_sub_statement) {
        broken(here.path, "nested", "a sub-statement holds no other one");
      }
      return require_sub_statement(here);
    case ObjectKind::unknown:
      broken(here.path.member("objectType"), "not_allowed",
             "this is one of Activity Agent Group StatementRef SubStatement");
  }
}

}  // namespace kring::learning_records
