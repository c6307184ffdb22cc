#pragma once

#include "base/time.h"
#include "hub/people/newcomers.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/enum.hpp>

/// The organisation's own list of who works where, as a CSV file.
namespace kring::roster {

/// Why a line is left out. From `address_unproved` on it is what is known here that is in its way.
enum class LineFault {
  unreadable,        ///< its quotes do not end where they should
  email_malformed,   ///< it has no e-mail address, or none that is one
  email_twice,       ///< another line has the same address
  name_unfit,        ///< no name, or one that nobody can have here
  unit_unfit,        ///< a unit's name nobody can give, or too many levels
  role_unfit,        ///< too long, or with characters that nobody sees
  left_unclear,      ///< neither yes nor no nor a day
  address_unproved,  ///< who left may be somebody else than who has an account with this address
  administrator,     ///< no list shuts out an administrator
  shut_out,          ///< somebody who was shut out is let in by hand
  too_many_units
};
BOOST_DESCRIBE_ENUM(LineFault, unreadable, email_malformed, email_twice, name_unfit, unit_unfit,
                    role_unfit, left_unclear, address_unproved, administrator, shut_out,
                    too_many_units)

/// One line as it is meant. Where it has a fault, what follows that is not to be trusted. Of who
/// left nothing but the address has to be as it should, and no unit or role is read. A cell that is
/// empty, or behind the end of a short line, says nothing; "-" says that there is none.
struct RosterLine {
  std::int64_t line = 0;                  ///< in the file, counted from 1
  std::optional<std::int64_t> last_line;  ///< where it goes on to another one
  std::string written_as;                 ///< the address, as far as it can be shown
  std::optional<LineFault> fault;
  text::EmailAddress email;
  people::Name name;
  /// After those above it, empty for none; absent where the line says nothing of a unit.
  std::optional<std::vector<people::UnitName>> unit;
  std::optional<people::Role> role;  ///< empty for none; absent where the line says nothing of one
  bool left = false;
  std::optional<std::string> last_day;  ///< one that is still to come, "2026-12-31"
  /// The first of the others with its address. Without a fault, that line says the same.
  std::optional<std::int64_t> other_line;
};

struct Roster {
  std::vector<RosterLine> lines;
  std::vector<std::string> ignored;  ///< the first names of columns that mean nothing here
  bool from_windows_1252 = false;    ///< it was no UTF-8
};

/// As long a file as is read, in octets, and as many lines of it.
inline constexpr std::int64_t longest_roster = 2'000'000;
inline constexpr std::size_t most_lines = 10'000;
/// So many columns that mean nothing are told.
inline constexpr std::size_t most_ignored = 50;

/// What a cell says where there is none of it.
inline constexpr std::string_view said_none = "-";

/// Reads a file of UTF-8, or of Windows-1252, whose first line names the columns, in English or
/// Dutch: e-mail, name (or first and last name), and unit, role and left where it has them. Who
/// left has yes, or a day that is not after `today`: 2026-11-30, or as the Low Countries write it,
/// 30-11-2026. Of lines with the same address none is taken in unless all of them say the same;
/// then the first is. Refuses with 422 `roster.not_utf8`, `roster.workbook`,
/// `roster.columns_missing`, which names in its detail what was found, `roster.column_twice`,
/// `roster.too_long`.
Roster read_roster(std::string_view octets, Time today);

}  // namespace kring::roster
