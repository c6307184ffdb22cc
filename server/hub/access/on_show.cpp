#include "hub/access/on_show.h"

#include "base/refusal.h"

namespace kring::access {
namespace {

void require_visible_state(const Thing& thing) {
  if (thing.state == State::withdrawn) throw Refusal(Status::conflict, "thing.withdrawn");
}

}  // namespace

Thing require_on_show(Tx& tx, Thing seen) {
  require_visible_state(seen);
  for (auto above = seen.within; above;) {
    const auto around = thing(tx, *above);
    require_visible_state(around);
    above = around.within;
  }
  return seen;
}

}  // namespace kring::access
