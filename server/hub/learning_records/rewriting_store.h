#pragma once

#include "hub/learning_records/marks.h"
#include "platform/db/tx.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace kring::learning_records::store {

void add_time_rewritten(Tx& tx);
void set_text(Tx& tx, std::int64_t seq, std::string_view text);
/// Gives those statements that have a mark another one beside it.
void add_beside(Tx& tx, Mark mark, Mark other, const std::vector<std::int64_t>& seqs);
void take_off(Tx& tx, Mark mark, const std::vector<std::int64_t>& seqs);
/// Gives those statements that have a mark another one instead.
void swap_mark(Tx& tx, Mark mark, Mark instead, const std::vector<std::int64_t>& seqs);
std::set<std::int64_t> voided_among(Tx& tx, const std::vector<std::int64_t>& seqs);
/// Returns how many there were.
std::int64_t delete_attachments(Tx& tx, const std::vector<std::string>& sha2);
void empty_revealing_reasons(Tx& tx, const std::vector<std::int64_t>& seqs);

}  // namespace kring::learning_records::store
