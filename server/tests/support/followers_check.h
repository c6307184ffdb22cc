#pragma once

#include "platform/db/database.h"
#include "platform/journal/follower.h"
#include "tests/support/written_tables.h"

#include <string>
#include <vector>

namespace kring::testing_support {

/// Brings these followers to the end of the journal and says, in sentences, what they promise and
/// do not keep; nothing where all is well:
///
/// - no line was parked;
/// - none of them hears, directly or through others, of a kind that it causes itself;
/// - what each built line by line is, byte for byte, what it builds from the first line, and the
///   rebuild tells the journal nothing;
/// - each names every table that it writes, so that none goes without that comparison. Of what it
///   adds to a log nothing is added a second time.
///
/// `written` hears what is written to this database.
std::vector<std::string> complaints_about(Database& database,
                                          const std::vector<journal::Follower*>& followers,
                                          WrittenTables& written);

}  // namespace kring::testing_support
