#pragma once

#include "hub/curation/themes.h"
#include "platform/db/tx.h"

#include <vector>

#include <boost/describe/class.hpp>

/// What is asked of the database about what somebody did. All of it counts what is on show where a
/// person may read.
namespace kring::contributions::store {

struct CountsRow {
  std::int64_t questions;
  std::int64_t answers;
  std::int64_t accepted;
  std::int64_t helpful;
  std::int64_t comments;
  BOOST_DESCRIBE_CLASS(CountsRow, (), (questions, answers, accepted, helpful, comments), (), ())
};
CountsRow counts_of(Tx& tx, PersonId reader, PersonaId author);

struct AnsweredThemeRow {
  curation::ThemeId theme;
  std::int64_t answers;
  std::int64_t accepted;
  BOOST_DESCRIBE_CLASS(AnsweredThemeRow, (), (theme, answers, accepted), (), ())
};
/// Those with the most answers first.
std::vector<AnsweredThemeRow> answered_themes(Tx& tx, PersonId reader, PersonaId author,
                                              std::size_t limit);

}  // namespace kring::contributions::store
