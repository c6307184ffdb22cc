#include "hub/learning_records/records.h"

#include "hub/learning_records/formats.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statement_reader.h"
#include "hub/learning_records/statements_store.h"
#include "platform/api/cursor.h"

#include <algorithm>

namespace kring::learning_records {
namespace {

/// Where the next page of records begins.
struct After {
  std::int64_t seq = 0;
  BOOST_DESCRIBE_CLASS(After, (), (seq), (), ())
};

}  // namespace

RecordView view_of(const Kept& kept, const RecordWords& words) {
  const auto document = json::Document::parse(kept.text).value();
  return view_of(document.root(), kept, words);
}

RecordView view_of(const json::Value& statement, const Kept& kept, const RecordWords& words) {
  RecordView view;
  view.id = RecordId(kept.seq);
  view.stored_at = kept.stored_at;
  view.happened_at = read_timestamp(text_of(statement, "timestamp")).value_or(kept.stored_at);
  const auto& authority = *member_of(statement, "authority");
  const auto identity = identity_of(*member_of(statement, "actor"));
  view.client = label(text_of(authority, "name"));
  view.actor = words.actor(statement);
  view.by_program = !identity.empty() && identity == identity_of(authority);
  view.verb = words.verb(statement);
  view.verb_id = text_of(*member_of(statement, "verb"), "id");
  view.object = words.object(statement);
  view.activity_id = activity_of(statement);
  view.within = words.within(statement);
  view.success = success_of(statement);
  view.score = score_of(statement);
  return view;
}

Page<RecordView> records(Tx& tx, i18n::Language language, const RecordFilter& filter) {
  Page<RecordView> page;
  auto wanted = chosen(tx, filter);
  if (!wanted) return page;
  if (filter.after) {
    wanted->below = std::min(wanted->below, api::read_cursor<After>(*filter.after).seq);
  }
  const auto portion =
      store::portion_of(tx, wanted->marks, {wanted->above, wanted->below, false, page_size + 1});
  const Pseudonyms codes(tx);
  std::vector<Kept> found;
  store::statements(tx, wanted->marks, portion.range,
                    [&](Kept kept) { found.push_back(std::move(kept)); });
  RecordWords words(language, codes);
  words.read_referred(tx, found);
  for (const auto& kept : found) page.items.push_back(view_of(kept, words));
  const auto place_of = [](const RecordView& view) { return After{view.id.number()}; };
  page.next = api::cut_to_page(page.items, place_of);
  // Large ones end a page early.
  if (!page.next && portion.more) page.next = api::cursor(place_of(page.items.back()));
  return page;
}

}  // namespace kring::learning_records
