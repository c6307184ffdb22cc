#pragma once

#include "app/control_socket.h"
#include "app/hub.h"

#include <iosfwd>

/// Bringing in what an organisation has elsewhere, from the command line.
namespace kring::app {

/// “import stackexchange FOLDER --community NAME”, with “--dry-run” or “--progress”; “import list”;
/// “import report IMPORT”.
bool is_import(const Words& words);

/// The same words as another process understands them, which stands in another folder: the dump's
/// path is a whole one, and where somebody looks on, there is a bar that shows how far it is.
Words import_words_for_server(const Words& words, bool somebody_looks_on);

/// A line for each, as `kring --help` shows it.
void list_import_commands(std::ostream& out);

/// Output is for people, in English; the same statuses as `run_command`. An import ends at a good
/// place where nobody hears the output any more, or where the hub stops, and goes on from there
/// when it is run again.
int run_import(Database& database, Hub& hub, const Words& words, std::ostream& out);

}  // namespace kring::app
