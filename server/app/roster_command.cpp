#include "app/roster_command.h"

#include "base/refusal.h"
#include "hub/roster/roster.h"
#include "platform/i18n/sentences.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>

namespace kring::app {
namespace {

using roster::Change;
using roster::LineFault;
using roster::LineNote;
using roster::Outcome;
using roster::RosterItem;
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
      return "that is no e-mail address";
    case LineFault::email_twice:
      return "another line says something else of this address, and neither is taken in";
    case LineFault::name_unfit:
      return "there is no name, or it is longer than 80 characters";
    case LineFault::unit_unfit:
      return "the unit has a part without a name or with one longer than 80 characters, or more than"
             " eight levels";
    case LineFault::role_unfit:
      return "the role is longer than 80 characters";
    case LineFault::left_unclear:
      return "whether they left is neither yes nor no nor a day (30-11-2026 or 2026-11-30)";
    case LineFault::address_unproved:
      return "nobody confirmed that the address is whose account it is: kring suspend shuts them out";
    case LineFault::administrator:
      return "they are an administrator, whom no list shuts out: kring suspend does";
    case LineFault::shut_out:
      return "they are shut out: kring readmit lets them in again";
    case LineFault::too_many_units:
      return "there would be more than a thousand units";
  }
  return "";
}

std::string words_for(LineNote note, const RosterItem& item) {
  switch (note) {
    case LineNote::name_differs:
      return "the list calls them " + item.listed_name.value_or("") + "; their name stays";
    case LineNote::not_known:
      return "nobody here has this address";
    case LineNote::last_day_to_come:
      return "their last day, " + item.last_day.value_or("") +
             ", is still to come: bring the list in again on that day or after it";
    case LineNote::said_before:
      return "line " + std::to_string(item.other_line.value_or(0)) + " says the same";
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

void write_change(std::ostream& out, std::string_view of, const std::optional<Change>& change) {
  const auto shown = [](const std::string& said) {
    return said.empty() ? std::string("none") : "“" + said + "”";
  };
  if (change) out << "; " << of << ' ' << shown(change->from) << " → " << shown(change->to);
}

void write_item(std::ostream& out, const RosterItem& item) {
  out << (item.last_line ? "lines " : "line ") << item.line;
  if (item.last_line) out << " to " << *item.last_line;
  out << ": " << item.email;
  if (!item.name.empty()) out << " (" << item.name << ')';
  out << ' ' << words_for(item.outcome);
  if (item.fault) out << ", since " << words_for(*item.fault);
  if (item.fault && item.other_line) out << " (line " << *item.other_line << ')';
  write_change(out, "unit", item.unit);
  write_change(out, "role", item.role);
  for (const auto note : item.notes) out << "; " << words_for(note, item);
  out << '\n';
}

void write_report(std::ostream& out, const RosterReport& report) {
  out << report.added << (report.added == 1 ? " person" : " people") << " without an account "
      << words_for(Outcome::added) << '\n';
  const std::array counted{
      std::pair(report.changed, Outcome::changed), std::pair(report.same, Outcome::same),
      std::pair(report.left, Outcome::left), std::pair(report.refused, Outcome::refused)};
  for (const auto& [number, outcome] : counted) out << number << ' ' << words_for(outcome) << '\n';
  if (report.from_windows_1252)
    out << "The file is no UTF-8 and was read as Windows-1252: look whether the names are right.\n";
  for (const auto& unit : report.new_units) out << "new unit: " << unit << '\n';
  for (const auto& column : report.ignored_columns)
    out << "column that means nothing here: " << column << '\n';
  for (const auto& item : report.items) write_item(out, item);
  const auto all = report.added + report.changed + report.left + report.refused;
  const auto told = std::ranges::count_if(
      report.items, [](const RosterItem& item) { return item.outcome != Outcome::same; });
  if (all > told) out << "and " << all - told << " lines more\n";
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

bool begins_roster_import(const Words& words) {
  return words.size() >= place_of_file && words[0] == "import" && words[1] == "people";
}

void write_roster_help(std::ostream& out) {
  out << "kring import people FILE [--dry-run]\n\n"
         "Brings in who works where. FILE is CSV as spreadsheets save it, with commas, semicolons or\n"
         "tabs, in UTF-8 or Windows-1252. Its first line names the columns, in English or Dutch:\n\n"
         "  email   e-mail, e-mailadres, mail                   needed\n"
         "  name    naam, medewerker; or voornaam, tussenvoegsel, achternaam; or first name,\n"
         "          last name                                   needed\n"
         "  unit    afdeling, department: after those above it, “Service > Brabant”; of a name that\n"
         "          only one unit has, that name is enough\n"
         "  role    functie, job title\n"
         "  left    uit dienst, vertrokken, laatste dag, last day: yes or ja, or the last day\n"
         "          (30-11-2026 or 2026-11-30). Who has a day that is still to come stays until the\n"
         "          list is brought in again on that day or after it\n\n"
         "A cell that is empty changes nothing; “-” takes away the unit or the role. Who is not in\n"
         "the file stays as they are. Who left is shut out, and no list lets anybody in again.\n\n"
         "  --dry-run   say what would come of it, and write nothing\n";
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
    if (!refusal.detail().empty()) out << refusal.detail() << '\n';
    return refused;
  }
}

}  // namespace kring::app
