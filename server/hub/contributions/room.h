#pragma once

#include "hub/contributions/contributions.h"

namespace kring::contributions {

/// What a text takes of its question's room: octets of Markdown and of HTML.
template <std::int64_t Min, std::int64_t Max>
std::int64_t octets_of(const text::Prose<Min, Max>& written) {
  return static_cast<std::int64_t>(written.text().size() + written.html().size());
}
template <class Row>
std::int64_t octets_of_row(const Row& row) {
  return static_cast<std::int64_t>(row.text.size() + row.html.size());
}

/// Called once a text of this author that takes `more` octets than before is written: refuses with
/// 409 `question.full` where all together now take more than `most_octets`, and
/// `question.full_of_yours` where the author's take more than `most_octets_of_one`. What takes no
/// more than before always fits, also where an import brought too much.
void require_room(Tx& tx, QuestionId question, PersonaId author, std::int64_t more);

}  // namespace kring::contributions
