#pragma once

#include "tests/support/databases.h"

#include <functional>

namespace kring::testing_support {

/// Runs `work` in a child process on this database, with connections of the child's own. On SQLite
/// the parent's are closed meanwhile, as after a restart. The child ends by SIGKILL, as a power cut
/// would end it, when so many statements have begun, or when the work is done. On PostgreSQL
/// returns only after the server has let go of the child's transactions.
void killed_at_statement(TestDatabase& database, int statement,
                         const std::function<void(Database&)>& work);

/// How many seeds such a test tries: KRING_KILL_SEEDS, or 25 where that is not set.
int kill_seeds();

}  // namespace kring::testing_support
