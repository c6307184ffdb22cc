#include "hub/access/on_show.h"

#include "base/refusal.h"

namespace kring::access {

Thing require_not_withdrawn(Thing thing) {
  if (thing.state == State::withdrawn) throw Refusal(Status::conflict, "thing.withdrawn");
  return thing;
}

Thing require_on_show(Tx& tx, Thing seen) {
  for (auto above = require_not_withdrawn(seen).within; above;) {
    above = require_not_withdrawn(thing(tx, *above)).within;
  }
  return seen;
}

}  // namespace kring::access
