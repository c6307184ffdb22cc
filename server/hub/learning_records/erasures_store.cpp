#include "hub/learning_records/erasures_store.h"

#include "hub/learning_records/mark_list.h"
#include "hub/learning_records/record_choice.h"
#include "platform/http/ascii.h"
#include "platform/json/json.h"

namespace kring::learning_records::store {
namespace {

std::string select_erasures(std::string_view where) {
  return std::string(
             "SELECT id, eraser_person, reason, stand_in, begun_at, cleared_at, finished_at,"
             " last_seq, reached, statements, documents, attachments FROM record_erasures ")
      .append(where);
}

struct ChoiceRow {
  Id<struct RecordExportTag> id;
  std::string choice;
  BOOST_DESCRIBE_CLASS(ChoiceRow, (), (id, choice), (), ())
};

}  // namespace

bool insert_erasure(Tx& tx, const ErasureRow& row, const std::vector<db::Bytes>& digests) {
  const bool is_new =
      tx.run(
          "INSERT INTO record_erasures (id, eraser_person, reason, stand_in, begun_at, last_seq,"
          " reached, statements, documents, attachments)"
          " VALUES ($1, $2, $3, $4, $5, $6, 0, 0, 0, 0) ON CONFLICT (id) DO NOTHING",
          row.id, row.eraser_person, row.reason, row.stand_in, row.begun_at, row.last_seq) == 1;
  if (!is_new) return false;
  for (const auto& digest : digests) {
    tx.run("INSERT INTO record_erasure_digests (digest, erasure) VALUES ($1, $2)", digest, row.id);
  }
  return true;
}

void set_progress(Tx& tx, const ErasureRow& row) {
  tx.run(
      "UPDATE record_erasures SET reached = $2, statements = $3, documents = $4,"
      " attachments = $5, cleared_at = $6, finished_at = $7 WHERE id = $1",
      row.id, row.reached, row.statements, row.documents, row.attachments, row.cleared_at,
      row.finished_at);
}

std::optional<ErasureRow> erasure(Tx& tx, RecordErasureId id) {
  return tx.row<ErasureRow>(select_erasures("WHERE id = $1"), id);
}

std::optional<ErasureRow> erasure_going_on(Tx& tx) {
  return tx.row<ErasureRow>(select_erasures("WHERE finished_at IS NULL ORDER BY id LIMIT 1"));
}

std::vector<ErasureRow> erasures_before(Tx& tx, RecordErasureId id, std::size_t limit) {
  return tx.rows<ErasureRow>(select_erasures("WHERE id < $1 ORDER BY id DESC LIMIT $2"), id, limit);
}

std::vector<ErasureRow> erasures_after(Tx& tx, RecordErasureId id, std::size_t limit) {
  return tx.rows<ErasureRow>(select_erasures("WHERE id > $1 ORDER BY id LIMIT $2"), id, limit);
}

std::vector<RecordErasureId> erasures_with(Tx& tx, const db::Bytes& digest) {
  return tx.values<RecordErasureId>("SELECT erasure FROM record_erasure_digests WHERE digest = $1",
                                    digest);
}

std::vector<db::Bytes> digests_of(Tx& tx, RecordErasureId id) {
  return tx.values<db::Bytes>(
      "SELECT digest FROM record_erasure_digests WHERE erasure = $1 ORDER BY digest", id);
}

void put_mark(Tx& tx, RecordErasureId id, const MarkInstead& mark) {
  tx.run(
      "INSERT INTO record_erasure_marks (erasure, mark, instead) VALUES ($1, $2, $3)"
      " ON CONFLICT DO NOTHING",
      id, mark.mark, mark.instead);
}

std::vector<MarkInstead> marks_of(Tx& tx, RecordErasureId id) {
  return tx.rows<MarkInstead>(
      "SELECT mark, instead FROM record_erasure_marks WHERE erasure = $1 ORDER BY mark", id);
}

void delete_marks(Tx& tx, RecordErasureId id) {
  tx.run("DELETE FROM record_erasure_marks WHERE erasure = $1", id);
}

std::vector<DocumentedAgent> agents_of_documents(Tx& tx, Mark after, std::size_t limit) {
  return tx.rows<DocumentedAgent>(
      "SELECT agent, MAX(folded_agent) AS folded_agent FROM record_documents"
      " WHERE agent > $1 AND agent <> 0 GROUP BY agent ORDER BY agent LIMIT $2",
      after, limit);
}

std::int64_t count_documents(Tx& tx, const std::vector<Mark>& agents) {
  return *tx.value<std::int64_t>("SELECT COUNT(*) FROM record_documents WHERE agent " +
                                     db::in_list(tx, 1) + " OR folded_agent " + db::in_list(tx, 1),
                                 list_of(tx, agents));
}

std::int64_t delete_documents(Tx& tx, Mark agent) {
  return tx.run("DELETE FROM record_documents WHERE agent = $1", agent);
}

void change_code_of_exports(Tx& tx, const std::string& code, const std::string& instead) {
  const auto said = tx.rows<ChoiceRow>(
      "SELECT id, choice FROM record_exports WHERE LOWER(choice) LIKE $1 ORDER BY id",
      "%\"actor\":\"" + http::lowered(code) + "\"%");
  for (const auto& row : said) {
    auto choice = json::read_or_throw<RecordChoice>(row.choice);
    choice.actor = instead;
    tx.run("UPDATE record_exports SET choice = $2, reason = '' WHERE id = $1", row.id,
           json::write(choice));
  }
}

void empty_reasons_of_exports_of_all(Tx& tx) {
  tx.run("UPDATE record_exports SET reason = '' WHERE reason <> '' AND choice NOT LIKE $1",
         "%\"actor\":%");
}

void change_person_of_exports(Tx& tx, Mark mark, Mark instead) {
  tx.run("UPDATE record_person_exports SET mark = $2, reason = '' WHERE mark = $1", mark, instead);
}

}  // namespace kring::learning_records::store
