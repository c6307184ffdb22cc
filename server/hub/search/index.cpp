#include "hub/search/index.h"

#include "hub/contributions/contributions_events.h"
#include "hub/search/search_store.h"
#include "platform/text/analyse.h"
#include "platform/text/markdown.h"

#include <algorithm>
#include <iterator>

namespace kring::search {
namespace {

namespace events = contributions;

std::string whole_text(const store::SourceRow& source) {
  return source.title + "\n\n" + text::plain_text(source.text);
}

// Titles are few words that say what all is about: they count twice.
std::vector<std::string> stems_of(const store::SourceRow& source, text::Language language) {
  std::vector<std::string> stems;
  for (const auto& part : {source.title, source.title, text::plain_text(source.text)}) {
    std::ranges::move(text::analyse(part, language), std::back_inserter(stems));
  }
  return stems;
}

text::Language language_of(Tx& tx, const store::SourceRow& source, text::Language otherwise) {
  if (const auto own = text::detect_language(whole_text(source))) return *own;
  if (source.thing == source.question) return otherwise;
  const auto question = store::source(tx, source.question);
  return question ? language_of(tx, *question, otherwise) : otherwise;
}

void put(Tx& tx, const store::SourceRow& source, text::Language organisation) {
  const auto stems = stems_of(source, language_of(tx, source, organisation));
  store::put(tx, store::Entry{source.thing, source.kind, source.question,
                              store::readers_token(source.audience, source.community), stems});
}

// Brings one text up to date.
void refresh(Tx& tx, ThingId thing, text::Language organisation) {
  store::remove(tx, thing);
  if (const auto source = store::source(tx, thing)) put(tx, *source, organisation);
}

// Brings a question and all that stands below it up to date: a question takes its answers with it
// when it is withdrawn, an answer its comments, and an edited one may be in another language now.
void refresh_thread(Tx& tx, ThingId thing, text::Language organisation) {
  const auto question = store::question_of(tx, thing);
  if (!question) return;
  for (const auto indexed : store::indexed_in(tx, *question)) store::remove(tx, indexed);
  for (const auto& source : store::sources_of(tx, *question)) put(tx, source, organisation);
}

constexpr std::string_view changes_one_text[] = {
    events::QuestionAsked::kind, events::AnswerGiven::kind,   events::AnswerEdited::kind,
    events::CommentMade::kind,   events::CommentEdited::kind,
};

constexpr std::string_view changes_a_thread[] = {
    events::QuestionEdited::kind,  events::QuestionWithdrawn::kind, events::QuestionRestored::kind,
    events::AnswerWithdrawn::kind, events::AnswerRestored::kind,    events::CommentWithdrawn::kind,
    events::CommentRestored::kind,
};

}  // namespace

std::vector<std::string_view> Index::hears() const {
  std::vector<std::string_view> kinds(std::begin(changes_one_text), std::end(changes_one_text));
  kinds.insert(kinds.end(), std::begin(changes_a_thread), std::end(changes_a_thread));
  return kinds;
}

void Index::follow(Tx& tx, const journal::Line& line) {
  if (std::ranges::find(changes_one_text, line.kind) != std::end(changes_one_text)) {
    refresh(tx, line.subject, organisation_);
  } else {
    refresh_thread(tx, line.subject, organisation_);
  }
  store::merge_a_little(tx);
}

std::vector<std::string_view> Index::tables() const {
  return {"search_texts", "search_terms", "search_totals"};
}

void Index::clear(Tx& tx) {
  store::clear(tx);
}

}  // namespace kring::search
