#include "hub/contributions/contributions_store.h"
#include "hub/contributions/question_page.h"
#include "hub/contributions/require.h"
#include "platform/api/cursor.h"

namespace kring::contributions {
namespace {

struct After {
  std::int64_t revision = 0;
  BOOST_DESCRIBE_CLASS(After, (), (revision), (), ())
};

/// How many of these stand on one page: as many as others do, if they are not too long together.
std::size_t number_on_page(const std::vector<store::RevisionRow>& rows) {
  std::size_t number = 0;
  std::int64_t octets = 0;
  for (const auto& row : rows) {
    octets += static_cast<std::int64_t>(row.text.size());
    const bool fits = number == 0 || octets <= most_octets_of_history;
    if (number == page_size || !fits) break;
    ++number;
  }
  return number;
}

/// A page of the history that begins with what the text says now.
Page<Revision> history(Tx& tx, ThingId thing, const store::RevisionRow& present,
                       const std::optional<std::string>& after) {
  const auto before = after ? api::read_cursor<After>(*after).revision : present.revision;
  const auto left =
      most_octets_of_history - (after ? 0 : static_cast<std::int64_t>(present.text.size()));
  auto rows = store::revisions_before(tx, thing, before, after ? page_size + 1 : page_size, left);
  if (!after) rows.insert(rows.begin(), present);
  Page<Revision> page;
  const auto number = number_on_page(rows);
  if (number < rows.size()) {
    rows.resize(number);
    page.next = api::cursor(After{rows.back().revision});
  }
  std::vector<PersonaId> authors;
  for (const auto& row : rows) authors.push_back(row.author);
  const auto bylines = identity::bylines(tx, authors);
  for (auto& row : rows) {
    page.items.push_back(Revision{row.revision, std::move(row.title), std::move(row.text),
                                  bylines.of(row.author), row.made_at});
  }
  return page;
}

}  // namespace

Page<Revision> question_revisions(Tx& tx, const Visitor& visitor, QuestionId id,
                                  const std::optional<std::string>& after) {
  const auto thing = access::require_visible(tx, visitor, id, "question");
  const auto row = require(store::question(tx, id));
  return history(
      tx, thing.id,
      {row.revision, row.author, row.title, row.text, row.edited_at.value_or(row.asked_at)}, after);
}

Page<Revision> answer_revisions(Tx& tx, const Visitor& visitor, AnswerId id,
                                const std::optional<std::string>& after) {
  const auto thing = access::require_visible(tx, visitor, id, "answer");
  const auto row = require(store::answer(tx, id));
  return history(
      tx, thing.id,
      {row.revision, row.author, std::nullopt, row.text, row.edited_at.value_or(row.answered_at)},
      after);
}

Page<Revision> comment_revisions(Tx& tx, const Visitor& visitor, CommentId id,
                                 const std::optional<std::string>& after) {
  const auto thing = access::require_visible(tx, visitor, id, "comment");
  const auto row = require(store::comment(tx, id));
  return history(
      tx, thing.id,
      {row.revision, row.author, std::nullopt, row.text, row.edited_at.value_or(row.commented_at)},
      after);
}

}  // namespace kring::contributions
