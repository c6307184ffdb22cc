#pragma once

#include "hub/learning_records/echoes_set_aside.h"
#include "hub/learning_records/removing.h"
#include "hub/learning_records/rewriting.h"
#include "platform/db/database.h"

#include <chrono>
#include <string_view>

/// What statements said that were removed or written anew while others refer to them: those, and
/// those that refer to them in turn, are still found by it. An echo is kept until it has faded.
namespace kring::learning_records {

/// What may have been handed on to a statement that refers to this one (sixteen octets, or ""), as
/// far as chains go: the marks of statements that are there, and of those whose echo is. Adds up
/// how many octets of statements were read: up to sixteen large ones.
std::vector<Mark> chain_marks(Tx& tx, std::string_view target, std::size_t& octets_read);

/// An echo of a statement that is being removed, where others refer to it.
void leave_echo(Tx& tx, const Removed& statement);
/// The same of one (sixteen octets) that is being written anew.
void leave_echo(Tx& tx, const Rewritten& statement, std::string_view uuid);

/// Lets echoes fade, for about that long or until none is left. Says whether none is. In portions:
/// killed at any moment it goes on from there. Several may do so at once. One that cannot fade is
/// set aside (echoes_set_aside.h).
bool fade_echoes(Database& database, std::chrono::milliseconds length);

}  // namespace kring::learning_records
