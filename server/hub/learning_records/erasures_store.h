#pragma once

#include "hub/learning_records/erasures.h"
#include "platform/db/value.h"

namespace kring::learning_records::store {

struct ErasureRow {
  RecordErasureId id;
  std::optional<PersonId> eraser_person;
  std::string reason;
  std::string stand_in;
  Time begun_at;
  std::optional<Time> cleared_at;  ///< nothing of them is in the tables any more
  std::optional<Time> finished_at;
  std::int64_t last_seq = 0;
  std::int64_t reached = 0;
  std::int64_t statements = 0, documents = 0, attachments = 0;
  BOOST_DESCRIBE_CLASS(ErasureRow, (),
                       (id, eraser_person, reason, stand_in, begun_at, cleared_at, finished_at,
                        last_seq, reached, statements, documents, attachments),
                       (), ())
};
/// False where there is one of this id.
bool insert_erasure(Tx& tx, const ErasureRow& row, const std::vector<db::Bytes>& digests);
/// Where it stands now: everything that changes.
void set_progress(Tx& tx, const ErasureRow& row);
std::optional<ErasureRow> erasure(Tx& tx, RecordErasureId id);
/// The first one that is not finished.
std::optional<ErasureRow> erasure_going_on(Tx& tx);
std::vector<ErasureRow> erasures_before(Tx& tx, RecordErasureId id, std::size_t limit);
std::vector<ErasureRow> erasures_after(Tx& tx, RecordErasureId id, std::size_t limit);
std::vector<RecordErasureId> erasures_with(Tx& tx, const db::Bytes& digest);
std::vector<db::Bytes> digests_of(Tx& tx, RecordErasureId id);

struct MarkInstead {
  Mark mark = 0;
  Mark instead = 0;
  BOOST_DESCRIBE_CLASS(MarkInstead, (), (mark, instead), (), ())
};
void put_mark(Tx& tx, RecordErasureId id, const MarkInstead& mark);
std::vector<MarkInstead> marks_of(Tx& tx, RecordErasureId id);
void delete_marks(Tx& tx, RecordErasureId id);

struct DocumentedAgent {
  Mark agent = 0;
  std::optional<Mark> folded_agent;  ///< absent where that was not kept yet
  BOOST_DESCRIBE_CLASS(DocumentedAgent, (), (agent, folded_agent), (), ())
};
/// The agents of whom documents are kept, each once, after this one.
std::vector<DocumentedAgent> agents_of_documents(Tx& tx, Mark after, std::size_t limit);
std::int64_t count_documents(Tx& tx, const std::vector<Mark>& agents);
std::int64_t delete_documents(Tx& tx, Mark agent);

/// Exports that chose somebody by this code choose them by the other one, and say no more why.
void change_code_of_exports(Tx& tx, const std::string& code, const std::string& instead);
/// Exports that chose nobody say no more why either: that is free text, and may name anybody whose
/// records they took along.
void empty_reasons_of_exports_of_all(Tx& tx);
/// The same as for a code, of the files of one person.
void change_person_of_exports(Tx& tx, Mark mark, Mark instead);

}  // namespace kring::learning_records::store
