#include "app/roster_command.h"

#include "base/refusal.h"
#include "hub/roster/roster.h"
#include "platform/i18n/sentences.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>

namespace kring::app {
namespace {

using roster::LineFault;
using roster::Outcome;
using roster::RosterReport;

constexpr int done = 0;
constexpr int refused = 1;
constexpr std::string_view dry_run = "--dry-run";
constexpr std::size_t place_of_file = 2;

std::string_view words_for(LineFault fault) {
  switch (fault) {
    case LineFault::unreadable:
      return "its quotes do not end where they should";
    case LineFault::email_malformed:
      return "there is no e-mail address";
    case LineFault::email_twice:
      return "another line has the same address, and none of them is taken in";
    case LineFault::name_unfit:
      return "there is no name, or it is longer than 80 characters";
    case LineFault::unit_unfit:
      return "the unit has a part without a name, or more than eight levels";
    case LineFault::role_unfit:
      return "the role is longer than 80 characters";
    case LineFault::left_unclear:
      return "whether they left is neither yes nor no nor a day (2026-11-30)";
    case LineFault::address_unproved:
      return "nobody confirmed that the address is whose account it is: kring suspend shuts them out";
    case LineFault::administrator:
      return "it is an administrator, whom no list shuts out: kring suspend does";
    case LineFault::shut_out:
      return "they are shut out: kring readmit lets them in again";
    case LineFault::too_many_units:
      return "there would be more than a thousand units";
  }
  return "";
}

std::string_view words_for(Outcome outcome) {
  switch (outcome) {
    case Outcome::added:
      return "expected from now on";
    case Outcome::changed:
      return "changed";
    case Outcome::same:
      return "the same";
    case Outcome::left:
      return "left";
    case Outcome::refused:
      return "not taken in";
  }
  return "";
}

void write_report(std::ostream& out, const RosterReport& report) {
  out << report.added << "  people without an account are " << words_for(Outcome::added) << '\n'
      << report.changed << "  " << words_for(Outcome::changed) << '\n'
      << report.same << "  " << words_for(Outcome::same) << '\n'
      << report.left << "  " << words_for(Outcome::left) << '\n'
      << report.refused << "  " << words_for(Outcome::refused) << '\n';
  for (const auto& unit : report.new_units) out << "new unit: " << unit << '\n';
  for (const auto& column : report.ignored_columns)
    out << "column that means nothing here: " << column << '\n';
  for (const auto& item : report.items) {
    out << (item.last_line ? "lines " : "line ") << item.line;
    if (item.last_line) out << " to " << *item.last_line;
    out << ": " << item.email << ' ' << words_for(item.outcome);
    if (item.fault) out << ", since " << words_for(*item.fault);
    out << '\n';
  }
}

/// What stands in a file, and no more than can be taken in; nothing where it cannot be read.
std::optional<std::string> text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file || std::filesystem::is_directory(path)) return std::nullopt;
  std::string text(static_cast<std::size_t>(roster::longest_roster) + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  return text;
}

RosterReport report_of(Database& database, const std::string& text, bool only_looking) {
  const auto list = database.read([&](Tx& tx) { return roster::read_roster(text, tx.now()); });
  if (only_looking) return database.read([&](Tx& tx) { return roster::preview(tx, list); });
  return roster::bring_in_all(list, [&](auto&& fn) {
    return database.write([&](Tx& tx) { return fn(tx, Visitor{}); }, db::Priority::background);
  });
}

}  // namespace

bool is_roster_import(const Words& words) {
  const bool named = words.size() > place_of_file && words[0] == "import" && words[1] == "people" &&
                     words[place_of_file] != dry_run;
  return named && (words.size() == 3 || (words.size() == 4 && words[3] == dry_run));
}

Words roster_words_with_full_path(Words words) {
  words[place_of_file] = std::filesystem::absolute(words[place_of_file]).string();
  return words;
}

void list_roster_command(std::ostream& out) {
  out << "  kring import people FILE        who works where, a CSV file: e-mail, name, unit, role,\n"
         "                                  left; with --dry-run: say what would come of it\n";
}

int run_roster_import(Database& database, const Words& words, std::ostream& out) {
  const auto text = text_of(words[place_of_file]);
  if (!text) {
    out << "“" << words[place_of_file]
        << "” cannot be read. Where a server runs, it is the server that reads it.\n";
    return refused;
  }
  const bool only_looking = words.back() == dry_run;
  try {
    const auto report = report_of(database, *text, only_looking);
    if (only_looking) out << "This is what would come of it. Nothing is written.\n";
    write_report(out, report);
    return done;
  } catch (const Refusal& refusal) {
    out << i18n::sentence(i18n::Language::en, refusal.code()) << '\n';
    return refused;
  }
}

}  // namespace kring::app
