#pragma once

#include "hub/roster/roster_file.h"
#include "platform/api/visitor.h"
#include "platform/db/tx.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

/// Brings the organisation's list of who works where in, as often as it changes.
namespace kring::roster {

/// What becomes of a line. `added`: somebody is expected from now on; `left`: who was here is shut
/// out, who was expected is so no more.
enum class Outcome { added, changed, same, left, refused };
BOOST_DESCRIBE_ENUM(Outcome, added, changed, same, left, refused)

/// What a list changes of somebody; empty where there is none of it, before or after.
struct Change {
  std::string from;
  std::string to;
  BOOST_DESCRIBE_CLASS(Change, (), (from, to), (), ())
};

/// What is to be known of a line besides. `name_differs`: the account has another name than the
/// list, and keeps it; `not_known`: nobody here has the address of who left; `last_day_to_come`:
/// nobody is shut out before the list comes once more after that day; `said_before`: another line
/// says the same.
enum class LineNote { name_differs, not_known, last_day_to_come, said_before };
BOOST_DESCRIBE_ENUM(LineNote, name_differs, not_known, last_day_to_come, said_before)

struct RosterItem {
  std::int64_t line = 0;
  std::optional<std::int64_t> last_line;  ///< where it goes on to another one
  std::string email;                      ///< as it is written, as far as that can be shown
  std::string name;                       ///< of the account, where there is one
  Outcome outcome = Outcome::same;
  std::optional<LineFault> fault;  ///< of one that is refused
  std::vector<LineNote> notes;
  std::optional<std::string> listed_name;  ///< as the list has it, where that differs
  std::optional<Change> unit;              ///< "Service › Brabant"
  std::optional<Change> role;
  std::optional<std::string> last_day;     ///< one that is still to come, "2026-12-31"
  std::optional<std::int64_t> other_line;  ///< another one with its address
  BOOST_DESCRIBE_CLASS(RosterItem, (),
                       (line, last_line, email, name, outcome, fault, notes, listed_name, unit,
                        role, last_day, other_line),
                       (), ())
};

/// As many of the lines with one outcome as are told one by one.
inline constexpr std::size_t most_told = 500;

struct RosterReport {
  std::int64_t added = 0;
  std::int64_t changed = 0;
  std::int64_t same = 0;
  std::int64_t left = 0;
  std::int64_t refused = 0;
  std::vector<std::string> new_units;  ///< "Service › Brabant"
  std::vector<std::string> ignored_columns;
  bool from_windows_1252 = false;  ///< the file was no UTF-8
  /// Those that change something or have a note: of each outcome the first `most_told`.
  std::vector<RosterItem> items;
  BOOST_DESCRIBE_CLASS(RosterReport, (),
                       (added, changed, same, left, refused, new_units, ignored_columns,
                        from_windows_1252, items),
                       (), ())

  /// Counts a line, and tells of it where there is something to tell.
  void tell(const RosterItem& item);
  /// What came of the lines that follow.
  void add(const RosterReport& rest);

 private:
  static std::int64_t RosterReport::*count_of(Outcome outcome);
  void keep(const RosterItem& item);
};

/// What would become of each line now. Nothing is written.
RosterReport preview(Tx& tx, const Roster& roster);

/// So many lines one transaction takes in.
inline constexpr std::size_t portion = 250;

/// Takes in the lines from `from` on, a portion of them. Units that a line names are made. Who has
/// an account stands where their line says, and keeps the name they gave themselves; who has none,
/// or one of which nobody said that its address is theirs, is expected (people/newcomers.h). Who
/// left is shut out as `identity::suspend` does it, what they wrote stays, and links for them that
/// nobody used stop working. Of whom the list says nothing, nothing changes; nobody is let in
/// again. The same list once more changes nothing.
RosterReport bring_in(Tx& tx, const Visitor& administrator, const Roster& roster, std::size_t from);

/// All of it, `write` running each portion in a transaction of its own: `write(fn)` calls
/// `fn(tx, administrator)` and returns what that returns. Where it ends in between, the same list
/// goes on from there.
template <class Write>
RosterReport bring_in_all(const Roster& roster, Write&& write) {
  RosterReport report;
  report.ignored_columns = roster.ignored;
  report.from_windows_1252 = roster.from_windows_1252;
  for (std::size_t from = 0; from < roster.lines.size(); from += portion) {
    report.add(write([&](Tx& tx, const Visitor& administrator) {
      return bring_in(tx, administrator, roster, from);
    }));
  }
  return report;
}

}  // namespace kring::roster
