#include "platform/config/command_line.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include <unistd.h>

namespace kring::config {
namespace {

constexpr std::string_view file_variable = "KRING_SETTINGS";

/// What belongs to a command and is no setting: with a word behind it, and without.
constexpr std::string_view option_with_word = "--community";
constexpr std::array<std::string_view, 2> options_alone{"--dry-run", "--large"};

bool is_option_alone(std::string_view argument) {
  return std::ranges::find(options_alone, argument) != options_alone.end();
}

Sources::Pairs environment_of_process() {
  Sources::Pairs variables;
  for (char** each = environ; each && *each; ++each) {
    const std::string_view variable = *each;
    const auto equals = variable.find('=');
    if (equals == std::string_view::npos) continue;
    variables.emplace_back(variable.substr(0, equals), variable.substr(equals + 1));
  }
  return variables;
}

std::optional<std::string> file_named(const CommandLine& line, Sources::Pairs& environment) {
  auto file = line.file;
  std::erase_if(environment, [&](const auto& variable) {
    if (variable.first != file_variable) return false;
    if (!file) file = variable.second;
    return true;
  });
  return file;
}

bool names_folder(const Sources& sources) {
  const auto is = [](std::string_view name) {
    return [name](const auto& pair) { return pair.first == name; };
  };
  return std::ranges::any_of(sources.flags, is("data")) ||
         std::ranges::any_of(sources.environment, is("KRING_DATA"));
}

/// Of a file that nobody named. A pipe would keep us waiting for somebody who writes into it.
void require_regular_file(const std::filesystem::path& file) {
  std::error_code unknown;
  const auto status = std::filesystem::status(file, unknown);
  if (!std::filesystem::exists(status) || std::filesystem::is_regular_file(status)) return;
  throw WrongSettings(file.string() + ": is not a file but a folder, a pipe or the like");
}

std::optional<Sources::File> read_file(const std::string& name) {
  std::ifstream file(name, std::ios::binary);
  if (!file) return std::nullopt;
  try {
    return Sources::File{name, std::string(std::istreambuf_iterator<char>(file), {})};
  } catch (const std::ios_base::failure&) {
    return std::nullopt;
  }
}

}  // namespace

boost::system::result<CommandLine, Complaints> read_command_line(
    const std::vector<std::string>& arguments) {
  CommandLine line;
  bool only_words = false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const auto& argument = arguments[i];
    if (only_words || !argument.starts_with('-') || is_option_alone(argument)) {
      line.words.push_back(argument);
    } else if (argument == option_with_word && i + 1 < arguments.size()) {
      line.words.insert(line.words.end(), {argument, arguments[++i]});
    } else if (argument == "--") {
      only_words = true;
    } else if (argument == "--help" || argument == "-h") {
      line.help = true;
    } else if (argument == "--json") {
      line.json = true;
    } else if (argument == "--version") {
      line.version = true;
    } else {
      const auto name = argument.substr(argument.find_first_not_of('-') == 2 ? 2 : 1);
      const auto equals = name.find('=');
      const bool has_next = i + 1 < arguments.size();
      if (equals == std::string::npos && !has_next)
        return Complaints{{argument + ": this flag wants a value"}};
      auto key = name.substr(0, equals);
      auto value = equals == std::string::npos ? arguments[++i] : name.substr(equals + 1);
      if (key == "settings") {
        line.file = std::move(value);
      } else {
        line.flags.emplace_back(std::move(key), std::move(value));
      }
    }
  }
  return line;
}

Effective settings_of_process(const CommandLine& line, const std::filesystem::path& installed) {
  Sources sources{std::nullopt, environment_of_process(), line.flags};
  const auto named = file_named(line, sources.environment);
  if (named) {
    sources.file = read_file(*named);
    if (!sources.file) throw WrongSettings(*named + ": cannot be read");
  } else {
    // The folder is itself a setting, so look once without the file.
    const auto folder = read_settings(sources).value().settings.data;
    std::error_code unknown;
    const bool of_installed = !names_folder(sources) && !std::filesystem::exists(folder, unknown) &&
                              std::filesystem::exists(installed, unknown);
    const auto file = of_installed ? installed : folder / "kring.toml";
    require_regular_file(file);
    sources.file = read_file(file.string());
    // One that is there and cannot be read would else be as good as none: another database, a hub
    // that looks empty.
    if (!sources.file && std::filesystem::symlink_status(file, unknown).type() !=
                             std::filesystem::file_type::not_found) {
      throw WrongSettings(file.string() + ": cannot be read");
    }
  }
  return read_settings(sources).value();
}

}  // namespace kring::config
