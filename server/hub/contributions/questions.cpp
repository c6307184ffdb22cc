#include "base/refusal.h"
#include "hub/access/on_show.h"
#include "hub/access/record.h"
#include "hub/communities/communities.h"
#include "hub/contributions/contributions.h"
#include "hub/contributions/contributions_events.h"
#include "hub/contributions/contributions_store.h"
#include "hub/contributions/require.h"
#include "hub/contributions/room.h"

namespace kring::contributions {
namespace {

using access::State;

/// Withdraws or restores a question, and keeps the counts of its community and its themes.
void move(Tx& tx, const access::Thing& thing, QuestionId id, State to) {
  access::move_to(tx, thing.id, to);
  store::set_question_state(tx, id, to);
  const auto question = require(store::question(tx, id));
  const int by = to == State::visible ? +1 : -1;
  communities::count_questions(tx, question.community, by, question.answers == 0 ? by : 0);
  curation::count_question(tx, thing.id, by);
}

/// The chosen themes, and after them those that are called by a name.
std::vector<curation::ThemeId> with_new_themes(
    Tx& tx, const Visitor& visitor, CommunityId community, std::vector<curation::ThemeId> themes,
    const std::optional<std::vector<curation::ThemeName>>& names) {
  if (!names) return themes;
  if (themes.size() + names->size() > curation::most_themes) {
    throw Refusal(Status::invalid, "input.invalid",
                  {{"/new_themes", "too_long", curation::most_themes}});
  }
  for (const auto& name : *names) {
    themes.push_back(curation::add_theme(tx, visitor, community, {name}));
  }
  return themes;
}

}  // namespace

QuestionId ask(Tx& tx, const Visitor& asker, CommunityId community, const NewQuestion& question) {
  const auto place = communities::require_readable(tx, asker, community).community;
  const auto id = tx.mint<QuestionTag>();
  store::insert_question(tx, id, community, asker.persona, question);
  communities::count_questions(tx, community, 1, 1);
  const auto audience = communities::audience_of(place.openness);
  const auto thing = access::register_thing(
      tx, {id.as<ThingTag>(), "question", community, std::nullopt, asker.persona, audience});
  QuestionAsked asked{{}, question.language};
  const auto themes = with_new_themes(tx, asker, community, question.themes.value_or(asked.themes),
                                      question.new_themes);
  if (!themes.empty()) {
    asked.themes = curation::put_themes(tx, thing, themes, tx.now()).value_or(asked.themes);
  }
  access::record(tx, asker, thing, asked);
  return id;
}

void choose_themes(Tx& tx, const Visitor& visitor, QuestionId id, const ChosenThemes& chosen) {
  const auto thing = access::require_visible(tx, visitor, id, "question");
  access::require_may(thing.owned_by(visitor) || thing.facilitated());
  access::require_not_withdrawn(thing);
  const auto asked_at = require(store::question(tx, id)).asked_at;
  const auto themes = curation::put_themes(
      tx, thing, with_new_themes(tx, visitor, thing.community, chosen.themes, chosen.new_themes),
      asked_at);
  if (!themes) return;
  store::bump_question(tx, id);
  access::record(tx, visitor, thing, QuestionThemed{*themes});
}

void edit_question(Tx& tx, const Visitor& editor, QuestionId id, const EditedQuestion& edited) {
  const auto thing = access::require_not_withdrawn(require_own(tx, editor, id, "question"));
  const auto before = require(store::question(tx, id));
  if (!store::update_question(tx, id, edited)) throw Refusal(Status::conflict, "revision.stale");
  require_room(tx, id, before.author, octets_of(edited.text) - octets_of_row(before));
  store::keep_revision(tx, thing.id,
                       {before.revision, before.author, before.title, before.text,
                        before.edited_at.value_or(before.asked_at)});
  access::record(tx, editor, thing, QuestionEdited{before.revision + 1, edited.language});
}

void withdraw_question(Tx& tx, const Visitor& author, QuestionId id) {
  const auto thing = require_own(tx, author, id, "question");
  if (thing.state == State::withdrawn) return;
  move(tx, thing, id, State::withdrawn);
  access::record(tx, author, thing, QuestionWithdrawn{});
}

void restore_question(Tx& tx, const Visitor& author, QuestionId id) {
  const auto thing = require_own(tx, author, id, "question");
  if (thing.state == State::visible) return;
  move(tx, thing, id, State::visible);
  access::record(tx, author, thing, QuestionRestored{});
}

}  // namespace kring::contributions
