#pragma once

#include "hub/communities/communities.h"

#include <optional>
#include <vector>

namespace kring::communities::store {

struct CommunityRow {
  CommunityId id;
  std::string name;
  std::string name_key;
  std::string theme;
  std::string purpose;
  Openness openness;
  std::int64_t members;
  std::int64_t questions;
  std::int64_t unanswered;
  std::optional<access::Standing> standing;
  bool requested;
  BOOST_DESCRIBE_CLASS(CommunityRow, (),
                       (id, name, name_key, theme, purpose, openness, members, questions,
                        unanswered, standing, requested),
                       (), ())
};

bool insert(Tx& tx, CommunityId id, const NewCommunity& community, std::string_view name_key,
            PersonaId founder);
std::optional<CommunityRow> community(Tx& tx, PersonId viewer, CommunityId id);

/// Those the reader may know of, in the order (not mine, name_key, id), after the given place.
std::vector<CommunityRow> communities_after(Tx& tx, PersonId viewer, bool not_mine,
                                            std::string_view name_key, CommunityId id,
                                            std::size_t limit);

void change_members(Tx& tx, CommunityId id, int by);
void change_questions(Tx& tx, CommunityId id, int questions, int unanswered);

struct NameRow {
  CommunityId id;
  std::string name;
  BOOST_DESCRIBE_CLASS(NameRow, (), (id, name), (), ())
};
struct SeenNameRow {
  CommunityId id;
  std::string name;
  bool lets_bring_in = false;
  BOOST_DESCRIBE_CLASS(SeenNameRow, (), (id, name, lets_bring_in), (), ())
};
std::vector<NameRow> names_of(Tx& tx, const std::vector<CommunityId>& communities);
/// Those of them the reader may know of, with whether a link into them may be made by this reader.
std::vector<SeenNameRow> names_seen_by(Tx& tx, PersonId viewer,
                                       const std::vector<CommunityId>& communities);

bool insert_request(Tx& tx, CommunityId id, PersonId person);
bool delete_request(Tx& tx, CommunityId id, PersonId person);

struct MemberRow {
  PersonId person;
  access::Standing standing;
  Time since;
  BOOST_DESCRIBE_CLASS(MemberRow, (), (person, standing, since), (), ())
};
std::vector<MemberRow> members_after(Tx& tx, CommunityId id, PersonId after, std::size_t limit);

struct RequestRow {
  PersonId person;
  Time asked_at;
  BOOST_DESCRIBE_CLASS(RequestRow, (), (person, asked_at), (), ())
};
/// Whoever waits longest first, those after (asked_at, person).
std::vector<RequestRow> requests_after(Tx& tx, CommunityId id, Time asked_at, PersonId person,
                                       std::size_t limit);

/// Notes that this person was not let in.
void insert_decline(Tx& tx, CommunityId id, PersonId person);
void delete_decline(Tx& tx, CommunityId id, PersonId person);
/// Those of these communities that did not let this person in.
std::vector<CommunityId> declined_by(Tx& tx, PersonId person,
                                     const std::vector<CommunityId>& communities);

bool asks_to_be_let_in_by(Tx& tx, PersonId facilitator, PersonId person);

std::vector<RequestCount> request_counts(Tx& tx, const std::vector<CommunityId>& communities);

std::vector<Facilitator> facilitators_of(Tx& tx, const std::vector<CommunityId>& communities,
                                         std::size_t most);

struct OpennessRow {
  CommunityId id;
  Openness openness;
  BOOST_DESCRIBE_CLASS(OpennessRow, (), (id, openness), (), ())
};
std::vector<OpennessRow> named(Tx& tx, std::string_view name_key);

}  // namespace kring::communities::store
