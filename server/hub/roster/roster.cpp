#include "hub/roster/roster.h"

#include "hub/identity/holders.h"
#include "hub/identity/identity.h"
#include "hub/roster/unit_plan.h"
#include "platform/text/fold.h"

#include <algorithm>
#include <span>
#include <unordered_map>

namespace kring::roster {
namespace {

using Lines = std::span<const RosterLine>;

/// A portion of the lines, from there on.
Lines portion_of(const Roster& roster, std::size_t from) {
  const auto rest = Lines(roster.lines).subspan(from);
  return rest.first(std::min(portion, rest.size()));
}

/// What is known here of whom these lines name.
class Known {
 public:
  Known(Tx& tx, Lines lines) {
    std::vector<std::string> keys;
    for (const auto& line : lines) {
      if (!line.fault) keys.push_back(line.email.key());
    }
    std::vector<PersonId> people;
    for (auto& holder : identity::holders(tx, keys)) {
      people.push_back(holder.person);
      holders_.emplace(holder.email_key, holder);
    }
    placements_ = people::placements_of(tx, people);
    for (auto& newcomer : people::newcomers_at(tx, keys))
      newcomers_.emplace(newcomer.email_key, newcomer);
  }

  const identity::Holder* holder(const std::string& key) const { return found(holders_, key); }
  const people::Newcomer* newcomer(const std::string& key) const { return found(newcomers_, key); }
  people::Placed placement(PersonId person) const {
    const auto* placed = found(placements_, person);
    return placed ? *placed : people::Placed();
  }

 private:
  template <class Map, class Key>
  static auto found(const Map& map, const Key& key) -> const typename Map::mapped_type* {
    const auto place = map.find(key);
    return place == map.end() ? nullptr : &place->second;
  }

  std::unordered_map<std::string, identity::Holder> holders_;
  std::unordered_map<std::string, people::Newcomer> newcomers_;
  std::unordered_map<PersonId, people::Placed> placements_;
};

/// What is said of somebody before a list comes.
struct Before {
  std::optional<people::UnitId> unit;
  std::string role;
};

/// What becomes of lines, one after the other, given what is known.
class Judge {
 public:
  Judge(const Known& known, UnitPlan& units) : known_(known), units_(units) {}

  RosterItem verdict(const RosterLine& line) {
    auto item = item_of(line);
    if (line.fault) return refused(item, *line.fault);
    if (line.other_line) {
      item.notes.push_back(LineNote::said_before);
      return item;
    }
    if (line.last_day) item.notes.push_back(LineNote::last_day_to_come);
    const auto* holder = known_.holder(line.email.key());
    if (holder) {
      judge_holder(item, line, *holder);
    } else {
      judge_newcomer(item, line);
    }
    const bool comes = item.outcome == Outcome::added || item.outcome == Outcome::changed;
    if (comes && line.unit && !units_.want(*line.unit))
      return refused(item, LineFault::too_many_units);
    return item;
  }

 private:
  static RosterItem item_of(const RosterLine& line) {
    RosterItem item;
    item.line = line.line;
    item.last_line = line.last_line;
    item.email = line.written_as;
    item.name = line.name.text();
    item.last_day = line.last_day;
    item.other_line = line.other_line;
    return item;
  }

  /// Nothing comes of it then.
  static RosterItem refused(RosterItem item, LineFault fault) {
    item.outcome = Outcome::refused;
    item.fault = fault;
    item.unit = std::nullopt;
    item.role = std::nullopt;
    return item;
  }

  void judge_holder(RosterItem& item, const RosterLine& line, const identity::Holder& holder) {
    if (!item.name.empty() && text::unaccented(item.name) != text::unaccented(holder.name)) {
      item.listed_name = item.name;
      item.notes.push_back(LineNote::name_differs);
    }
    item.name = holder.name;
    const auto placed = known_.placement(holder.person);
    if (line.left) {
      judge_leaver(item, holder, placed);
    } else if (holder.suspended) {
      item = refused(item, LineFault::shut_out);
    } else if (!holder.address_proved) {
      judge_newcomer(item, line);
    } else {
      compare(item, line, {placed.unit, placed.role});
    }
  }

  void judge_leaver(RosterItem& item, const identity::Holder& holder,
                    const people::Placed& placed) {
    const bool is_gone = holder.suspended && !placed.unit && placed.role.empty();
    if (holder.administrator) {
      item = refused(item, LineFault::administrator);
    } else if (!is_gone && !holder.address_proved) {
      item = refused(item, LineFault::address_unproved);
    } else if (!is_gone) {
      item.outcome = Outcome::left;
    }
  }

  void judge_newcomer(RosterItem& item, const RosterLine& line) {
    const auto* newcomer = known_.newcomer(line.email.key());
    if (line.left) {
      if (newcomer) {
        item.outcome = Outcome::left;
      } else {
        item.notes.push_back(LineNote::not_known);
      }
      return;
    }
    compare(item, line, newcomer ? Before{newcomer->unit, newcomer->role} : Before());
    if (!newcomer) {
      item.outcome = Outcome::added;
    } else if (newcomer->name != line.name.text() || newcomer->email != line.email.text()) {
      item.outcome = Outcome::changed;
    }
  }

  /// What a line changes of somebody's place.
  void compare(RosterItem& item, const RosterLine& line, const Before& before) const {
    if (line.role && line.role->text() != before.role)
      item.role = Change{before.role, line.role->text()};
    if (line.unit && !is_unit(*line.unit, before.unit))
      item.unit = Change{units_.name_of(before.unit), units_.name_of(*line.unit)};
    if (item.role || item.unit) item.outcome = Outcome::changed;
  }

  bool is_unit(const UnitPath& path, const std::optional<people::UnitId>& unit) const {
    return path.empty() ? !unit : unit && units_.find(path) == unit;
  }

  const Known& known_;
  UnitPlan& units_;
};

/// Does what was found to become of lines.
class Hand {
 public:
  Hand(Tx& tx, const Visitor& administrator, const Known& known, UnitPlan& units)
      : tx_(tx), administrator_(administrator), known_(known), units_(units) {}

  void bring_in(const RosterLine& line) {
    const auto* holder = known_.holder(line.email.key());
    if (holder && holder->address_proved) {
      const auto before = known_.placement(holder->person);
      people::place(tx_, administrator_, holder->person, placement(line, before.unit, before.role));
      return;
    }
    const auto* before = known_.newcomer(line.email.key());
    people::expect(
        tx_, administrator_,
        {line.email, line.name,
         before ? placement(line, before->unit, before->role) : placement(line, std::nullopt, {})});
  }

  void note_same(const RosterLine& line) {
    const auto* newcomer = known_.newcomer(line.email.key());
    if (newcomer && !line.left) still_expected_.push_back(newcomer->id);
  }

  /// What is best done for many at once.
  void finish() { people::expect_still(tx_, still_expected_); }

  void let_go(const RosterLine& line) {
    const auto key = line.email.key();
    if (const auto* holder = known_.holder(key)) {
      identity::suspend(tx_, administrator_.persona, holder->person);
      people::place(tx_, administrator_, holder->person, {});
    }
    people::expect_no_more(tx_, administrator_, key);
    identity::withdraw_links_for(tx_, administrator_.persona, key);
  }

 private:
  /// What a line says nothing of stays as it is.
  people::Placement placement(const RosterLine& line, std::optional<people::UnitId> unit,
                              const std::string& role) {
    if (line.unit && line.unit->empty()) unit = std::nullopt;
    if (line.unit && !line.unit->empty()) unit = units_.make(tx_, administrator_, *line.unit);
    return {unit, line.role ? *line.role : people::Role::from_text(role).value()};
  }

  Tx& tx_;
  const Visitor& administrator_;
  const Known& known_;
  UnitPlan& units_;
  std::vector<people::NewcomerId> still_expected_;
};

}  // namespace

std::int64_t RosterReport::*RosterReport::count_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::added:
      return &RosterReport::added;
    case Outcome::changed:
      return &RosterReport::changed;
    case Outcome::left:
      return &RosterReport::left;
    case Outcome::refused:
      return &RosterReport::refused;
    case Outcome::same:
      break;
  }
  return &RosterReport::same;
}

void RosterReport::keep(const RosterItem& item) {
  const auto told = std::ranges::count(items, item.outcome, &RosterItem::outcome);
  if (static_cast<std::size_t>(told) < most_told) items.push_back(item);
}

void RosterReport::tell(const RosterItem& item) {
  ++(this->*count_of(item.outcome));
  if (item.outcome != Outcome::same || !item.notes.empty()) keep(item);
}

void RosterReport::add(const RosterReport& rest) {
  for (const auto outcome :
       {Outcome::added, Outcome::changed, Outcome::same, Outcome::left, Outcome::refused})
    this->*count_of(outcome) += rest.*count_of(outcome);
  new_units.insert(new_units.end(), rest.new_units.begin(), rest.new_units.end());
  for (const auto& item : rest.items) keep(item);
}

RosterReport preview(Tx& tx, const Roster& roster) {
  UnitPlan units(people::unit_tree(tx));
  RosterReport report;
  report.ignored_columns = roster.ignored;
  report.from_windows_1252 = roster.from_windows_1252;
  for (std::size_t from = 0; from < roster.lines.size(); from += portion) {
    const auto lines = portion_of(roster, from);
    const Known known(tx, lines);
    Judge judge(known, units);
    for (const auto& line : lines) report.tell(judge.verdict(line));
  }
  report.new_units = units.wanted();
  return report;
}

RosterReport bring_in(Tx& tx, const Visitor& administrator, const Roster& roster,
                      std::size_t from) {
  const auto lines = portion_of(roster, from);
  const Known known(tx, lines);
  UnitPlan units(people::unit_tree(tx));
  Judge judge(known, units);
  Hand hand(tx, administrator, known, units);
  RosterReport report;
  for (const auto& line : lines) {
    const auto verdict = judge.verdict(line);
    report.tell(verdict);
    if (verdict.fault || line.other_line) continue;
    if (verdict.outcome == Outcome::same) hand.note_same(line);
    // Of who left a link may be about, though nobody knows them.
    if (line.left) {
      hand.let_go(line);
    } else if (verdict.outcome != Outcome::same) {
      hand.bring_in(line);
    }
  }
  hand.finish();
  report.new_units = units.wanted();
  return report;
}

}  // namespace kring::roster
