#pragma once

#include "platform/json/document.h"

#include <set>
#include <string>
#include <vector>

/// A statement after somebody in it was erased.
namespace kring::learning_records {

/// Whom nobody shall know any more: everything that programs recognise them by (`identity_of`), and
/// who stands in their place from now on.
struct Erased {
  std::set<std::string> identities;
  std::string stand_in;  ///< JSON of an account: `{"homePage":…,"name":…}`
};

/// All that one person is recognised by if it is known by this: an address also in lower case and
/// by its SHA-1. Everything else by itself.
std::set<std::string> identities_with(const std::string& identity);

struct Anonymous {
  std::string text;
  /// The hashes of attachments whose octets go: those of the person's own statements, and
  /// signatures, which hold the statement as it was.
  std::vector<std::string> sha2;
};

/// The statement with the stand-in wherever one of the identities stood, as actor, object, member,
/// instructor, team, context agent or group, in a sub-statement too; names go with it. Of the
/// person's own statements (and sub-statements) also what they or their program wrote freely goes:
/// `result.response`, extensions of result and context, and where attachments are to be found.
/// Signatures go from every such statement, since they hold only of what it said before. The
/// members keep their order; all else stays as it was written. Of a statement of which
/// `require_statement` had no complaint.
Anonymous anonymous(const json::Value& statement, const Erased& erased);

}  // namespace kring::learning_records
