#pragma once

#include "hub/contributions/question_list.h"

#include <optional>
#include <vector>

namespace kring::contributions::store {

struct SummaryRow {
  QuestionId id;
  std::string title;
  std::string excerpt;
  PersonaId author;
  CommunityId community;
  std::string community_name;
  Time asked_at;
  std::int64_t answers;
  std::optional<AnswerId> accepted;
  access::State state;
  BOOST_DESCRIBE_CLASS(SummaryRow, (),
                       (id, title, excerpt, author, community, community_name, asked_at, answers,
                        accepted, state),
                       (), ())
};

/// The place in a list, newest first, after which a page begins.
struct Place {
  Time asked_at;
  QuestionId id;
};

/// How what is followed is found: by reading the newest questions until a page is full, or, where
/// there are few of them, from the followed themes, whose questions are then all sorted.
enum class FollowedBy { newest, themes };

/// Which questions a list is made of.
struct Wanted {
  Show show = Show::newest;
  FollowedBy followed_by = FollowedBy::newest;
  std::optional<CommunityId> community;
  std::optional<curation::ThemeId> theme;
};

std::vector<SummaryRow> questions(Tx& tx, const Visitor& viewer, const Wanted& wanted, Place after,
                                  std::size_t limit);
std::vector<SummaryRow> readable_among(Tx& tx, const Visitor& viewer,
                                       const std::vector<QuestionId>& ids);

}  // namespace kring::contributions::store
