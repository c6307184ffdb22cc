#include "hub/communities/communities.h"

#include "base/refusal.h"
#include "hub/communities/communities_events.h"
#include "hub/communities/communities_store.h"
#include "platform/api/cursor.h"
#include "platform/journal/line.h"
#include "platform/text/fold.h"

namespace kring::communities {
namespace {

SeenCommunity seen(const store::CommunityRow& row) {
  SeenCommunity result;
  result.community = Community{row.id,       row.name,    row.theme,     row.purpose,
                               row.openness, row.members, row.questions, row.unanswered};
  if (row.standing) {
    result.membership = *row.standing == access::Standing::facilitator ? Membership::facilitator
                                                                       : Membership::member;
  } else if (row.requested) {
    result.membership = Membership::requested;
  }
  return result;
}

/// Where the next page of communities begins: mine come first, then the others, each by name.
struct After {
  bool not_mine = false;
  std::string name_key;
  CommunityId id;
  BOOST_DESCRIBE_CLASS(After, (), (not_mine, name_key, id), (), ())
};

}  // namespace

access::Audience audience_of(Openness openness) {
  return openness == Openness::open ? access::Audience::everyone : access::Audience::members;
}

Readers readers_of(const Community& community, std::int64_t headcount) {
  const auto audience = audience_of(community.openness);
  return Readers{audience, audience == access::Audience::everyone ? headcount : community.members};
}

CommunityId found(Tx& tx, const Visitor& founder, const NewCommunity& community) {
  const auto id = tx.mint<CommunityTag>();
  if (!store::insert(tx, id, community, text::folded(community.name.text()), founder.persona)) {
    throw Refusal(Status::conflict, "community.name_taken");
  }
  const bool hidden = community.openness == Openness::private_;
  access::register_thing(
      tx, access::NewThing{id.as<ThingTag>(), "community", id, std::nullopt, founder.persona,
                           hidden ? access::Audience::members : access::Audience::everyone});
  access::set_standing(tx, id, founder.person, access::Standing::facilitator);
  store::change_members(tx, id, 1);
  auto fact = journal::fact(CommunityFounded{});
  fact.actor = fact.owner = founder.persona;
  fact.community = id;
  fact.subject_kind = "community";
  fact.subject = id.as<ThingTag>();
  tx.record(fact);
  return id;
}

SeenCommunity require_visible(Tx& tx, const Visitor& visitor, CommunityId id) {
  access::require_visible(tx, visitor, id, "community");
  const auto row = store::community(tx, visitor.person, id);
  if (!row) refuse_missing();
  return seen(*row);
}

void count_questions(Tx& tx, CommunityId id, int questions, int unanswered) {
  store::change_questions(tx, id, questions, unanswered);
}

SeenCommunity require_facilitated(Tx& tx, const Visitor& visitor, CommunityId id) {
  auto community = require_visible(tx, visitor, id);
  access::require_may(community.facilitated());
  return community;
}

SeenCommunity require_may_invite(Tx& tx, const Visitor& visitor, CommunityId id) {
  auto community = require_visible(tx, visitor, id);
  access::require_may(community.lets_bring_in());
  return community;
}

SeenCommunity require_readable(Tx& tx, const Visitor& visitor, CommunityId id) {
  auto community = require_visible(tx, visitor, id);
  access::require_may(community.readable(), "membership.required");
  return community;
}

Page<SeenCommunity> communities_seen_by(Tx& tx, const Visitor& visitor,
                                        const std::optional<std::string>& after) {
  const auto from = after ? api::read_cursor<After>(*after) : After{};
  auto rows = store::communities_after(tx, visitor.person, from.not_mine, from.name_key, from.id,
                                       page_size + 1);
  Page<SeenCommunity> page;
  page.next = api::cut_to_page(rows, [](const auto& last) {
    return After{!last.standing, last.name_key, last.id};
  });
  for (const auto& row : rows) page.items.push_back(seen(row));
  return page;
}

std::vector<RequestCount> request_counts(Tx& tx, const std::vector<CommunityId>& communities) {
  return store::request_counts(tx, communities);
}

std::vector<Facilitator> facilitators_of(Tx& tx, const std::vector<CommunityId>& communities,
                                         std::size_t most) {
  return store::facilitators_of(tx, communities, most);
}

}  // namespace kring::communities
