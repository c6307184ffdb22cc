#include "hub/drafts/drafts.h"

#include "base/refusal.h"
#include "hub/drafts/drafts_store.h"
#include "platform/api/cursor.h"

#include <algorithm>

namespace kring::drafts {
namespace {

/// Where the next page of drafts begins.
struct After {
  Time typed_at;
  DraftId id;
  BOOST_DESCRIBE_CLASS(After, (), (typed_at, id), (), ())
};

bool belongs_into_place(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ':' || c == '-' || c == '_';
}

/// Once: a device that did not hear that it was kept sends the same again.
void put_aside(Tx& tx, PersonaId writer, const Place& place, const std::string& form,
               Time typed_at) {
  if (store::is_among_earlier(tx, writer, place, form)) return;
  store::insert_earlier(tx, tx.mint<DraftTag>(), writer, place, form, typed_at);
  store::delete_earlier_beyond(tx, writer, place, most_earlier);
}

}  // namespace

boost::system::result<Place, FieldProblem> Place::from_text(std::string_view text) {
  if (static_cast<std::int64_t>(text.size()) < min_length)
    return FieldProblem{"", "too_short", min_length};
  if (static_cast<std::int64_t>(text.size()) > max_length)
    return FieldProblem{"", "too_long", max_length};
  if (!std::ranges::all_of(text, belongs_into_place)) return FieldProblem{"", "bad_characters", {}};
  Place place;
  place.text_ = text;
  return place;
}

KeptDraft keep(Tx& tx, const Visitor& visitor, const Place& place, const TypedDraft& typed) {
  const auto writer = visitor.persona;
  const auto typed_at = tx.now() - Milliseconds(typed.age);
  const auto there = store::draft(tx, writer, place);
  if (!there && store::number_of_drafts(tx, writer) >= most_drafts)
    throw Refusal(Status::conflict, "draft.too_many");
  const bool is_same = there && there->form == typed.form;
  const bool follows = there && typed.follows == there->id;
  KeptDraft kept;
  kept.stands = !there || is_same || follows || typed_at >= there->typed_at;
  if (is_same) {
    kept.id = there->id;
    kept.typed_at = std::max(there->typed_at, typed_at);
    store::set_typed_at(tx, kept.id, kept.typed_at);
  } else if (kept.stands) {
    if (there && !follows) put_aside(tx, writer, place, there->form, there->typed_at);
    kept.id = tx.mint<DraftTag>();
    kept.typed_at = typed_at;
    store::put(tx, kept.id, writer, place, typed, typed_at);
    store::erase_earlier(tx, writer, place, typed.form);
  } else {
    put_aside(tx, writer, place, typed.form, typed_at);
    kept.id = there->id;
    kept.typed_at = there->typed_at;
  }
  kept.earlier = store::number_of_earlier(tx, writer, place);
  return kept;
}

DraftsAtPlace drafts_at(Tx& tx, const Visitor& visitor, const Place& place) {
  return {store::draft(tx, visitor.persona, place), store::earlier(tx, visitor.persona, place)};
}

Page<DraftSummary> my_drafts(Tx& tx, const Visitor& visitor,
                             const std::optional<std::string>& after) {
  const auto from =
      after ? api::read_cursor<After>(*after) : After{Time::max(), DraftId(INT64_MAX)};
  Page<DraftSummary> page;
  page.items = store::drafts_before(tx, visitor.persona, from.typed_at, from.id, page_size + 1);
  page.next = api::cut_to_page(page.items, [](const auto& last) {
    return After{last.typed_at, last.id};
  });
  return page;
}

void throw_away(Tx& tx, const Visitor& visitor, const Place& place, DraftId draft) {
  store::erase(tx, visitor.persona, place, draft);
}

std::int64_t forget_earlier_drafts(Tx& tx) {
  return store::delete_earlier_before(tx, tx.now() - earlier_kept);
}

}  // namespace kring::drafts
