#include "hub/search/index.h"

#include "hub/communities/communities_events.h"
#include "hub/contributions/contributions_events.h"
#include "hub/identity/identity_events.h"
#include "hub/people/people_events.h"
#include "hub/search/entries.h"
#include "hub/search/name_parts.h"
#include "hub/search/names_store.h"
#include "hub/search/search_store.h"
#include "platform/db/turn.h"
#include "platform/text/fold.h"

#include <algorithm>
#include <iterator>
#include <span>

namespace kring::search {
namespace {

namespace events = contributions;

/// Brings texts up to date: out of the index, and in again as they are now where they are on show.
class Refreshing {
 public:
  Refreshing(Tx& tx, text::Language organisation) : tx_(tx), entries_(tx, organisation) {}

  /// The question stays in the language that it lends: another is for the line that brings it.
  void keep_language_of(ThingId question) { entries_.keep_language_of(question); }

  void one(ThingId thing) {
    store::remove(tx_, thing);
    if (const auto source = store::source(tx_, thing)) store::put(tx_, entries_.of(*source));
  }

  /// Those that `list(after, most)` names from `place` on, for as long as the turn lasts; whether
  /// that was all of them.
  template <class List>
  bool some(std::int64_t& place, const List& list) {
    constexpr std::size_t most = 100;
    while (true) {
      const auto things = list(ThingId(place), most);
      for (const auto thing : things) {
        one(thing);
        place = thing.number();
        if (db::turn_is_over()) return false;
      }
      if (things.size() < most) return true;
    }
  }

 private:
  Tx& tx_;
  Entries entries_;
};

// A question and all that stands below it: they go and come back with it.
bool refresh_thread(Tx& tx, ThingId question, text::Language organisation, std::int64_t& place) {
  return Refreshing(tx, organisation).some(place, [&](ThingId after, std::size_t most) {
    return store::texts_of(tx, question, after, most);
  });
}

// A question, and all that stands below it only where it lends short texts another language than it
// did in the index.
bool refresh_edited(Tx& tx, ThingId question, text::Language organisation, std::int64_t& place) {
  if (place == 0) {
    const auto lent = indexed_language(tx, question);
    Refreshing(tx, organisation).one(question);
    if (indexed_language(tx, question) == lent) return true;
    place = question.number();
    if (db::turn_is_over()) return false;
  }
  return refresh_thread(tx, question, organisation, place);
}

// An answer and its comments: they go and come back with it. And where it is the first that comes,
// which makes its question an answered one, or the last that goes, all of the thread: those that
// the index does not have so yet, since it may be answered and unanswered again between two turns.
bool refresh_answer(Tx& tx, ThingId answer, events::QuestionId question,
                    text::Language organisation, std::int64_t& place) {
  Refreshing refreshing(tx, organisation);
  const bool whole = refreshing.some(place, [&](ThingId after, std::size_t most) {
    return store::texts_within(tx, answer, after, most);
  });
  if (!whole) return false;
  const auto now = store::source(tx, question.as<ThingTag>());
  if (!now) return true;  // withdrawn with all of it, by a line of its own
  std::int64_t last = 0;
  refreshing.keep_language_of(now->thing);
  return refreshing.some(last, [&](ThingId, std::size_t most) {
    return store::indexed_as(tx, now->thing, !now->answered, most);
  });
}

/// Facts about an answer that come, go or come back with its comments, and name its question.
template <class... Events>
struct AnswerFacts {
  static constexpr std::string_view kinds[] = {Events::kind...};
  static events::QuestionId question_of(const journal::Line& line) {
    events::QuestionId question;
    ((line.kind == Events::kind ? void(question = line.as<Events>()->question) : void()), ...);
    return question;
  }
};
using ChangesAnAnswer =
    AnswerFacts<events::AnswerGiven, events::AnswerWithdrawn, events::AnswerRestored>;

constexpr std::string_view changes_one_text[] = {
    events::QuestionAsked::kind,
    events::AnswerEdited::kind,
    events::CommentMade::kind,
    events::CommentEdited::kind,
    events::CommentWithdrawn::kind,
    events::CommentRestored::kind,
    // Their words stay; by whom they are found as somebody's changes.
    events::QuestionAttributed::kind,
    events::AnswerAttributed::kind,
    events::CommentAttributed::kind,
};

constexpr std::string_view changes_a_thread[] = {events::QuestionWithdrawn::kind,
                                                 events::QuestionRestored::kind};

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
  kinds.insert(kinds.end(), std::begin(ChangesAnAnswer::kinds), std::end(ChangesAnAnswer::kinds));
  kinds.insert(kinds.end(), std::begin(changes_a_thread), std::end(changes_a_thread));
  kinds.insert(kinds.end(), std::begin(changes_a_profile), std::end(changes_a_profile));
  kinds.push_back(events::QuestionEdited::kind);
  kinds.push_back(identity::PersonJoined::kind);
  kinds.push_back(communities::CommunityFounded::kind);
  return kinds;
}

std::vector<std::string_view> Index::takes_away() const {
  return {events::QuestionWithdrawn::kind, events::AnswerWithdrawn::kind,
          events::CommentWithdrawn::kind, people::ProfileTakenBack::kind};
}

void Index::follow(Tx& tx, const journal::Line& line) {
  std::int64_t place = 0;
  while (!follow_some(tx, line, place)) {
  }
}

bool Index::follow_some(Tx& tx, const journal::Line& line, std::int64_t& place) {
  bool whole = true;
  if (is_one_of(changes_one_text, line.kind)) {
    Refreshing(tx, organisation_).one(line.subject);
  } else if (is_one_of(ChangesAnAnswer::kinds, line.kind)) {
    whole =
        refresh_answer(tx, line.subject, ChangesAnAnswer::question_of(line), organisation_, place);
  } else if (is_one_of(changes_a_thread, line.kind)) {
    whole = refresh_thread(tx, line.subject, organisation_, place);
  } else if (line.kind == events::QuestionEdited::kind) {
    whole = refresh_edited(tx, line.subject, organisation_, place);
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
  return whole;
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
