#include "platform/api/weakening.h"

#ifdef KRING_WEAKENABLE

#include <mutex>
#include <string>

namespace kring::api::weakenable {
namespace {

std::mutex mutex;
std::string weak_route;
Gate weak_gate = Gate::needs;
bool is_open = false;

}  // namespace

bool weakened(Gate gate) {
  const std::lock_guard lock(mutex);
  return is_open && gate == weak_gate;
}

void weaken(std::string_view route, Gate gate) {
  const std::lock_guard lock(mutex);
  weak_gate = gate;
  weak_route = route;
  is_open = false;
}

void entering(std::string_view route) {
  const std::lock_guard lock(mutex);
  is_open = !weak_route.empty() && weak_route == route;
}

}  // namespace kring::api::weakenable

#endif
