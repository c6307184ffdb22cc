#include "hub/search/index.h"

#include "hub/communities/communities_events.h"
#include "hub/contributions/contributions_events.h"
#include "hub/identity/identity_events.h"
#include "hub/people/people_events.h"
#include "hub/search/entries.h"
#include "hub/search/name_parts.h"
#include "hub/search/names_store.h"
#include "hub/search/search_store.h"
#include "platform/text/fold.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>

namespace kring::search {
namespace {

namespace events = contributions;

/// Takes these out of the index, and puts in those that are on show.
void replace(Tx& tx, const std::vector<ThingId>& indexed,
             const std::vector<store::SourceRow>& on_show, text::Language organisation) {
  for (const auto thing : indexed) store::remove(tx, thing);
  Entries entries(tx, organisation);
  for (const auto& source : on_show) store::put(tx, entries.of(source));
}

// Brings one text up to date.
void refresh(Tx& tx, ThingId thing, text::Language organisation) {
  const auto source = store::source(tx, thing);
  replace(tx, {thing}, source ? std::vector{*source} : std::vector<store::SourceRow>(),
          organisation);
}

// Brings an answer and its comments up to date: they go and come back with it.
void refresh_with_comments(Tx& tx, ThingId answer, text::Language organisation) {
  auto indexed = store::indexed_within(tx, answer);
  indexed.push_back(answer);
  auto on_show = store::sources_within(tx, answer);
  if (const auto source = store::source(tx, answer)) on_show.push_back(*source);
  replace(tx, indexed, on_show, organisation);
}

// Brings a question and all that stands below it up to date: they go and come back with it, and
// when it is edited, it may lend short ones another language.
void refresh_thread(Tx& tx, ThingId question, text::Language organisation) {
  replace(tx, store::indexed_in(tx, question), store::sources_of(tx, question), organisation);
}

// The first answer that comes makes its question an answered one, and the last that goes makes it
// an unanswered one, with all that stands below it. Whether that is so now.
bool refresh_thread_if_answered_anew(Tx& tx, ThingId answer, text::Language organisation) {
  const auto source = store::source(tx, answer);
  const auto question = source ? std::optional(source->question) : store::question_of(tx, answer);
  if (!question) return false;
  const auto now = store::source(tx, *question);
  if (!now || store::indexed_as_answered(tx, *question) == now->answered) return false;
  refresh_thread(tx, *question, organisation);
  return true;
}

constexpr std::string_view changes_one_text[] = {
    events::QuestionAsked::kind, events::AnswerEdited::kind,     events::CommentMade::kind,
    events::CommentEdited::kind, events::CommentWithdrawn::kind, events::CommentRestored::kind,
};

constexpr std::string_view changes_an_answer[] = {
    events::AnswerGiven::kind, events::AnswerWithdrawn::kind, events::AnswerRestored::kind};

constexpr std::string_view changes_a_thread[] = {
    events::QuestionEdited::kind, events::QuestionWithdrawn::kind, events::QuestionRestored::kind};

std::string name_of(Tx& tx, PersonId person) {
  const auto persona = identity::open_persona(person);
  return identity::bylines(tx, {persona}).of(persona).name;
}

void put_person(Tx& tx, PersonId person) {
  const auto name = name_of(tx, person);
  store::put_person(tx, person, text::folded(name), beginnings_of(name));
}

// Brings what somebody tells of themselves up to date, or takes it out where they tell nothing.
void refresh_profile(Tx& tx, PersonId person) {
  store::remove_profile(tx, person);
  const auto told = people::profile_of(tx, person);
  if (!told) return;
  store::put_profile(tx, person, text::folded(name_of(tx, person)), parts_of_told(*told));
}

constexpr std::string_view changes_a_profile[] = {people::ProfileTold::kind,
                                                  people::ProfileTakenBack::kind};

void put_community(Tx& tx, CommunityId id) {
  const auto community = store::profile(tx, id);
  if (!community) return;
  const bool hidden = community->openness == communities::Openness::private_;
  store::put_community(tx, id, store::readers_token(hidden ? "members" : "everyone", id),
                       parts_of_community(*community));
}

bool is_one_of(std::span<const std::string_view> kinds, std::string_view kind) {
  return std::ranges::find(kinds, kind) != kinds.end();
}

}  // namespace

std::vector<std::string_view> Index::hears() const {
  std::vector<std::string_view> kinds(std::begin(changes_one_text), std::end(changes_one_text));
  kinds.insert(kinds.end(), std::begin(changes_an_answer), std::end(changes_an_answer));
  kinds.insert(kinds.end(), std::begin(changes_a_thread), std::end(changes_a_thread));
  kinds.insert(kinds.end(), std::begin(changes_a_profile), std::end(changes_a_profile));
  kinds.push_back(identity::PersonJoined::kind);
  kinds.push_back(communities::CommunityFounded::kind);
  return kinds;
}

std::vector<std::string_view> Index::takes_away() const {
  return {events::QuestionWithdrawn::kind, events::AnswerWithdrawn::kind,
          events::CommentWithdrawn::kind, people::ProfileTakenBack::kind};
}

void Index::follow(Tx& tx, const journal::Line& line) {
  if (is_one_of(changes_one_text, line.kind)) {
    refresh(tx, line.subject, organisation_);
  } else if (is_one_of(changes_an_answer, line.kind)) {
    if (!refresh_thread_if_answered_anew(tx, line.subject, organisation_))
      refresh_with_comments(tx, line.subject, organisation_);
  } else if (is_one_of(changes_a_thread, line.kind)) {
    refresh_thread(tx, line.subject, organisation_);
  } else if (line.kind == identity::PersonJoined::kind) {
    put_person(tx, line.subject.as<PersonTag>());
  } else if (is_one_of(changes_a_profile, line.kind)) {
    refresh_profile(tx, line.subject.as<PersonTag>());
  } else if (line.kind == communities::CommunityFounded::kind) {
    put_community(tx, line.subject.as<CommunityTag>());
  } else {
    throw std::logic_error(line.kind + " is heard, but nobody said what it changes");
  }
  store::merge_a_little(tx);
}

std::vector<std::string_view> Index::tables() const {
  return {"search_texts",  "search_terms",       "search_neighbours", "search_totals",
          "search_people", "search_communities", "search_profiles"};
}

void Index::clear(Tx& tx) {
  while (!store::clear_some(tx)) {
  }
}

bool Index::clear_some(Tx& tx) {
  return store::clear_some(tx);
}

}  // namespace kring::search
