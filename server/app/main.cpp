#include "app/backup_command.h"
#include "app/check_command.h"
#include "app/commands.h"
#include "app/control_socket.h"
#include "app/demo_command.h"
#include "app/hub.h"
#include "app/import_command.h"
#include "app/kept_about_people.h"
#include "app/large_demo_command.h"
#include "app/no_database.h"
#include "app/opened_database.h"
#include "app/restore_command.h"
#include "app/roster_command.h"
#include "app/serve.h"
#include "app/version.h"
#include "base/refusal.h"
#include "platform/api/hub_secret.h"
#include "platform/api/openapi.h"
#include "platform/config/command_line.h"
#include "platform/db/data_folder.h"
#include "platform/db/failures.h"
#include "platform/log/log.h"

#include <iostream>

#include <malloc.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kring::app {
namespace {

void show_help(std::ostream& out) {
  out << "Kring: a hub for informal learning.\n\n"
         "  kring serve                     serve until stopped\n"
         "  kring demo [--large]            fill an empty hub with the demo organisation; a large one\n"
         "                                  has 10,000 people and a million answers and comments\n";
  list_commands(out);
  out << "  kring backup FOLDER|FILE        all of the hub in one file, while it serves or not\n"
         "  kring restore BACKUP [LOG]      make a hub of it in an empty folder, on either database;\n"
         "                                  LOG are erasures to do again (erasures.log beside it)\n"
         "  kring check [--json]            look whether all of the hub is there and whole\n"
         "  kring settings                  the settings as they are, and where each comes from\n"
         "  kring openapi                   the API's description\n"
         "  kring privacy                   what Kring keeps about people, and for how long\n"
         "\n"
         "  --settings FILE                 read settings from this file (default: DATA/kring.toml;\n"
         "                                  of an installed hub /etc/kring/kring.toml)\n"
         "  --data FOLDER --port N …        any setting, by its name; KRING_DATA, KRING_PORT … do "
         "the same\n"
         "  --version, --help\n";
}

/// For a hub whose key was lost: what a key is needed for is not asked of it.
bool forgets_secret(const Words& words) {
  return words.size() > 1 && words[0] == "secret" && words[1] == "forget";
}

/// Has the running server do it; where none runs, opens the database and does it here. Makes no hub
/// where there is none: somebody stands in the wrong folder.
int command(const config::Settings& settings, const Words& words) {
  if (settings.database.empty() && !db::DataFolder::has_database(settings.data)) {
    std::cerr << "There is no hub in " << settings.data.string()
              << ". Name the folder of one with --data.\n";
    return 1;
  }
  const auto whole = import_words_for_server(words, isatty(STDOUT_FILENO) == 1);
  if (const auto status =
          ask_running_server(db::DataFolder(settings.data).control_socket(), whole, std::cout))
    return *status;
  const SystemClock clock;
  const auto secret_file = db::DataFolder(settings.data).secret_key();
  const bool on_postgres = !settings.database.empty();
  if (on_postgres && !std::filesystem::exists(secret_file) && !forgets_secret(words)) {
    // A new one would be the key of no hub.
    std::cerr << "There is no secret.key in " << settings.data.string()
              << ". Name the folder of a node with --data.\n";
    return 1;
  }
  OpenedDatabase database(settings, clock, db::Observer::nobody());
  const auto secret =
      forgets_secret(words) ? std::string() : api::secret_of_hub(*database, secret_file);
  crypto::PasswordHasher hasher;
  Hub hub(*database, clock, hasher,
          {settings.organisation, settings.origin(), settings.language, false, secret});
  return run_command(*database, hub, whole, std::cout);
}

int describe_api() {
  NoDatabase nothing;
  const SystemClock clock;
  crypto::PasswordHasher hasher;
  Hub hub(nothing, clock, hasher,
          {"Kring", "https://kring.example.org", i18n::Language::en, false, ""});
  std::cout << api::openapi(hub.routes());
  return 0;
}

int run(const std::vector<std::string>& arguments) {
  const auto read = config::read_command_line(arguments);
  const auto& line = read.value();
  if (line.version) {
    std::cout << "kring " << version << '\n';
    return 0;
  }
  if (line.help && begins_roster_import(line.words)) {
    write_roster_help(std::cout);
    return 0;
  }
  if (line.help || line.words.empty()) {
    show_help(std::cout);
    return line.help ? 0 : 2;
  }
  if (line.words.front() == "openapi") return describe_api();
  if (line.words.front() == "privacy") {
    write_privacy_page(std::cout);
    return 0;
  }
  const auto effective = config::settings_of_process(line);
  const auto& settings = effective.settings;
  log::begin(settings.log_level, settings.log_format);
  if (line.words.front() == "settings") {
    std::cout << config::shown(effective);
    return 0;
  }
  if (line.words.front() == "serve") return serve(settings);
  if (line.words == Words{"demo"}) return make_demo(settings);
  if (line.words == Words{"demo", "--large"}) return make_large_demo(settings, {}, std::cout);
  if (line.words.front() == "backup" && line.words.size() == 2)
    return back_up(settings, line.words[1], std::cout);
  if (line.words.front() == "restore" && (line.words.size() == 2 || line.words.size() == 3)) {
    return restore(
        settings, line.words[1],
        line.words.size() == 3 ? std::optional<std::filesystem::path>(line.words[2]) : std::nullopt,
        std::cout);
  }
  if (line.words.front() == "check" && line.words.size() == 1)
    return check_hub(settings, line.json, std::cout);
  if (!is_command(line.words)) {
    // Before a database is opened, which makes one or brings an older one up to date.
    if (begins_roster_import(line.words)) {
      std::cerr << "Name one file: the organisation's list.\n\n";
      write_roster_help(std::cerr);
    } else {
      std::cerr << "There is no such command. `kring --help` lists them.\n";
    }
    return 2;
  }
  return command(settings, with_full_path(line.words));
}

/// By itself the allocator gives memory back after nearly each request and asks for it anew with
/// the next: half of what a page of fifty records cost. A thread keeps two megabytes at most so.
void give_memory_back_in_large_steps() {
  mallopt(M_TOP_PAD, 256 * 1024);
  mallopt(M_TRIM_THRESHOLD, 2 * 1024 * 1024);
  mallopt(M_MMAP_THRESHOLD, 1024 * 1024);
}

}  // namespace
}  // namespace kring::app

int main(int count, char** values) {
  // Whatever is written here is for the hub alone, whoever made the folder.
  umask(077);
  kring::app::give_memory_back_in_large_steps();
  try {
    return kring::app::run(std::vector<std::string>(values + 1, values + count));
  } catch (const kring::config::WrongSettings& wrong) {
    std::cerr << wrong.what() << '\n';
    return 2;
  } catch (const kring::Refusal& refusal) {
    const bool full = refusal.status() == kring::Status::storage_full;
    std::cerr << (full ? "The disk is full. Make room on it and begin again: nothing was lost."
                       : refusal.what())
              << '\n';
    return 1;
  } catch (const std::exception& failure) {
    std::cerr << failure.what() << '\n';
    return 1;
  }
}
