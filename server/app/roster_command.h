#pragma once

#include "app/control_socket.h"
#include "platform/db/database.h"

#include <iosfwd>

/// Bringing in the organisation's list of who works where, from the command line.
namespace kring::app {

/// “import people FILE”, with “--dry-run”.
bool is_roster_import(const Words& words);

/// “import people”, whatever follows.
bool begins_roster_import(const Words& words);

/// What it takes and how a file is to look, for `--help` behind it and where no file is named.
void write_roster_help(std::ostream& out);

/// The same words for a process that stands in another folder.
Words roster_words_with_full_path(Words words);

/// A line, as `kring --help` shows it.
void list_roster_command(std::ostream& out);

/// Output is for people, in English; the same statuses as `run_command`. What could not be taken in
/// is named with its line, and is no failure.
int run_roster_import(Database& database, const Words& words, std::ostream& out);

}  // namespace kring::app
