#include "hub/search/own_new_texts.h"

#include "hub/search/entries.h"
#include "hub/search/index.h"
#include "platform/journal/cursors.h"
#include "platform/journal/journal.h"

#include <algorithm>

namespace kring::search {

OwnNewText::OwnNewText(const store::Entry& entry)
    : thing_(entry.thing),
      question_(entry.question),
      kind_(entry.kind),
      written_at_(entry.written_at),
      length_(static_cast<std::int64_t>(entry.stems.size())),
      text_(" " + store::indexed_text(entry)) {}

bool OwnNewText::carries_one_of(const std::vector<std::string>& tokens) const {
  return std::ranges::any_of(tokens, [&](const std::string& token) {
    return text_.find(" " + token + " ") != std::string::npos;
  });
}

bool OwnNewText::fits(const store::Groups& groups) const {
  return std::ranges::all_of(groups, [&](const auto& group) { return carries_one_of(group); });
}

store::Candidate OwnNewText::candidate() const {
  return {thing_, question_, kind_, length_, std::string_view(text_).substr(1), written_at_};
}

std::vector<OwnNewText> own_new_texts(Tx& tx, const Visitor& visitor, text::Language organisation) {
  const auto indexed = journal::cursor_of(tx, Index::follower_name);
  const auto things = journal::own_subjects_after(tx, visitor.persona, indexed, most_own_new_texts);
  if (things.empty()) return {};
  const auto sources = store::own_sources_among(tx, visitor, things);
  std::vector<ThingId> questions;
  for (const auto& source : sources) questions.push_back(source.question);
  Entries entries(tx, organisation);
  entries.know(store::sources_among(tx, questions));
  std::vector<OwnNewText> texts;
  for (const auto& source : sources) texts.emplace_back(entries.of(source));
  return texts;
}

}  // namespace kring::search
