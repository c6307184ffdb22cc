#pragma once

#include "hub/learning_records/definitions.h"
#include "hub/learning_records/statements.h"

namespace kring::learning_records {

/// What the statements of a batch say of activities, in their order.
class Sayings {
 public:
  /// Returns of which.
  std::vector<Mark> add(const json::Value& statement);

  std::vector<Definition> definitions() const;

 private:
  std::unordered_map<std::string, GrowingDefinition> by_iri_;
  std::vector<std::string> iris_;
};

}  // namespace kring::learning_records
