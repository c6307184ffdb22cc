#pragma once

#include "hub/contributions/contributions.h"

namespace kring::contributions {

/// What a text takes of its question's room: octets of Markdown and of HTML, and what stands around
/// it.
constexpr std::int64_t octets_taken(std::string_view text, std::string_view html) {
  return static_cast<std::int64_t>(text.size() + html.size()) + octets_around_text;
}
template <std::int64_t Min, std::int64_t Max>
std::int64_t octets_of(const text::Prose<Min, Max>& written) {
  return octets_taken(written.text(), written.html());
}
template <class Row>
std::int64_t octets_of_row(const Row& row) {
  return octets_taken(row.text, row.html);
}

/// How much of a question's room is taken.
struct Octets {
  std::int64_t together = 0;
  std::int64_t own = 0;  ///< by one author
  BOOST_DESCRIBE_CLASS(Octets, (), (together, own), (), ())
};

/// Whether the shortest of texts still fits beside what is there.
bool has_room(const Octets& taken);

/// Called once a text of this author that takes `more` octets than before is written: refuses with
/// 409 `question.full` where all together now take more than `most_octets`, and
/// `question.full_of_yours` where the author's take more than `most_octets_of_one`. What takes no
/// more than before always fits, also where an import brought too much.
void require_room(Tx& tx, QuestionId question, PersonaId author, std::int64_t more);

}  // namespace kring::contributions
