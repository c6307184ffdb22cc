#pragma once

#include "app/control_socket.h"
#include "app/hub.h"

#include <iosfwd>

/// What an administrator does to a hub from the command line: in the running server where there is
/// one, else in a process of its own.
namespace kring::app {

/// A line for each, as `kring --help` shows it.
void list_commands(std::ostream& out);

/// The words of a command, where its argument is a file with the full path of that: a running
/// server, which does what is said, stands in another folder.
Words with_full_path(Words words);

bool is_command(const Words& words);

/// Output is for people, in English; 0 is success, 1 what was refused, 2 words that are no command.
int run_command(Database& database, Hub& hub, const Words& words, std::ostream& out);

}  // namespace kring::app
