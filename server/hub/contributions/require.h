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

}  // namespace kring::contributions
