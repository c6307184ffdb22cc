#pragma once

#include "base/time.h"
#include "hub/communities/communities.h"
#include "hub/contributions/question_list.h"
#include "hub/identity/identity.h"
#include "platform/api/cursor.h"
#include "platform/api/visitor.h"
#include "platform/db/tx.h"
#include "platform/text/language.h"
#include "platform/text/line.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

/// Finding what was asked, answered and added, over what one may read.
namespace kring::search {

using contributions::WrittenIn;

/// Where in a question's thread the words stand.
enum class FoundIn { question, answer, comment };
BOOST_DESCRIBE_ENUM(FoundIn, question, answer, comment)

/// A part of a text, and whether it is one of the words that were looked for.
struct Piece {
  static constexpr std::string_view schema_name = "TextPiece";
  std::string text;
  bool found = false;
  BOOST_DESCRIBE_CLASS(Piece, (), (text, found), (), ())
};

/// A question in whose thread the words were found.
struct SearchHit {
  contributions::QuestionSummary question;
  std::vector<Piece> title;    ///< the question's
  std::vector<Piece> passage;  ///< plain text around the words
  FoundIn found_in = FoundIn::question;
  ThingId thing;        ///< the text that fits best: the question itself, an answer or a comment
  identity::Byline by;  ///< who wrote that text
  Time written_at;
  /// What that text is written in; absent where its words are too few to tell.
  std::optional<WrittenIn> language;
  BOOST_DESCRIBE_CLASS(SearchHit, (),
                       (question, title, passage, found_in, thing, by, written_at, language), (),
                       ())
};

/// A page of what was found. `meant` is the query as it was probably meant, with words as they are
/// spelled in what was found: on the first page, where few questions have all the words as typed.
struct SearchPage {
  std::vector<SearchHit> items;
  std::optional<std::string> next;
  std::optional<std::string> meant;
  std::optional<communities::NamedCommunity> community;  ///< the one that was searched
  /// Whose texts were searched, where the visitor may know who it is.
  std::optional<identity::Byline> by;
  BOOST_DESCRIBE_CLASS(SearchPage, (), (items, next, meant, community, by), (), ())
};

/// What is searched for among all texts.
struct Filters {
  std::optional<FoundIn> kind = {};
  std::optional<CommunityId> community = {};
  std::optional<PersonaId> by = {};   ///< who wrote the text
  std::optional<Time> from = {};      ///< written then or later
  std::optional<Time> until = {};     ///< written before
  std::optional<bool> answered = {};  ///< whether somebody answered the question
  /// The text's own; where its few words do not tell, its question's.
  std::optional<WrittenIn> language = {};
  BOOST_DESCRIBE_CLASS(Filters, (), (kind, community, by, from, until, answered, language), (), ())

  bool none() const {
    return !kind && !community && !by && !from && !until && !answered && !language;
  }
};

using Words = text::Line<1, 200>;

struct Wanted : Filters {
  static constexpr std::array limits{api::cursor_limit};
  std::optional<Words> q;
  std::optional<std::string> after;
  BOOST_DESCRIBE_CLASS(Wanted, (Filters), (q, after), (), ())
};

/// A page of what fits best. Texts with all the words come first. Where they are of fewer than five
/// questions, texts follow in which a word may be another one that differs by a letter, among the
/// words of what this visitor may read alone; where the page is still not full, those with any of
/// the words. Words are compared by their stems in every language we know, and have no operators:
/// a quotation mark or NOT is just what was typed. Beyond 16 different words the rest is not looked
/// at; words that say little are the first to go.
///
/// Filters narrow all of that. With filters and no words all that they let through is found, the
/// newest first; without both it is refused with 422, `/q` being `required`. A community out of
/// sight is refused with `not_found`, one in sight but not to be read with 403
/// `membership.required`; of somebody whom the visitor may read nothing of, nothing is found.
///
/// A text that somebody else just wrote may not be found for a moment: the index follows the
/// journal. One's own is found at once. What was withdrawn, or is not for this visitor any more, is
/// never shown. `organisation` is the language that most people here write in.
SearchPage find(Tx& tx, const Visitor& visitor, const Wanted& wanted, text::Language organisation);

}  // namespace kring::search
