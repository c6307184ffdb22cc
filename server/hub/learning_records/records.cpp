#include "hub/learning_records/records.h"

#include "hub/learning_records/score.h"
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

/// "completed" of "http://adlnet.gov/expapi/verbs/completed".
std::string_view last_segment(std::string_view iri) {
  while (iri.ends_with('/')) iri.remove_suffix(1);
  const auto slash = iri.find_last_of("/#:");
  return slash == iri.npos ? iri : iri.substr(slash + 1);
}

/// A language map in the reader's language, or in what stands there first.
std::optional<std::string> in_words(const json::Value* map, i18n::Language language) {
  if (!map || map->members.empty()) return std::nullopt;
  for (const auto& [tag, text] : map->members) {
    if (tag.starts_with(name_of(language))) return label(text.text);
  }
  return label(map->members.front().value.text);
}

std::string object_in_words(const json::Value& object, i18n::Language language,
                            const Pseudonyms& codes) {
  switch (kind_of_object(object)) {
    case ObjectKind::agent:
    case ObjectKind::group:
      return codes.of(object);
    case ObjectKind::activity: {
      const auto* definition = member_of(object, "definition");
      const auto name = definition ? in_words(member_of(*definition, "name"), language)
                                   : std::optional<std::string>();
      return name.value_or(label(text_of(object, "id")));
    }
    case ObjectKind::statement_reference:
      return label(text_of(object, "id"));
    default:
      return {};
  }
}

}  // namespace

RecordView view_of(const Kept& kept, i18n::Language language, const Pseudonyms& codes) {
  const auto document = json::Document::parse(kept.text).value();
  return view_of(document.root(), kept, language, codes);
}

RecordView view_of(const json::Value& statement, const Kept& kept, i18n::Language language,
                   const Pseudonyms& codes) {
  const auto& verb = *member_of(statement, "verb");
  const auto& object = *member_of(statement, "object");
  RecordView view;
  view.id = RecordId(kept.seq);
  view.stored_at = kept.stored_at;
  const auto& authority = *member_of(statement, "authority");
  const auto& actor = *member_of(statement, "actor");
  view.client = label(text_of(authority, "name"));
  view.actor = codes.of(actor);
  view.by_program = !identity_of(actor).empty() && identity_of(actor) == identity_of(authority);
  view.verb = in_words(member_of(verb, "display"), language)
                  .value_or(label(last_segment(text_of(verb, "id"))));
  view.verb_id = text_of(verb, "id");
  view.object = object_in_words(object, language, codes);
  if (kind_of_object(object) == ObjectKind::activity) view.activity_id = text_of(object, "id");
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
  store::statements(tx, wanted->marks, portion.range, [&](const Kept& kept) {
    page.items.push_back(view_of(kept, language, codes));
  });
  const auto place_of = [](const RecordView& view) { return After{view.id.number()}; };
  page.next = api::cut_to_page(page.items, place_of);
  // Large ones end a page early.
  if (!page.next && portion.more) page.next = api::cursor(place_of(page.items.back()));
  return page;
}

}  // namespace kring::learning_records
