#include "hub/formal_links/formal_links.h"

#include "hub/formal_links/formal_links_events.h"
#include "hub/formal_links/formal_links_store.h"
#include "hub/identity/identity.h"
#include "platform/api/cursor.h"
#include "platform/journal/line.h"

#include <algorithm>

namespace kring::formal_links {
namespace {

/// The place of a completion in a person's list.
struct After {
  Time completed_at;
  CompletionId id;
  BOOST_DESCRIBE_CLASS(After, (), (completed_at, id), (), ())
};

journal::Fact about(journal::Fact fact, PersonId person, CompletionId id) {
  fact.actor = fact.owner = identity::open_persona(person);
  fact.subject_kind = "completion";
  fact.subject = id.as<ThingTag>();
  return fact;
}

}  // namespace

void complete(Tx& tx, const NewCompletion& completion) {
  if (store::completion_by_source(tx, completion.source)) return;
  const auto course = store::put_course(tx, completion.course);
  const auto known = store::completion(tx, completion.person, course, completion.attempt);
  if (known) return store::insert_source(tx, completion.source, known->id);
  const auto completed_at = std::min(completion.completed_at, tx.now());
  const auto id = store::insert_completion(tx, course, completion, completed_at);
  store::insert_source(tx, completion.source, id);
  auto fact = about(journal::fact(CompletionRecorded{course}), completion.person, id);
  fact.happened_at = completed_at;
  tx.record(fact);
}

void take_back(Tx& tx, std::string_view source) {
  const auto row = store::completion_by_source(tx, source);
  if (!row) return;
  store::delete_source(tx, source);
  if (store::has_source(tx, row->id)) return;
  store::delete_completion(tx, row->id);
  tx.record(about(journal::fact(CompletionTakenBack{row->course}), row->person, row->id));
}

std::vector<CompletionSource> sources_of(Tx& tx, const std::vector<CompletionId>& completions) {
  return store::sources_of(tx, completions, most_sources);
}

Page<Completion> completions_of(Tx& tx, PersonId person, const std::optional<std::string>& after) {
  const auto place =
      after ? api::read_cursor<After>(*after) : After{Time::max(), CompletionId(INT64_MAX)};
  Page<Completion> page;
  page.items = store::completions_before(tx, person, place.completed_at, place.id, page_size + 1);
  page.next = api::cut_to_page(page.items, [](const Completion& last) {
    return After{last.completed_at, last.id};
  });
  return page;
}

}  // namespace kring::formal_links
