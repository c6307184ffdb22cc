#pragma once

#include "hub/contributions/question_list.h"

#include <optional>
#include <vector>

namespace kring::contributions::store {

struct SummaryRow {
  QuestionId id;
  std::string title;
  std::string excerpt;
  std::optional<WrittenIn> language;
  PersonaId author;
  CommunityId community;
  std::string community_name;
  Time asked_at;
  std::int64_t answers;
  std::optional<AnswerId> accepted;
  access::State state;
  BOOST_DESCRIBE_CLASS(SummaryRow, (),
                       (id, title, excerpt, language, author, community, community_name, asked_at,
                        answers, accepted, state),
                       (), ())
};

/// The place in a list, newest first, after which a page begins.
struct Place {
  Time asked_at;
  QuestionId id;
  BOOST_DESCRIBE_CLASS(Place, (), (asked_at, id), (), ())
};

/// How a list is found; what it says is the same. By reading the newest questions of all until a
/// page is full; from the themes and people that are followed, whose questions are then all sorted;
/// or from the communities that the viewer may read, of which each brings a page of its newest.
enum class FoundBy { newest, followed, communities };

/// Which questions a list is made of.
struct Wanted {
  Show show = Show::newest;
  FoundBy found_by = FoundBy::newest;
  std::optional<CommunityId> community;
  std::optional<curation::ThemeId> theme;
  std::vector<PersonaId> followed;  ///< who asked or answered, of the list of what is followed
  std::optional<Place> not_beyond;  ///< nothing older is looked at
};

std::vector<SummaryRow> questions(Tx& tx, const Visitor& viewer, const Wanted& wanted, Place after,
                                  std::size_t limit);

/// Where so many questions after a place have been looked at, whoever may read them: those of the
/// list of the newest or of the unanswered ones. Nothing where there are fewer.
std::optional<Place> place_beyond(Tx& tx, Show show, Place after, std::size_t questions);

/// How many questions and answers these wrote, withdrawn ones too, counted up to a limit.
std::int64_t texts_of(Tx& tx, const std::vector<PersonaId>& authors, std::int64_t limit);

std::vector<OwnUnanswered> own_unanswered_after(Tx& tx, const Visitor& viewer, CommunityId after,
                                                std::size_t limit);

std::vector<SummaryRow> readable_among(Tx& tx, const Visitor& viewer,
                                       const std::vector<QuestionId>& ids);

}  // namespace kring::contributions::store
