#pragma once

#include "hub/learning_records/erasures.h"

#include <iosfwd>
#include <string_view>

/// Which erasures there were, to be kept outside backups: where one is restored that was made
/// before an erasure, it is done anew. It holds no more of anybody than the database does, and is
/// good only with the same secret.key.
namespace kring::learning_records {

/// One JSON object a line, the oldest first. Each says to which secret it belongs, by a hash.
void write_erasure_log(Database& database, std::string_view secret, std::ostream& out);
/// The same of one moment.
void write_erasure_log(Tx& tx, std::string_view secret, std::ostream& out);

struct BegunAnew {
  int number = 0;
  int unsure = 0;  ///< of these do not say to which secret they belong, as older logs do not
};
/// Begins those erasures of a log that this database knows nothing of; a job does them. Throws
/// std::runtime_error, with a sentence, for a line that is none, and for one that belongs to
/// another secret, with which nobody would be found; and begins nothing then.
BegunAnew begin_erasures_of(Database& database, std::string_view secret, std::istream& log);

}  // namespace kring::learning_records
