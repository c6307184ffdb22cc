#include "platform/db/filling.h"

#include "platform/db/failures.h"

#include <algorithm>

namespace kring::db {

std::map<std::string_view, std::string_view> steps_up_to(
    const std::vector<AppliedMigration>& applied,
    const std::map<std::string_view, std::string_view>& files) {
  // It says what is wrong with them, if anything is.
  pending_migrations(migrations_for(Dialect::sqlite, files), applied);
  std::map<std::string_view, std::string_view> steps;
  for (const auto& step : applied) steps.insert(*files.find(step.name));
  return steps;
}

}  // namespace kring::db
