#pragma once

#include "base/id.h"
#include "platform/db/tx.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

/// Likes without givers: what a text came with from where it was written before it was brought
/// here.
namespace kring::reactions {

/// Says how often an answer was liked elsewhere; it counts as found helpful as often. Once for each
/// answer.
void import_likes_of_answer(Tx& tx, ThingId answer, std::int64_t likes);

/// The same of a question, which has no other count that says this.
void import_likes_of_question(Tx& tx, ThingId question, std::int64_t likes);

/// For every question or answer in the list that came with likes, in one query.
std::unordered_map<ThingId, std::int64_t> likes_of(Tx& tx, const std::vector<ThingId>& things);

}  // namespace kring::reactions
