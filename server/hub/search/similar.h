#pragma once

#include "base/page.h"
#include "hub/contributions/question_list.h"
#include "platform/api/visitor.h"
#include "platform/db/tx.h"
#include "platform/text/line.h"

#include <boost/describe/class.hpp>

namespace kring::search {

/// How many questions are offered beside the one that is being typed.
inline constexpr std::size_t most_similar = 5;

struct TypedTitle {
  text::Line<1, 200> title;
  BOOST_DESCRIBE_CLASS(TypedTitle, (), (title), (), ())
};

/// The questions, `most_similar` at most, that ask what this title seems to ask, best first; there
/// is no next page. They share a word that says something: "how" and "without" alone make no two
/// questions alike. A word that no text the visitor may read carries is taken for its neighbours
/// (one letter more, less or other, or two that changed places) that such texts carry: nobody
/// learns of a word that stands only in what they may not read. Of more than 16 different words the
/// rest is not looked at.
///
/// Asks the database the same few things however long the title and however many texts there are.
Page<contributions::QuestionSummary> similar(Tx& tx, const Visitor& visitor,
                                             const TypedTitle& typed);

}  // namespace kring::search
