#include "hub/roster/roster_file.h"

#include "base/refusal.h"
#include "platform/text/code_points.h"
#include "platform/text/csv.h"
#include "platform/text/fold.h"
#include "platform/text/windows_1252.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <unordered_map>

namespace kring::roster {
namespace {

enum class Column { email, name, first_name, infix, last_name, unit, role, left };
constexpr std::size_t columns_known = 8;

struct Heading {
  std::string_view word;
  Column column;
};
constexpr std::array headings{Heading{"email", Column::email},
                              Heading{"emailaddress", Column::email},
                              Heading{"emailadres", Column::email},
                              Heading{"mail", Column::email},
                              Heading{"mailadres", Column::email},
                              Heading{"name", Column::name},
                              Heading{"naam", Column::name},
                              Heading{"fullname", Column::name},
                              Heading{"volledigenaam", Column::name},
                              Heading{"employee", Column::name},
                              Heading{"medewerker", Column::name},
                              Heading{"firstname", Column::first_name},
                              Heading{"voornaam", Column::first_name},
                              Heading{"tussenvoegsel", Column::infix},
                              Heading{"lastname", Column::last_name},
                              Heading{"surname", Column::last_name},
                              Heading{"achternaam", Column::last_name},
                              Heading{"unit", Column::unit},
                              Heading{"afdeling", Column::unit},
                              Heading{"department", Column::unit},
                              Heading{"role", Column::role},
                              Heading{"jobtitle", Column::role},
                              Heading{"functie", Column::role},
                              Heading{"left", Column::left},
                              Heading{"lastday", Column::left},
                              Heading{"uitdienst", Column::left},
                              Heading{"datumuitdienst", Column::left},
                              Heading{"laatstedag", Column::left},
                              Heading{"vertrokken", Column::left}};

constexpr std::array said_yes{"yes", "ja", "true", "x", "1", "y", "j"};
constexpr std::array said_no{"", "no", "nee", "false", "0", "n"};

[[noreturn]] void refuse(std::string_view code) {
  throw Refusal(Status::invalid, code);
}

std::string trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1));
}

/// "E-mail address" as "emailaddress".
std::string word_of(std::string_view heading) {
  auto word = text::folded(heading);
  std::erase_if(word, [](char each) { return each == ' ' || each == '-' || each == '_'; });
  return word;
}

/// A text that can be shown, of what may be anything.
std::string shown(std::string_view text) {
  auto line = text::Line<0, 254>::from_text(text);
  return line ? line->text() : std::string();
}

/// Which column stands where in a line.
class Columns {
 public:
  Columns(const std::vector<std::string>& names, std::vector<std::string>& ignored) {
    for (std::size_t at = 0; at < names.size(); ++at) {
      const auto* found = std::ranges::find(headings, word_of(names[at]), &Heading::word);
      if (found == headings.end()) {
        if (auto name = shown(names[at]); !name.empty() && ignored.size() < most_ignored)
          ignored.push_back(std::move(name));
        continue;
      }
      auto& place = places_.at(static_cast<std::size_t>(found->column));
      if (place) refuse("roster.column_twice");
      place = at;
    }
    if (!has(Column::email)) refuse_without("e-mail", names);
    if (!has(Column::name) && !has(Column::last_name)) refuse_without("name", names);
  }

  /// Without space around it; a line may be shorter than the first one.
  std::string in(const text::CsvRow& row, Column column) const {
    const auto at = place(column);
    return at && *at < row.fields.size() ? trimmed(row.fields[*at]) : std::string();
  }
  std::string name_in(const text::CsvRow& row) const {
    if (has(Column::name)) return in(row, Column::name);
    std::string name;
    for (const auto part : {Column::first_name, Column::infix, Column::last_name})
      name += in(row, part) + ' ';
    return name;
  }

 private:
  /// So many of the columns that were found are named.
  static constexpr std::size_t most_named = 20;

  [[noreturn]] static void refuse_without(const std::string& column,
                                          const std::vector<std::string>& names) {
    std::string found;
    for (std::size_t at = 0; at < std::min(names.size(), most_named); ++at)
      found += (at > 0 ? ", “" : "“") + shown(names[at]) + "”";
    throw Refusal(Status::invalid, "roster.columns_missing", {},
                  "No column of this name is known as the " + column + ": " + found + ".");
  }
  bool has(Column column) const { return place(column).has_value(); }
  std::optional<std::size_t> place(Column column) const {
    return places_.at(static_cast<std::size_t>(column));
  }

  std::array<std::optional<std::size_t>, columns_known> places_;
};

/// With one mark between units, the one that keyboards have.
std::string with_typed_separators(std::string text) {
  for (auto at = text.find(people::unit_separator); at != std::string::npos;
       at = text.find(people::unit_separator, at))
    text.replace(at, people::unit_separator.size(), people::typed_unit_separator);
  return text;
}

std::optional<std::vector<people::UnitName>> path_of(std::string_view written) {
  const auto text = with_typed_separators(std::string(written));
  std::vector<people::UnitName> path;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find(people::typed_unit_separator, begin), text.size());
    auto name = people::UnitName::from_text(std::string_view(text).substr(begin, end - begin));
    if (!name) return std::nullopt;
    path.push_back(std::move(*name));
    begin = end + people::typed_unit_separator.size();
  }
  if (path.size() > people::deepest_unit) return std::nullopt;
  return path;
}

/// Three numbers between dashes, dots or slashes.
std::optional<std::array<int, 3>> numbers_in(std::string_view text) {
  std::array<int, 3> numbers{};
  const char* at = text.data();
  const char* const end = at + text.size();
  for (std::size_t number = 0; number < numbers.size(); ++number) {
    if (number > 0) {
      if (at == end || std::string_view("-/.").find(*at) == std::string_view::npos)
        return std::nullopt;
      ++at;
    }
    if (at == end || *at == '-') return std::nullopt;
    const auto read = std::from_chars(at, end, numbers.at(number));
    if (read.ec != std::errc()) return std::nullopt;
    at = read.ptr;
  }
  return at == end ? std::optional(numbers) : std::nullopt;
}

/// A day with its year first, or with the day first as the Low Countries write it.
std::optional<std::chrono::sys_days> day_of(std::string_view text) {
  constexpr int first_year = 1'000;
  constexpr int last_year = 9'999;
  const auto numbers = numbers_in(text);
  if (!numbers) return std::nullopt;
  auto [year, month, day] = *numbers;
  if (year < first_year) std::swap(year, day);
  if (year < first_year || year > last_year || month > 12 || day > 31) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  return date.ok() ? std::optional(std::chrono::sys_days(date)) : std::nullopt;
}

/// Whether somebody left; false where that is unclear.
bool read_left(RosterLine& line, std::string_view text, Time today) {
  const auto said = text::folded(text);
  line.left = std::ranges::find(said_yes, said) != said_yes.end();
  if (line.left || std::ranges::find(said_no, said) != said_no.end()) return true;
  const auto day = day_of(text);
  if (!day) return false;
  line.left = *day <= today;
  constexpr std::size_t length_of_day = 10;
  if (!line.left) line.last_day = rfc3339(*day).substr(0, length_of_day);
  return true;
}

/// Takes a value over, or says what is wrong with the line.
template <class T>
void take(RosterLine& line, boost::system::result<T, FieldProblem> value, LineFault otherwise,
          auto& into) {
  if (value) {
    into = std::move(*value);
  } else if (!line.fault) {
    line.fault = otherwise;
  }
}

/// What a line says of who works here.
void read_place(RosterLine& line, const text::CsvRow& row, const Columns& columns) {
  take(line, people::Name::from_text(columns.name_in(row)), LineFault::name_unfit, line.name);
  const auto unit = columns.in(row, Column::unit);
  if (unit == said_none) {
    line.unit.emplace();
  } else if (!unit.empty()) {
    line.unit = path_of(unit);
    if (!line.unit && !line.fault) line.fault = LineFault::unit_unfit;
  }
  const auto role = columns.in(row, Column::role);
  if (role == said_none) {
    line.role.emplace();
  } else if (!role.empty()) {
    take(line, people::Role::from_text(role), LineFault::role_unfit, line.role);
  }
}

RosterLine read_line(const text::CsvRow& row, const Columns& columns, Time today) {
  RosterLine line;
  line.line = static_cast<std::int64_t>(row.line);
  if (row.last_line != row.line) line.last_line = static_cast<std::int64_t>(row.last_line);
  const auto address = columns.in(row, Column::email);
  line.written_as = shown(address);
  if (!row.is_whole) line.fault = LineFault::unreadable;
  take(line, text::EmailAddress::from_text(address), LineFault::email_malformed, line.email);
  const bool is_clear = read_left(line, columns.in(row, Column::left), today);
  if (line.left) {
    // Systems of personnel empty the name, and more, of who is gone.
    if (auto name = people::Name::from_text(columns.name_in(row))) line.name = *name;
    return line;
  }
  read_place(line, row, columns);
  if (!is_clear && !line.fault) line.fault = LineFault::left_unclear;
  return line;
}

bool say_the_same(const RosterLine& one, const RosterLine& other) {
  return !one.fault && !other.fault && one.name == other.name && one.unit == other.unit &&
         one.role == other.role && one.left == other.left && one.last_day == other.last_day;
}

/// Which of two lines about one person holds, nobody knows where they differ: who gets another
/// contract has two, and one of them says that they left.
void settle_named_twice(std::vector<RosterLine>& lines) {
  std::unordered_map<std::string, std::vector<RosterLine*>> of_address;
  for (auto& line : lines) of_address[line.email.key()].push_back(&line);
  of_address.erase(text::EmailAddress().key());
  for (auto& [key, all] : of_address) {
    const auto& first = *all.front();
    const bool same = std::ranges::all_of(
        all, [&](const auto* line) { return line == &first || say_the_same(first, *line); });
    for (auto* line : all) {
      if (all.size() == 1 || (same && line == &first)) continue;
      line->other_line = line == &first ? all[1]->line : first.line;
      if (!same && !line->fault) line->fault = LineFault::email_twice;
    }
  }
}

/// What a file says as UTF-8.
std::string read_text(std::string_view octets, bool& from_windows_1252) {
  using namespace std::string_view_literals;
  for (const auto workbook : {"PK\x03\x04"sv, "\xD0\xCF\x11\xE0"sv})
    if (octets.starts_with(workbook)) refuse("roster.workbook");
  if (text::decode(octets)) return std::string(octets);
  // As Windows marks text of 16 bits.
  if (octets.starts_with("\xFF\xFE"sv) || octets.starts_with("\xFE\xFF"sv))
    refuse("roster.not_utf8");
  auto text = text::from_windows_1252(octets);
  if (!text) refuse("roster.not_utf8");
  from_windows_1252 = true;
  return std::move(*text);
}

}  // namespace

Roster read_roster(std::string_view octets, Time today) {
  if (static_cast<std::int64_t>(octets.size()) > longest_roster) refuse("roster.too_long");
  Roster roster;
  const auto text = read_text(octets, roster.from_windows_1252);
  text::CsvReader reader(text);
  const auto columns = Columns(reader.next().value_or(text::CsvRow()).fields, roster.ignored);
  while (const auto row = reader.next()) {
    if (roster.lines.size() == most_lines) refuse("roster.too_long");
    roster.lines.push_back(read_line(*row, columns, today));
  }
  settle_named_twice(roster.lines);
  return roster;
}

}  // namespace kring::roster
