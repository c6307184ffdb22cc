#pragma once

#include "hub/learning_records/counts.h"
#include "hub/learning_records/statements_store.h"
#include "platform/json/document.h"

#include <string>
#include <vector>

/// Statements that go, with all that depends on them: what they are found and counted by, and the
/// octets of attachments that no other statement names. Their ids stay known, so that none comes
/// again, and what they took back stays taken back. Statements that refer to them stay.
namespace kring::learning_records {

/// A statement made ready before the transaction.
struct Removed {
  std::int64_t seq = 0;
  ClientId client;
  Time stored_at;
  std::string uuid;  ///< sixteen octets
  CountedAs counted;
  std::vector<Mark> marks;           ///< `all_marks_of` it
  std::string target;                ///< sixteen octets of what it refers to, or ""
  std::vector<Mark> marks_of_chain;  ///< `chain_marks` of its target
  bool voids = false;
};

/// Of a statement of which `require_statement` had no complaint.
Removed removed(const json::Value& statement, std::int64_t seq, ClientId client, Time stored_at);

/// All marks that a statement may have of itself and hands on: those of `marks_of`, and for each
/// plain one the related one too, since somebody may have come to stand in both places.
std::vector<Mark> all_marks_of(const json::Value& statement);

/// Removes statements. Returns how many attachments went. Where others refer to one, echoes
/// (echoes.h) are left to be done. Only within `write_in_order` of the `statement_log`, and only
/// where `times_rewritten` is what it was when the statements were read; it grows.
std::int64_t remove(Tx& tx, const std::vector<Removed>& statements);

/// These statements name these attachments no more. The octets of those that no other one names go;
/// returns how many that were.
std::int64_t forget_attachments(Tx& tx, const std::vector<std::int64_t>& seqs,
                                const std::vector<std::string>& sha2);

}  // namespace kring::learning_records
