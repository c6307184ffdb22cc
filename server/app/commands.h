#pragma once

#include "app/control_socket.h"
#include "app/hub.h"

#include <iosfwd>

/// What an administrator does to a hub from the command line: in the running server where there is
/// one, else in a process of its own.
///
///     journal show N            one line of the journal, and how far each follower is with it
///     journal parked            the lines that followers could not handle
///     journal replay FOLLOWER   empty a follower's tables and build them again
///     inlet parked              the reported completions that could not be taken in
///     inlet retry               try to take them in once more
///     records recount           count the learning records anew
///     records erasures          the log of erasures, to be kept outside backups
///     records erase FILE        after a restore: do those of such a log anew
///     secret forget             let the next node that starts bring its own secret.key
///     suspend EMAIL             shut somebody out at once
///     readmit EMAIL             let them in again
namespace kring::app {

bool is_command(const Words& words);

/// Output is for people, in English; 0 is success, 1 what was refused, 2 words that are no command.
int run_command(Database& database, Hub& hub, const Words& words, std::ostream& out);

}  // namespace kring::app
