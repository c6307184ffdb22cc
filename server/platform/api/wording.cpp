#include "platform/api/wording.h"

#include <algorithm>

namespace kring::api {

std::string summary_of(const Route& route) {
  if (!route.summary.empty()) return route.summary;
  auto line = route.name;
  std::ranges::replace(line, '_', ' ');
  if (!line.empty() && line[0] >= 'a' && line[0] <= 'z') line[0] = static_cast<char>(line[0] - 32);
  return line;
}

std::string needs_of(const Route& route) {
  switch (route.needs.value()) {
    case Needs::anyone:
      return "anyone";
    case Needs::session:
      return "session";
    case Needs::administrator:
      return "administrator";
    case Needs::client_key:
      return "client_key";
  }
  return {};
}

std::string limit_of(const Route& route) {
  if (!route.limit) return {};
  const auto count = std::to_string(route.limit->count);
  const auto per = route.limit->per;
  if (per == std::chrono::minutes(1)) return count + " a minute";
  if (per == std::chrono::hours(1)) return count + " an hour";
  if (per == std::chrono::days(1)) return count + " a day";
  return count + " in " + std::to_string(std::chrono::ceil<std::chrono::seconds>(per).count()) +
         " seconds";
}

}  // namespace kring::api
