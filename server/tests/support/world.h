#pragma once

#include "hub/communities/communities.h"
#include "hub/contributions/contributions.h"
#include "hub/identity/identity.h"
#include "platform/clock/clock.h"
#include "platform/db/database.h"

#include <string>
#include <string_view>
#include <vector>

namespace kring::testing_support {

/// People, places and texts for tests, made through the same verbs as everybody's, in one line
/// each.
class World {
 public:
  /// Call before anything else.
  void open(Database& database) { database_ = &database; }

  /// What everybody's password is kept as from here on; before that, no password opens anything.
  void give_everybody(std::string password_hash) { password_hash_ = std::move(password_hash); }

  /// Somebody with an account at <first name>@example.org.
  Visitor person(std::string_view name);
  Visitor administrator(std::string_view name);

  /// A community and its facilitator, who founds it.
  CommunityId community(const Visitor& facilitator,
                        communities::Openness openness = communities::Openness::open,
                        std::string_view name = "Heat pumps");
  /// Makes somebody a member, whatever the openness.
  void member(CommunityId community, const Visitor& person);

  contributions::QuestionId question(const Visitor& asker, CommunityId community,
                                     std::string_view title = "Why does the breaker trip?",
                                     std::string_view text = "It trips when the pump starts.");
  contributions::AnswerId answer(const Visitor& answerer, contributions::QuestionId question,
                                 std::string_view text = "The inrush current. Take a D curve.");

  /// The kinds of all lines so far, in order; since `forget_journal` where that was called.
  std::vector<std::string> journal_kinds();
  void forget_journal();

 private:
  Visitor add(std::string_view name, bool administrator);

  Database* database_ = nullptr;
  std::string password_hash_ = "no password opens this";
  std::int64_t forgotten_ = 0;
};

/// A text with rules of its own, in a test that keeps them.
template <class T>
T ruled(std::string_view text) {
  return T::from_text(text).value();
}

}  // namespace kring::testing_support
