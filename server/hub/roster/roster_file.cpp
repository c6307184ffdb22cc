#include "hub/roster/roster_file.h"

#include "base/refusal.h"
#include "platform/text/code_points.h"
#include "platform/text/csv.h"
#include "platform/text/fold.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace kring::roster {
namespace {

enum class Column { email, name, unit, role, left };

struct Heading {
  std::string_view word;
  Column column;
};
constexpr std::array headings{
    Heading{"email", Column::email},      Heading{"emailaddress", Column::email},
    Heading{"emailadres", Column::email}, Heading{"mail", Column::email},
    Heading{"name", Column::name},        Heading{"naam", Column::name},
    Heading{"unit", Column::unit},        Heading{"afdeling", Column::unit},
    Heading{"department", Column::unit},  Heading{"role", Column::role},
    Heading{"functie", Column::role},     Heading{"left", Column::left},
    Heading{"uitdienst", Column::left},   Heading{"vertrokken", Column::left}};

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
    if (!has(Column::email) || !has(Column::name)) refuse("roster.columns_missing");
  }

  bool has(Column column) const { return place(column).has_value(); }
  /// Without space around it; a line may be shorter than the first one.
  std::string in(const text::CsvRow& row, Column column) const {
    const auto at = place(column);
    return at && *at < row.fields.size() ? trimmed(row.fields[*at]) : std::string();
  }

 private:
  std::optional<std::size_t> place(Column column) const {
    return places_.at(static_cast<std::size_t>(column));
  }

  std::array<std::optional<std::size_t>, 5> places_;
};

std::optional<std::vector<people::UnitName>> path_of(std::string_view text) {
  std::vector<people::UnitName> path;
  if (text.empty()) return path;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find(people::unit_separator, begin), text.size());
    auto name = people::UnitName::from_text(text.substr(begin, end - begin));
    if (!name) return std::nullopt;
    path.push_back(std::move(*name));
    begin = end + 1;
  }
  if (path.size() > people::deepest_unit) return std::nullopt;
  return path;
}

/// Whether somebody left; nothing where that is unclear.
std::optional<bool> has_left(std::string_view text, Time today) {
  const auto said = text::folded(text);
  if (std::ranges::find(said_yes, said) != said_yes.end()) return true;
  if (std::ranges::find(said_no, said) != said_no.end()) return false;
  const auto day = parse_time(std::string(text) + "T00:00:00Z");
  return day ? std::optional(*day <= today) : std::nullopt;
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
  take(line, people::Name::from_text(columns.in(row, Column::name)), LineFault::name_unfit,
       line.name);
  if (columns.has(Column::unit)) {
    line.unit = path_of(columns.in(row, Column::unit));
    if (!line.unit && !line.fault) line.fault = LineFault::unit_unfit;
  }
  if (columns.has(Column::role)) {
    take(line, people::Role::from_text(columns.in(row, Column::role)), LineFault::role_unfit,
         line.role);
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
  const auto left = has_left(columns.in(row, Column::left), today);
  line.left = left.value_or(false);
  if (line.left) {
    // Systems of personnel empty the name, and more, of who is gone.
    if (auto name = people::Name::from_text(columns.in(row, Column::name))) line.name = *name;
    return line;
  }
  read_place(line, row, columns);
  if (!left && !line.fault) line.fault = LineFault::left_unclear;
  return line;
}

/// Which of two lines about one person holds, nobody knows: who gets another contract has two, and
/// one of them says that they left.
void refuse_all_named_twice(std::vector<RosterLine>& lines) {
  std::unordered_map<std::string, int> times;
  for (const auto& line : lines) ++times[line.email.key()];
  for (auto& line : lines) {
    if (!line.fault && times[line.email.key()] > 1) line.fault = LineFault::email_twice;
  }
}

}  // namespace

Roster read_roster(std::string_view text, Time today) {
  if (static_cast<std::int64_t>(text.size()) > longest_roster) refuse("roster.too_long");
  if (!text::decode(text)) refuse("roster.not_utf8");
  text::CsvReader reader(text);
  const auto first = reader.next();
  if (!first) refuse("roster.columns_missing");
  Roster roster;
  const Columns columns(first->fields, roster.ignored);
  while (const auto row = reader.next()) {
    if (roster.lines.size() == most_lines) refuse("roster.too_long");
    roster.lines.push_back(read_line(*row, columns, today));
  }
  refuse_all_named_twice(roster.lines);
  return roster;
}

}  // namespace kring::roster
