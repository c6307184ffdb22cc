#pragma once

#include "base/id.h"
#include "base/page.h"
#include "hub/access/access.h"
#include "hub/identity/identity.h"
#include "platform/api/visitor.h"
#include "platform/text/line.h"

#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

/// Places around one theme, where people learn from each other.
namespace kring::communities {

/// A community where it is only named.
struct NamedCommunity {
  CommunityId id;
  std::string name;
  BOOST_DESCRIBE_CLASS(NamedCommunity, (), (id, name), (), ())
};

/// Open: everybody reads and joins. Closed: everybody sees that it is there, members read, joining
/// is asked. Private: only its members know of it, and come in by a facilitator's link.
enum class Openness { open, closed, private_ };
BOOST_DESCRIBE_ENUM(Openness, open, closed, private_)

/// What a visitor is in a community, seen from outside.
enum class Membership { none, requested, member, facilitator };
BOOST_DESCRIBE_ENUM(Membership, none, requested, member, facilitator)

struct NewCommunity {
  text::Line<3, 80> name;
  text::Line<3, 80> theme;
  text::Line<10, 240> purpose;  ///< one sentence: what one learns from each other here
  Openness openness = Openness::open;
  BOOST_DESCRIBE_CLASS(NewCommunity, (), (name, theme, purpose, openness), (), ())
};

struct Community {
  CommunityId id;
  std::string name;
  std::string theme;
  std::string purpose;
  Openness openness = Openness::open;
  std::int64_t members = 0;
  std::int64_t questions = 0;   ///< shown to those who may read here
  std::int64_t unanswered = 0;  ///< those of them that wait for an answer
};

/// A community as one visitor sees it.
struct SeenCommunity {
  Community community;
  Membership membership = Membership::none;

  bool readable() const {
    return community.openness == Openness::open || membership == Membership::member ||
           membership == Membership::facilitator;
  }
  bool facilitated() const { return membership == Membership::facilitator; }
  /// Whether a link into it may be made by whoever sees it so.
  bool lets_bring_in() const { return community.openness == Openness::open || facilitated(); }
};

/// Who can read what is said here: everybody in the organisation, or so many members.
struct Readers {
  access::Audience kind = access::Audience::everyone;
  std::int64_t readers = 0;
  BOOST_DESCRIBE_CLASS(Readers, (), (kind, readers), (), ())
};
Readers readers_of(const Community& community, std::int64_t headcount);

/// Who may read what is written in a community of this openness.
access::Audience audience_of(Openness openness);

/// Founds a community; its founder is its first facilitator. Anyone may: structure is offered,
/// never imposed. Refuses with 409 `community.name_taken` where an open or closed one bears the
/// same name; private ones share theirs with whomever (decision 0006).
CommunityId found(Tx& tx, const Visitor& founder, const NewCommunity& community);

SeenCommunity require_visible(Tx& tx, const Visitor& visitor, CommunityId id);

/// What is asked and answered here changes these two counts, in the transaction of the act.
void count_questions(Tx& tx, CommunityId id, int questions, int unanswered);

/// Like `require_visible`, and refuses those who are not its facilitator with 403.
SeenCommunity require_facilitated(Tx& tx, const Visitor& visitor, CommunityId id);

/// Like `require_visible`, and refuses with 403 who may not make a link that brings others in: into
/// an open one whoever sees it, into any other its facilitators alone, administrators or not.
SeenCommunity require_may_invite(Tx& tx, const Visitor& visitor, CommunityId id);

/// Like `require_visible`, and refuses those who may see it but not read in it with 403
/// `membership.required`.
SeenCommunity require_readable(Tx& tx, const Visitor& visitor, CommunityId id);

/// One's own first, then by name.
Page<SeenCommunity> communities_seen_by(Tx& tx, const Visitor& visitor,
                                        const std::optional<std::string>& after);

/// Joins an open community at once; asks to join a closed one. Doing it twice changes nothing.
void join(Tx& tx, const Visitor& visitor, CommunityId id);

/// Leaves, or takes a request back. Refuses with 409 `community.last_facilitator`: somebody has to
/// be there to let others in.
void leave(Tx& tx, const Visitor& visitor, CommunityId id);

/// Brings in somebody who holds a link into it, whatever the openness. A member stays what they
/// are.
void bring_in(Tx& tx, PersonId person, CommunityId id);

/// Approves a request. Refuses with 409 `membership.not_requested`.
void approve(Tx& tx, const Visitor& facilitator, CommunityId id, PersonId person);

/// Declines a request or removes a member; 409 `community.last_facilitator` as in `leave`.
void remove(Tx& tx, const Visitor& facilitator, CommunityId id, PersonId person);

/// Makes a member a facilitator. Refuses with 409 `member.required` for who is no member.
void appoint(Tx& tx, const Visitor& facilitator, CommunityId id, PersonId person);

/// Makes a facilitator a member again; links that they made into the community stop working.
/// Refuses with 409 `community.last_facilitator`.
void dismiss(Tx& tx, const Visitor& facilitator, CommunityId id, PersonId person);

struct Member {
  identity::Byline person;
  access::Standing standing = access::Standing::member;
  Time since;
  BOOST_DESCRIBE_CLASS(Member, (), (person, standing, since), (), ())
};
/// Asks nobody whether the reader may see it: the caller has done so (`require_readable`).
Page<Member> members(Tx& tx, CommunityId id, const std::optional<std::string>& after);

struct Request {
  identity::Byline person;
  Time asked_at;
  BOOST_DESCRIBE_CLASS(Request, (), (person, asked_at), (), ())
};
/// Likewise the caller's to check: requests are for facilitators (`require_facilitated`).
Page<Request> requests(Tx& tx, CommunityId id, const std::optional<std::string>& after);

/// Whether somebody asks to be let into a community that this visitor facilitates.
bool asks_to_be_let_in_by(Tx& tx, const Visitor& visitor, PersonId person);

/// How many ask to be let into each of these communities, in one query. One where nobody asks is
/// left out.
struct RequestCount {
  CommunityId community;
  std::int64_t count = 0;
  BOOST_DESCRIBE_CLASS(RequestCount, (), (community, count), (), ())
};
std::vector<RequestCount> request_counts(Tx& tx, const std::vector<CommunityId>& communities);

/// The facilitators of each of these communities, in one query: of each so many at most, who has
/// looked after it longest first.
struct Facilitator {
  CommunityId community;
  PersonId person;
  std::int64_t facilitators = 1;  ///< how many there are of this community, all counted
  BOOST_DESCRIBE_CLASS(Facilitator, (), (community, person, facilitators), (), ())
};
std::vector<Facilitator> facilitators_of(Tx& tx, const std::vector<CommunityId>& communities,
                                         std::size_t most);

}  // namespace kring::communities
