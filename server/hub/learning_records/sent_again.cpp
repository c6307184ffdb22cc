#include "hub/learning_records/sent_again.h"

#include "hub/learning_records/anonymous.h"
#include "hub/learning_records/erased_person.h"
#include "hub/learning_records/sameness.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statement_reader.h"

#include <vector>

namespace kring::learning_records {
namespace {

std::vector<const json::Value*> actors_of(const json::Value& statement) {
  std::vector<const json::Value*> actors;
  each_actor(statement, [&](const json::Value& actor, Place) { actors.push_back(&actor); });
  return actors;
}

}  // namespace

bool says_the_same_of_nobody(const json::Value& sent, const json::Value& kept,
                             std::string_view public_origin) {
  const auto theirs = actors_of(sent);
  const auto ours = actors_of(kept);
  if (theirs.size() != ours.size()) return false;
  StandIns stand_ins;
  for (std::size_t i = 0; i < ours.size(); ++i) {
    const auto identity = identity_of(*theirs[i]);
    if (identity.empty() || !is_stand_in(*ours[i], public_origin)) continue;
    const auto name = text_of(*member_of(*ours[i], "account"), "name");
    stand_ins.emplace(identity, stand_in_account(public_origin, name));
  }
  if (stand_ins.empty()) return false;
  const auto rewritten = anonymous(sent, stand_ins);
  const auto document = json::Document::parse(rewritten.text).value();
  return say_the_same(document.root(), kept);
}

}  // namespace kring::learning_records
