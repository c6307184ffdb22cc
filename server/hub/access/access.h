#pragma once

#include "base/id.h"
#include "base/time.h"
#include "platform/api/visitor.h"
#include "platform/db/tx.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

/// Who may see and do what. Every doer registers its things here, in the transaction that makes or
/// moves them, and gets a thing by id from outside only through `require_visible`.
namespace kring::access {

/// Who may read a thing: everybody signed in, or the members of its community.
enum class Audience { everyone, members };
BOOST_DESCRIBE_ENUM(Audience, everyone, members)

/// What its owner withdrew is seen by its owner alone, who may restore it.
enum class State { visible, withdrawn };
BOOST_DESCRIBE_ENUM(State, visible, withdrawn)

enum class Standing { none, member, facilitator };
BOOST_DESCRIBE_ENUM(Standing, none, member, facilitator)

/// A thing as its maker registers it.
struct NewThing {
  ThingId id;
  std::string_view kind;  ///< "question", "answer", …
  CommunityId community;
  std::optional<ThingId> within;  ///< what it stands in: an answer in its question
  PersonaId owner;
  Audience audience = Audience::members;
};

/// A thing a visitor may see, with what that visitor is in its community.
struct Thing {
  ThingId id;
  std::string kind;
  CommunityId community;
  std::optional<ThingId> within;
  PersonaId owner;
  Audience audience = Audience::members;
  State state = State::visible;
  Standing standing = Standing::none;

  bool owned_by(const Visitor& visitor) const { return owner == visitor.persona; }
  bool facilitated() const { return standing == Standing::facilitator; }
};

/// Registers it and returns it as its owner's.
Thing register_thing(Tx& tx, const NewThing& thing);
/// A registered thing whoever asks, for facts about it. What a visitor names goes through
/// `require_visible` instead.
Thing thing(Tx& tx, ThingId id);
void move_to(Tx& tx, ThingId id, State state);
/// It is somebody else's from now on: who may read what is on show stays who that was.
void give_to(Tx& tx, Thing& thing, PersonaId owner);

/// The thing, if it is of that kind and the visitor may see it. Refuses with the same `not_found`
/// whether it is missing, of another kind, or not for this visitor's eyes.
Thing require_visible(Tx& tx, const Visitor& visitor, ThingId id, std::string_view kind);

template <class Tag>
Thing require_visible(Tx& tx, const Visitor& visitor, Id<Tag> id, std::string_view kind) {
  return require_visible(tx, visitor, id.template as<ThingTag>(), kind);
}

/// Lets the act through, or refuses it with 403 and this code: the visitor sees the thing, so
/// saying no tells nothing new. All refusals of acts on visible things go through here.
void require_may(bool may, std::string_view code = "not_allowed");

/// For each of these visitors, whether they may see a thing now: asked once for all of them, for
/// pages that stand open. Nobody may see what is missing.
std::vector<bool> who_may_see(Tx& tx, ThingId id, const std::vector<Visitor>& visitors);
bool may_see(Tx& tx, ThingId id, const Visitor& visitor);

Standing standing_of(Tx& tx, CommunityId community, PersonId person);

/// Makes somebody a member or facilitator, or, with `none`, nothing any more.
void set_standing(Tx& tx, CommunityId community, PersonId person, Standing standing);

std::int64_t facilitators_of(Tx& tx, CommunityId community);

}  // namespace kring::access
