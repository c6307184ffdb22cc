#include "hub/contributions/done.h"

#include "hub/contributions/done_store.h"

namespace kring::contributions {

Done done_by(Tx& tx, const Visitor& visitor, PersonaId persona) {
  constexpr std::size_t most_shown = 5;
  const auto counts = store::counts_of(tx, visitor.person, persona);
  Done done{counts.questions, counts.answers, counts.accepted, counts.helpful, counts.comments, {}};
  if (done.answers == 0) return done;
  const auto rows = store::answered_themes(tx, visitor.person, persona, most_shown);
  std::vector<curation::ThemeId> ids;
  for (const auto& row : rows) ids.push_back(row.theme);
  const auto names = curation::named_themes(tx, ids);
  for (const auto& row : rows) {
    const auto name = names.find(row.theme);
    if (name == names.end()) continue;
    done.themes.push_back({name->second, row.answers, row.accepted});
  }
  return done;
}

}  // namespace kring::contributions
