#include "hub/learning_records/counts.h"

#include "hub/learning_records/counts_store.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statement_reader.h"

#include <algorithm>

namespace kring::learning_records {
namespace {

/// A longer address is counted like others, but cannot be told.
constexpr std::size_t longest_iri = 1000;

std::int64_t milliseconds(Time time) {
  return time.time_since_epoch().count();
}

std::int64_t digits_of(std::int64_t number) {
  return static_cast<std::int64_t>(std::to_string(number).size());
}

void add_actors(const json::Value& actor, std::vector<Mark>& actors) {
  if (const auto identity = identity_of(actor); !identity.empty()) {
    actors.push_back(mark_of(MarkKind::agent, identity));
  } else if (const auto* members = member_of(actor, "member")) {
    for (const auto& member : members->items) add_actors(member, actors);
  }
}

}  // namespace

Time week_of(Time time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  return day - (std::chrono::weekday(day) - std::chrono::Monday);
}

Time hour_of(Time time) {
  return std::chrono::floor<std::chrono::hours>(time);
}

CountedAs counted_as(const json::Value& statement) {
  CountedAs as;
  as.verb = text_of(*member_of(statement, "verb"), "id");
  const auto& object = *member_of(statement, "object");
  if (kind_of_object(object) == ObjectKind::activity) as.activity = text_of(object, "id");
  add_actors(*member_of(statement, "actor"), as.actors);
  std::ranges::sort(as.actors);
  as.actors.erase(std::unique(as.actors.begin(), as.actors.end()), as.actors.end());
  as.success = success_of(statement);
  return as;
}

std::size_t most_changed_by(const CountedAs& statement) {
  constexpr std::size_t others = 5;  // verb, activity, week, hour and success
  return statement.actors.size() + others;
}

void Counts::arrived(ClientId client, Time stored_at, int by) {
  change({CountKind::hour, milliseconds(hour_of(stored_at)), client}, {}, by);
}

void Counts::change(const CountedAs& statement, ClientId client, Time stored_at, int by) {
  const auto all = ClientId();
  change({CountKind::verb, mark_of(MarkKind::verb, statement.verb), all}, statement.verb, by);
  if (const auto& iri = statement.activity) {
    change({CountKind::activity, mark_of(MarkKind::activity, *iri), all}, *iri, by);
  }
  for (const auto actor : statement.actors) change({CountKind::actor, actor, all}, {}, by);
  change({CountKind::week, milliseconds(week_of(stored_at)), client}, {}, by);
  if (statement.success) change({CountKind::success, *statement.success, all}, {}, by);
}

void Counts::change(const Key& key, std::string_view iri, int by) {
  auto& change = changes_[key];
  if (change.iri.empty() && iri.size() <= longest_iri) change.iri = iri;
  change.number += by;
}

void Counts::write(Tx& tx) const {
  std::vector<store::CountRow> rows;
  rows.reserve(changes_.size());
  for (const auto& [key, change] : changes_) {
    if (change.number == 0) continue;
    const auto& [kind, what, client] = key;
    rows.push_back({kind, what, client, change.iri, change.number, digits_of(change.number)});
  }
  for (auto& row : store::change_counts(tx, rows)) {
    if (row.number == 0) {
      store::remove_count(tx, row);
    } else if (const auto digits = digits_of(row.number); digits != row.digits) {
      row.digits = digits;
      store::set_digits(tx, row);
    }
  }
}

std::int64_t forget_old_hours(Tx& tx) {
  return store::remove_hours_before(tx, hour_of(tx.now() - hours_kept));
}

}  // namespace kring::learning_records
