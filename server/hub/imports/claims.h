#pragma once

#include "base/page.h"
#include "hub/identity/identity.h"
#include "hub/imports/imports.h"
#include "platform/api/cursor.h"
#include "platform/text/line.h"

#include <array>
#include <chrono>

/// Who of those that came along with an import is who here.
namespace kring::imports {

/// Somebody who came along. One with whom an administrator may not know the import of does not
/// exist.
struct UnclaimedPerson {
  PersonId id;
  std::string name;
  std::int64_t questions = 0;  ///< that are still theirs, so for the other two
  std::int64_t answers = 0;
  std::int64_t comments = 0;
  std::optional<identity::Byline> claimed_by;  ///< who that is here
  std::int64_t given = 0;                      ///< texts that are this one's by now
  bool under_way = false;                      ///< some are yet to be given, or given back
  bool may_claim = false;  ///< false of the one who stands for all of whom the dump tells nothing
  BOOST_DESCRIBE_CLASS(UnclaimedPerson, (),
                       (id, name, questions, answers, comments, claimed_by, given, under_way,
                        may_claim),
                       (), ())
};

struct UnclaimedWanted {
  static constexpr std::array limits{api::cursor_limit};
  std::optional<text::Line<1, 80>> named;  ///< how the name begins
  std::optional<std::string> after;
  BOOST_DESCRIBE_CLASS(UnclaimedWanted, (), (named, after), (), ())
};

/// Who came along with this import, by name. Refuses with 404.
Page<UnclaimedPerson> list_unclaimed(Tx& tx, const Visitor& visitor, ImportId import,
                                     const UnclaimedWanted& wanted);

struct Claim {
  PersonId person;  ///< who that is here
  BOOST_DESCRIBE_CLASS(Claim, (), (person), (), ())
};

/// Says who somebody is that came along: somebody with an account, shut out or not. What they wrote
/// is given to that one by a job, text by text; a later import gives what it brings too. Two who
/// came along may be one here. Saying it twice changes nothing. Refuses with 404; with 409
/// `unclaimed.claimed` where it is somebody else, and `unclaimed.several` of who stands for many.
UnclaimedPerson claim(Tx& tx, const Visitor& administrator, PersonId unclaimed, const Claim& claim);

/// Takes that back: a job gives back what was given. What its author withdrew since stays theirs,
/// since nobody else could put it back. Marks that they had on what was given do not return.
/// Doing it twice changes nothing. Refuses with 404.
void take_claim_back(Tx& tx, const Visitor& administrator, PersonId unclaimed);

/// The job that does both.
inline constexpr std::string_view hand_over_job = "hand_over_texts";

/// Hands over what is to be handed over, for so long at most; whether that was all.
bool hand_over(Database& database, std::chrono::milliseconds at_most);

}  // namespace kring::imports
