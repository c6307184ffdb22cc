#pragma once

#include "platform/config/sources.h"

#include <filesystem>
#include <string>
#include <vector>

namespace kring::config {

/// A command line, taken apart: `kring journal show 12 --data /srv/kring`.
struct CommandLine {
  std::vector<std::string> words;   ///< "journal", "show", "12"; with a command's own options
  Sources::Pairs flags;             ///< {"data", "/srv/kring"}, from "--data X" or "--data=X"
  std::optional<std::string> file;  ///< --settings FILE
  bool json = false;                ///< --json: the answer for machines
  bool help = false;                ///< --help or -h
  bool version = false;             ///< --version
};

/// Takes the arguments after the program's name apart; "--" ends the flags. Refuses a flag without
/// a value; which flags there are is for `read_settings` to say.
boost::system::result<CommandLine, Complaints> read_command_line(
    const std::vector<std::string>& arguments);

/// Reads all settings of this process: the flags, the environment, and the file that `--settings`
/// or KRING_SETTINGS names; without either, `kring.toml` in the data folder, if it is there. Where
/// no folder is named and there is none in its usual place, the hub is the installed one, and its
/// settings are these. Throws WrongSettings, also where a file that was named cannot be read.
Effective settings_of_process(const CommandLine& line,
                              const std::filesystem::path& installed = "/etc/kring/kring.toml");

}  // namespace kring::config
