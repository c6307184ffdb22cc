#include "hub/drafts/drafts_store.h"

#include "platform/db/forgetting.h"

namespace kring::drafts::store {

std::optional<Draft> draft(Tx& tx, PersonaId writer, const Place& place) {
  return tx.row<Draft>(
      "SELECT id, form, typed_at FROM drafts WHERE writer_persona = $1 AND place = $2", writer,
      place.text());
}

std::int64_t number_of_drafts(Tx& tx, PersonaId writer) {
  return tx.value<std::int64_t>("SELECT count(*) FROM drafts WHERE writer_persona = $1", writer)
      .value();
}

void put(Tx& tx, DraftId id, PersonaId writer, const Place& place, const TypedDraft& typed,
         Time typed_at) {
  tx.run(
      "INSERT INTO drafts (id, writer_persona, place, form, title, page, typed_at)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (writer_persona, place) DO UPDATE SET"
      " id = $1, form = $4, title = $5, page = $6, typed_at = $7",
      id, writer, place.text(), typed.form, typed.title.text(), typed.page.text(), typed_at);
}

void set_typed_at(Tx& tx, DraftId id, Time typed_at) {
  tx.run("UPDATE drafts SET typed_at = $2 WHERE id = $1", id, typed_at);
}

std::vector<DraftSummary> drafts_before(Tx& tx, PersonaId writer, Time typed_at, DraftId id,
                                        std::size_t limit) {
  return tx.rows<DraftSummary>(
      "SELECT id, place, title, page, typed_at FROM drafts"
      " WHERE writer_persona = $1 AND (typed_at, id) < ($2, $3)"
      " ORDER BY typed_at DESC, id DESC LIMIT $4",
      writer, typed_at, id, limit);
}

bool is_among_earlier(Tx& tx, PersonaId writer, const Place& place, const std::string& form) {
  return tx
      .value<std::int64_t>(
          "SELECT 1 FROM earlier_drafts WHERE writer_persona = $1 AND place = $2 AND form = $3",
          writer, place.text(), form)
      .has_value();
}

std::int64_t number_of_earlier(Tx& tx, PersonaId writer, const Place& place) {
  return tx
      .value<std::int64_t>(
          "SELECT count(*) FROM earlier_drafts WHERE writer_persona = $1 AND place = $2", writer,
          place.text())
      .value();
}

std::vector<Draft> earlier(Tx& tx, PersonaId writer, const Place& place) {
  return tx.rows<Draft>(
      "SELECT id, form, typed_at FROM earlier_drafts WHERE writer_persona = $1 AND place = $2"
      " ORDER BY put_aside_at DESC, id DESC",
      writer, place.text());
}

void insert_earlier(Tx& tx, DraftId id, PersonaId writer, const Place& place,
                    const std::string& form, Time typed_at) {
  tx.run(
      "INSERT INTO earlier_drafts (id, writer_persona, place, form, typed_at, put_aside_at)"
      " VALUES ($1, $2, $3, $4, $5, $6)",
      id, writer, place.text(), form, typed_at, tx.now());
}

void erase_earlier(Tx& tx, PersonaId writer, const Place& place, const std::string& form) {
  tx.run("DELETE FROM earlier_drafts WHERE writer_persona = $1 AND place = $2 AND form = $3",
         writer, place.text(), form);
}

void delete_earlier_beyond(Tx& tx, PersonaId writer, const Place& place, std::int64_t number) {
  tx.run(
      "DELETE FROM earlier_drafts WHERE writer_persona = $1 AND place = $2 AND id NOT IN"
      " (SELECT id FROM earlier_drafts WHERE writer_persona = $1 AND place = $2"
      " ORDER BY put_aside_at DESC, id DESC LIMIT $3)",
      writer, place.text(), number);
}

std::int64_t delete_earlier_before(Tx& tx, Time put_aside) {
  return db::delete_some(tx, "earlier_drafts", "id", "put_aside_at <= $1", put_aside);
}

void erase(Tx& tx, PersonaId writer, const Place& place, DraftId id) {
  for (const std::string table : {"drafts", "earlier_drafts"}) {
    tx.run("DELETE FROM " + table + " WHERE id = $1 AND writer_persona = $2 AND place = $3", id,
           writer, place.text());
  }
}

}  // namespace kring::drafts::store
