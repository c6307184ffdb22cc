#pragma once

#include "hub/contributions/contributions.h"
#include "platform/db/tx.h"
#include "platform/journal/line.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

/// What open pages and the server say to each other: JSON, one object a frame (docs/api-design.md).
namespace kring::open_pages {

using contributions::QuestionId;
using Message = std::shared_ptr<const std::string>;

/// What a page says: which question it shows, or shows no longer.
struct Said {
  std::optional<QuestionId> watch;
  std::optional<QuestionId> unwatch;
  BOOST_DESCRIBE_CLASS(Said, (), (watch, unwatch), (), ())
};

Message watching(QuestionId question);
Message refused(QuestionId question);
Message ended(QuestionId question);
Message signed_out();

/// The question a line is about; none for what open pages do not show.
std::optional<QuestionId> question_of(const journal::Line& line);

/// The thing on the page that a line changed: for an acceptance the question, which shows it.
ThingId thing_shown(const journal::Line& line);

/// Whether the line took a thing off the page. What is said of it then carries no words, so that
/// everybody who had it before them, those who see what it stood in, may be told.
bool takes_away(const journal::Line& line);

/// What is longer than this in all is not sent to every open page. A text of 40,000 characters
/// stays below as people write; as markup alone, or with the comments that come back with it, it
/// may not.
inline constexpr std::size_t most_octets_sent = 128 * 1024;

/// The thing that a line changed, as it is now, without anything that depends on the reader; and
/// with a restored answer the comments that come back with it. Where that is more than
/// `most_octets_sent`, the thing alone and without its HTML: a page that has this revision needs no
/// more, and any other reads the thing anew, through the door.
std::vector<Message> changed(Tx& tx, const journal::Line& line);

}  // namespace kring::open_pages
