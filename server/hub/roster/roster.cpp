#include "hub/roster/roster.h"

#include "hub/identity/holders.h"
#include "hub/identity/identity.h"
#include "hub/roster/unit_plan.h"

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

struct Verdict {
  Outcome outcome = Outcome::same;
  std::optional<LineFault> fault = std::nullopt;
};

Verdict refused(LineFault fault) {
  return {Outcome::refused, fault};
}

/// What becomes of lines, one after the other, given what is known.
class Judge {
 public:
  Judge(const Known& known, UnitPlan& units) : known_(known), units_(units) {}

  Verdict verdict(const RosterLine& line) {
    if (line.fault) return refused(*line.fault);
    const auto* holder = known_.holder(line.email.key());
    const auto said = holder ? of_holder(line, *holder) : of_newcomer(line);
    const bool comes = said.outcome == Outcome::added || said.outcome == Outcome::changed;
    if (comes && line.unit && !units_.want(*line.unit)) return refused(LineFault::too_many_units);
    return said;
  }

 private:
  Verdict of_holder(const RosterLine& line, const identity::Holder& holder) const {
    const auto placed = known_.placement(holder.person);
    if (line.left) {
      if (holder.administrator) return refused(LineFault::administrator);
      const bool is_gone = holder.suspended && !placed.unit && placed.role.empty();
      if (is_gone) return {Outcome::same};
      if (!holder.address_proved) return refused(LineFault::address_unproved);
      return {Outcome::left};
    }
    if (holder.suspended) return refused(LineFault::shut_out);
    if (!holder.address_proved) return of_newcomer(line);
    return {is_so(line, placed.unit, placed.role) ? Outcome::same : Outcome::changed};
  }

  Verdict of_newcomer(const RosterLine& line) const {
    const auto* newcomer = known_.newcomer(line.email.key());
    if (line.left) return {newcomer ? Outcome::left : Outcome::same};
    if (!newcomer) return {Outcome::added};
    const bool same = newcomer->name == line.name.text() && newcomer->email == line.email.text() &&
                      is_so(line, newcomer->unit, newcomer->role);
    return {same ? Outcome::same : Outcome::changed};
  }

  /// Whether a line says of somebody's place nothing but what is said already.
  bool is_so(const RosterLine& line, const std::optional<people::UnitId>& unit,
             const std::string& role) const {
    if (line.role && line.role->text() != role) return false;
    if (!line.unit) return true;
    return line.unit->empty() ? !unit : unit && units_.find(*line.unit) == unit;
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

void RosterReport::tell(const RosterItem& item) {
  const bool is_refused = item.outcome == Outcome::refused;
  const auto told = std::ranges::count_if(items, [&](const RosterItem& each) {
    return (each.outcome == Outcome::refused) == is_refused;
  });
  if (static_cast<std::size_t>(told) < most_told) items.push_back(item);
}

void RosterReport::tell(const RosterLine& line, Outcome outcome, std::optional<LineFault> fault) {
  ++(this->*count_of(outcome));
  if (outcome == Outcome::same) return;
  tell({line.line, line.last_line, line.written_as, line.name.text(), outcome, fault});
}

void RosterReport::add(const RosterReport& rest) {
  for (const auto outcome :
       {Outcome::added, Outcome::changed, Outcome::same, Outcome::left, Outcome::refused})
    this->*count_of(outcome) += rest.*count_of(outcome);
  new_units.insert(new_units.end(), rest.new_units.begin(), rest.new_units.end());
  for (const auto& item : rest.items) tell(item);
}

RosterReport preview(Tx& tx, const Roster& roster) {
  UnitPlan units(people::unit_tree(tx));
  RosterReport report;
  report.ignored_columns = roster.ignored;
  for (std::size_t from = 0; from < roster.lines.size(); from += portion) {
    const auto lines = portion_of(roster, from);
    const Known known(tx, lines);
    Judge judge(known, units);
    for (const auto& line : lines) {
      const auto verdict = judge.verdict(line);
      report.tell(line, verdict.outcome, verdict.fault);
    }
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
    report.tell(line, verdict.outcome, verdict.fault);
    if (verdict.fault) continue;
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
