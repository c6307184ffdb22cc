#pragma once

#include "platform/db/tx.h"

#include <string>
#include <vector>

/// How long statements are, without reading them. SQLite goes through all of a text to tell how
/// many octets it has, also where that is megabytes; so those of long statements are kept
/// (from 3.43 on its octet_length does not). PostgreSQL tells it by itself, and there nothing is
/// kept: what a hub brought along from SQLite goes where a text changes.
namespace kring::learning_records::store {

/// From here on a statement is long. Shorter ones are measured as they lie there, in few pages of
/// the database.
inline constexpr std::size_t longest_measured = 8'192;

/// How many octets a statement's text has, for a SELECT from `statements`.
std::string octets_of_statement(Tx& tx);

/// Keeps how long the statement at `seq` is, where that is worth it. To be called once its text is
/// written; where there is none at `seq`, nothing is kept.
void keep_length(Tx& tx, std::int64_t seq, std::size_t octets);

/// Called where these statements go, and before one is written anew.
void forget_lengths(Tx& tx, const std::vector<std::int64_t>& seqs);

}  // namespace kring::learning_records::store
