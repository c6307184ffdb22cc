#include "hub/reactions/likes.h"

#include "hub/reactions/reactions_store.h"

namespace kring::reactions {

void import_likes_of_answer(Tx& tx, ThingId answer, std::int64_t likes) {
  if (likes <= 0) return;
  store::insert_likes(tx, answer, likes);
  store::change_count(tx, store::helpful, answer, likes);
}

void import_likes_of_question(Tx& tx, ThingId question, std::int64_t likes) {
  if (likes > 0) store::insert_likes(tx, question, likes);
}

std::unordered_map<ThingId, std::int64_t> likes_of(Tx& tx, const std::vector<ThingId>& things) {
  std::unordered_map<ThingId, std::int64_t> all;
  for (const auto& row : store::likes_of(tx, things)) all.emplace(row.thing, row.likes);
  return all;
}

}  // namespace kring::reactions
