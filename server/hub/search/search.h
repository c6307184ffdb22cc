#pragma once

#include "hub/contributions/question_list.h"
#include "hub/identity/identity.h"
#include "platform/api/visitor.h"
#include "platform/db/tx.h"
#include "platform/text/line.h"

#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

/// Finding what was asked, answered and added, over what one may read.
namespace kring::search {

/// Where in a question's thread the words stand.
enum class FoundIn { question, answer, comment };
BOOST_DESCRIBE_ENUM(FoundIn, question, answer, comment)

/// A question in whose thread the words were found.
struct SearchHit {
  contributions::QuestionSummary question;
  std::string passage;  ///< plain text around the words
  FoundIn found_in = FoundIn::question;
  ThingId thing;        ///< the text that fits best: the question itself, an answer or a comment
  identity::Byline by;  ///< who wrote that text
  Time written_at;
  BOOST_DESCRIBE_CLASS(SearchHit, (), (question, passage, found_in, thing, by, written_at), (), ())
};

/// A page of what was found. `meant` is the query as it was probably meant, with words as they are
/// spelled in what was found: on the first page, where few questions have all the words as typed.
struct SearchPage {
  std::vector<SearchHit> items;
  std::optional<std::string> next;
  std::optional<std::string> meant;
  BOOST_DESCRIBE_CLASS(SearchPage, (), (items, next, meant), (), ())
};

struct Wanted {
  text::Line<1, 200> q;
  std::optional<std::string> after;
  BOOST_DESCRIBE_CLASS(Wanted, (), (q, after), (), ())
};

/// A page of what fits best. Texts with all the words come first. Where they are of fewer than five
/// questions, texts follow in which a word may be another one that differs by a letter, among the
/// words of what this visitor may read alone; where the page is still not full, those with any of
/// the words. Words are compared by their stems in every language we know, and have no operators:
/// a quotation mark or NOT is just what was typed. Beyond 16 different words the rest is not looked
/// at.
///
/// A text that was just written may not be found for a moment: the index follows the journal. What
/// was withdrawn, or is not for this visitor any more, is never shown.
SearchPage find(Tx& tx, const Visitor& visitor, const Wanted& wanted);

}  // namespace kring::search
