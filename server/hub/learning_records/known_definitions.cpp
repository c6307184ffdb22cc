#include "hub/learning_records/known_definitions.h"

#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statement_writer.h"
#include "hub/learning_records/statements.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace kring::learning_records {
namespace {

/// Each may have 64 kB.
constexpr std::size_t read_at_once = 250;

}  // namespace

void KnownDefinitions::read(std::span<const json::Document> statements) {
  // Each once, in the order in which they come first.
  std::vector<std::string> iris;
  std::set<std::string_view> met;
  for (const auto& statement : statements) {
    each_activity(statement.root(), [&](const json::Value& activity, Place) {
      const auto iri = text_of(activity, "id");
      if (met.insert(iri).second && !by_iri_.contains(iri)) iris.emplace_back(iri);
    });
  }
  std::span<const std::string> left = iris;
  while (!left.empty() && octets_ <= most_listed_octets) {
    const auto portion = left.first(std::min(left.size(), read_at_once));
    left = left.subspan(portion.size());
    for (const auto& iri : portion) by_iri_.emplace(iri, "");
    for (const auto& known : definitions(tx_, {portion.begin(), portion.end()})) {
      octets_ += known.text.size();
      const auto definition = json::Document::parse(known.text).value();
      by_iri_[known.iri] = shown_definition(definition.root(), languages_);
    }
  }
}

std::optional<std::string_view> KnownDefinitions::of(std::string_view activity) const {
  const auto found = by_iri_.find(activity);
  if (found == by_iri_.end()) return std::nullopt;
  return found->second;
}

}  // namespace kring::learning_records
