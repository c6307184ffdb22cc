#include "hub/learning_records/known_definitions.h"

#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statement_writer.h"
#include "hub/learning_records/statements.h"

#include <algorithm>
#include <set>
#include <span>

namespace kring::learning_records {
namespace {

/// Each may have 64 kB.
constexpr std::size_t read_at_once = 250;

/// Each once, in the order in which they come first.
std::vector<std::string> activities_in(const std::vector<json::Document>& statements) {
  std::vector<std::string> iris;
  std::set<std::string_view> met;
  for (const auto& statement : statements) {
    each_activity(statement.root(), [&](const json::Value& activity, Place) {
      const auto iri = text_of(activity, "id");
      if (met.insert(iri).second) iris.emplace_back(iri);
    });
  }
  return iris;
}

}  // namespace

KnownDefinitions::KnownDefinitions(Tx& tx, const std::vector<json::Document>& statements,
                                   const Languages& languages) {
  const auto iris = activities_in(statements);
  std::size_t octets = 0;
  std::span<const std::string> left = iris;
  while (!left.empty() && octets <= most_listed_octets) {
    const auto portion = left.first(std::min(left.size(), read_at_once));
    left = left.subspan(portion.size());
    for (const auto& iri : portion) by_iri_.emplace(iri, "");
    for (const auto& known : definitions(tx, {portion.begin(), portion.end()})) {
      octets += known.text.size();
      const auto definition = json::Document::parse(known.text).value();
      by_iri_[known.iri] = shown_definition(definition.root(), languages);
    }
  }
}

std::optional<std::string_view> KnownDefinitions::of(std::string_view activity) const {
  const auto found = by_iri_.find(activity);
  if (found == by_iri_.end()) return std::nullopt;
  return found->second;
}

}  // namespace kring::learning_records
