#pragma once

#include "base/id.h"
#include "platform/db/tx.h"
#include "platform/db/value.h"

#include <optional>

#include <boost/describe/class.hpp>

namespace kring::identity::store {

struct ResetLinkRow {
  PersonId person;
  Time expires_at;
  std::optional<Time> used_at;
  BOOST_DESCRIBE_CLASS(ResetLinkRow, (), (person, expires_at, used_at), (), ())
};

/// In the place of the one that this person had.
void put_reset_link(Tx& tx, PersonId person, const db::Bytes& token_hash,
                    std::optional<PersonId> maker, Time expires_at);
std::optional<ResetLinkRow> reset_link(Tx& tx, const db::Bytes& token_hash);
void set_reset_link_used(Tx& tx, PersonId person);
void end_reset_link_for(Tx& tx, PersonId person);
void end_reset_links_by(Tx& tx, PersonId maker);
std::int64_t delete_reset_links_before(Tx& tx, Time expired);

}  // namespace kring::identity::store
