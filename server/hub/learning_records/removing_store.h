#pragma once

#include "hub/learning_records/statements_store.h"

#include <string>
#include <string_view>
#include <vector>

namespace kring::learning_records::store {

void insert_removed(Tx& tx, const std::vector<std::string_view>& uuids);
void delete_statements(Tx& tx, const std::vector<std::int64_t>& seqs);
void set_log_end(Tx& tx, const Place& place);

void delete_reference(Tx& tx, std::string_view target, std::int64_t seq);
/// Keeps a voiding whose statement goes: it refers from nowhere any more, which its `seq` below 0
/// says.
void keep_voiding_alone(Tx& tx, std::string_view target, std::int64_t seq);

std::vector<std::string> attachments_used(Tx& tx, const std::vector<std::int64_t>& seqs);
void delete_attachment_uses(Tx& tx, std::string_view sha2, const std::vector<std::int64_t>& seqs);
bool is_attachment_used(Tx& tx, std::string_view sha2);

}  // namespace kring::learning_records::store
