#pragma once

#include "hub/learning_records/erasures.h"

#include <iosfwd>

/// Which erasures there were, to be kept outside backups: where one is restored that was made
/// before an erasure, it is done anew. It holds no more of anybody than the database does, and is
/// good only with the same secret.key.
namespace kring::learning_records {

/// One JSON object a line, the oldest first.
void write_erasure_log(Database& database, std::ostream& out);

/// Begins those erasures of a log that this database knows nothing of; a job does them. Returns how
/// many. Throws std::runtime_error, with a sentence, for a line that is none, and begins nothing
/// then.
int begin_erasures_of(Database& database, std::istream& log);

}  // namespace kring::learning_records
