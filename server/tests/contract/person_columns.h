#pragma once

#include <string_view>

/// By which names columns are known that hold somebody (decision 0001).
namespace kring::testing_support {

/// A column named so holds a person.
inline bool names_person(std::string_view table, std::string_view column) {
  return column == "person" || column.ends_with("_person") || (table == "people" && column == "id");
}

/// A column named so holds a persona.
inline bool names_persona(std::string_view column) {
  return column.ends_with("persona") || column == "actor" || column == "owner";
}

}  // namespace kring::testing_support
