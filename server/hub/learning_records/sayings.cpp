#include "hub/learning_records/sayings.h"

#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statement_reader.h"

namespace kring::learning_records {

std::vector<Mark> Sayings::add(const json::Value& statement) {
  std::vector<Mark> marks;
  each_activity(statement, [&](const json::Value& activity, Place) {
    const auto* definition = member_of(activity, "definition");
    if (!definition || definition->members.empty()) return;
    const std::string iri(text_of(activity, "id"));
    const auto [found, is_new] = by_iri_.try_emplace(iri);
    if (is_new) iris_.push_back(iri);
    found->second.add(*definition);
    marks.push_back(mark_of(MarkKind::activity, iri));
  });
  return marks;
}

std::vector<Definition> Sayings::definitions() const {
  std::vector<Definition> all;
  for (const auto& iri : iris_) {
    const auto& definition = by_iri_.at(iri);
    if (definition.empty()) continue;
    all.push_back({mark_of(MarkKind::activity, iri), iri, definition.text()});
  }
  return all;
}

}  // namespace kring::learning_records
