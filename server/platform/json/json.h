#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.h"

namespace kring::json {

/// What was wrong with a text that should have been a T: every problem, with its path.
class Unreadable : public std::runtime_error {
 public:
  explicit Unreadable(std::vector<FieldProblem> problems);
  const std::vector<FieldProblem>& problems() const { return problems_; }

 private:
  std::vector<FieldProblem> problems_;
};

/// T as compact JSON: described structs and enumerations, strings, numbers, booleans, Ids, Times,
/// vectors and optionals (an absent member is left out). Written straight to text, without a tree.
template <class T>
std::string write(const T& value);

/// A T from JSON text, closed: an unknown member is a problem, as is one that is missing, of the
/// wrong type, or outside its limits. All problems are told at once. Throws Unreadable.
template <class T>
T read_or_throw(std::string_view text);

}  // namespace kring::json

#include "platform/json/reader.h"  // IWYU pragma: export
#include "platform/json/writer.h"  // IWYU pragma: export
