#pragma once

#include "base/refusal.h"
#include "hub/contributions/contributions_store.h"

namespace kring::contributions {

/// The row, or the refusal `not_found`.
template <class Row>
Row require(std::optional<Row> row) {
  if (!row) refuse_missing();
  return std::move(*row);
}

/// The author's own thing, for what only its author may do.
template <class Tag>
access::Thing require_own(Tx& tx, const Visitor& visitor, Id<Tag> id, std::string_view kind) {
  auto thing = access::require_visible(tx, visitor, id, kind);
  access::require_may(thing.owned_by(visitor));
  return thing;
}

/// The thing, for what is not done to what its author has withdrawn: that is refused with 409
/// `thing.withdrawn`. Whoever sees it at all is its author, who may restore it first.
inline access::Thing require_not_withdrawn(access::Thing thing) {
  if (thing.state == access::State::withdrawn) throw Refusal(Status::conflict, "thing.withdrawn");
  return thing;
}

}  // namespace kring::contributions
