#pragma once

#include "hub/learning_records/statements.h"
#include "platform/db/tx.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Statements by their ids (sixteen octets each): first how long each is, and then what it says, so
/// that no more is in memory than is meant to be. PostgreSQL hands over an answer whole.
namespace kring::learning_records::store {

/// One that is there, taken back or not.
struct Standing {
  std::string uuid;
  std::int64_t seq = 0;
  Time stored_at;
  ClientId client;
  std::size_t octets = 0;
};
/// Those of these that are there, in no order.
std::vector<Standing> standing_among(Tx& tx, const std::vector<std::string_view>& uuids);

/// One that is there, with what it says.
struct Existing {
  std::string uuid;
  std::int64_t seq = 0;
  Time stored_at;
  ClientId client;
  std::string text;
};
using OnStatement = std::function<void(const Existing&)>;

/// So many octets of text are read at once, or one text.
inline constexpr std::size_t most_octets_a_read = 1024 * 1024;

/// Calls `on_statement` with each of these that is still there, in no order.
void each_text(Tx& tx, std::span<const Standing> statements, const OnStatement& on_statement);

/// The same of all that are there.
void each_statement(Tx& tx, const std::vector<std::string_view>& uuids,
                    const OnStatement& on_statement);

/// The same of those that are not longer than so many octets.
void each_short_statement(Tx& tx, const std::vector<std::string_view>& uuids,
                          std::size_t most_octets, const OnStatement& on_statement);

}  // namespace kring::learning_records::store
