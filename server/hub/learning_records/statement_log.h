#pragma once

#include "hub/learning_records/statements.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The statements as a log that is read on with a cursor: `seq` grows in the order of the commits,
/// on both databases, so that whoever saw one has seen all with a smaller one. There are gaps.
namespace kring::learning_records {

/// One statement of the log, with its id (sixteen octets).
struct Logged {
  std::int64_t seq = 0;
  std::string uuid;
  ClientId client;
  std::string text;
};

/// How far the log goes; 0 where nothing was ever stored.
std::int64_t end_of_log(Tx& tx);

/// Statements of the log in order; `more` where there may be others behind them.
struct LoggedPortion {
  std::vector<Logged> statements;
  bool more = false;
};

/// At most `limit` statements with one of these verbs, after a place, and fewer where they are
/// large; those that are voided by now are left out.
LoggedPortion logged_after(Tx& tx, std::int64_t seq, const std::vector<std::string>& verbs,
                           std::size_t limit);

/// The one at that place. Nothing where it is voided or gone.
std::optional<Logged> logged_at(Tx& tx, std::int64_t seq);

/// Calls `on_statement` with those of these (sixteen octets each) that are there, taken back or
/// not, and not longer than so many octets: in no order, and in portions of a megabyte of text, so
/// that no more is in memory.
void each_logged(Tx& tx, const std::vector<std::string>& uuids, std::size_t most_octets,
                 const std::function<void(const Logged&)>& on_statement);

/// Whether a statement (sixteen octets) is there and taken back.
bool is_voided(Tx& tx, std::string_view uuid);

}  // namespace kring::learning_records
