#pragma once

#include "base/id.h"
#include "platform/api/visitor.h"
#include "platform/db/tx.h"

#include <unordered_set>
#include <vector>

/// Whom somebody follows, to find what they ask and answer on their own home page. It is the
/// follower's own business: nobody else is told or counts it, least of all who is followed.
namespace kring::people {

/// As many as one person follows at most, so that a list of them is soon read.
inline constexpr std::size_t most_followed = 200;

/// Following twice is following once. Refuses with 409 `follow.too_many` one more than
/// `most_followed`. Asks nobody whether the visitor may.
void follow(Tx& tx, const Visitor& visitor, PersonId person);

/// False where the visitor did not follow them.
bool unfollow(Tx& tx, const Visitor& visitor, PersonId person);

/// All whom somebody follows, in no order that means anything.
std::vector<PersonId> followed_by(Tx& tx, PersonId follower);

/// Those of these people whom somebody follows, in one query.
std::unordered_set<PersonId> followed_among(Tx& tx, PersonId follower,
                                            const std::vector<PersonId>& people);

}  // namespace kring::people
