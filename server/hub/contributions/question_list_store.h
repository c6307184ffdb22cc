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

/// Which questions a list is made of.
struct Wanted {
  Show show = Show::newest;
  std::optional<CommunityId> community;
  std::optional<curation::ThemeId> theme;
};

std::vector<SummaryRow> questions(Tx& tx, const Visitor& viewer, const Wanted& wanted, Place after,
                                  std::size_t limit);
std::vector<SummaryRow> readable_among(Tx& tx, const Visitor& viewer,
                                       const std::vector<QuestionId>& ids);

}  // namespace kring::contributions::store
