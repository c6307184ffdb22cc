#pragma once

#include "platform/json/document.h"

#include <map>
#include <set>
#include <string>
#include <vector>

/// A statement after somebody in it was erased.
namespace kring::learning_records {

/// Whom nobody shall know any more, by what programs recognise them (`identity_of`), each with JSON
/// of the account that stands in their place from now on: `{"homePage":…,"name":…}`.
using StandIns = std::map<std::string, std::string>;

/// All that one person is recognised by if it is known by this: an address also in lower case and
/// by its SHA-1. Everything else by itself.
std::set<std::string> identities_with(const std::string& identity);

struct Anonymous {
  std::string text;
  /// The hashes of attachments whose octets go: those of the person's own statements, and
  /// signatures, which hold the statement as it was.
  std::vector<std::string> sha2;
};

/// The statement with the stand-ins wherever these identities stood, as actor, object, member,
/// instructor, team, context agent or group, in a sub-statement too; names go with it. Of their
/// own statements (and sub-statements) also what they or their program wrote freely goes:
/// `result.response`, extensions of result and context, and where attachments are to be found.
/// Signatures go from every such statement, since they hold only of what it said before. The
/// members keep their order; all else stays as it was written. Of a statement of which
/// `require_statement` had no complaint.
Anonymous anonymous(const json::Value& statement, const StandIns& stand_ins);

}  // namespace kring::learning_records
