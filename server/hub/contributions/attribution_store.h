#pragma once

#include "hub/access/access.h"
#include "hub/contributions/contributions.h"

#include <string>
#include <vector>

namespace kring::contributions::store {

struct AuthorRow {
  PersonaId author;
  std::int64_t number;
  BOOST_DESCRIBE_CLASS(AuthorRow, (), (author, number), (), ())
};
/// How many of a table's texts are whose.
std::vector<AuthorRow> numbers_by(Tx& tx, const std::string& table,
                                  const std::vector<PersonaId>& authors);

std::vector<ThingId> texts_by(Tx& tx, PersonaId author, std::size_t limit);

/// The question in which an answer or a comment stands.
QuestionId question_of(Tx& tx, const access::Thing& thing);

/// Of the text, and of the revisions of it that were its author's.
void set_author(Tx& tx, const access::Thing& thing, PersonaId author);

}  // namespace kring::contributions::store
