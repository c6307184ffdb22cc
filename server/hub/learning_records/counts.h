#pragma once

#include "hub/learning_records/clients.h"
#include "hub/learning_records/marks.h"
#include "platform/db/database.h"

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

/// How many statements there are, kept up as they come and are voided (counting.h), so that nobody
/// who asks has to count them: `statement_counts`.
namespace kring::learning_records {

/// What is counted. The numbers are kept. Voided statements are not counted, except by `hour`,
/// which says what arrived. `week` and `hour` are counted for each client, the others for all
/// together.
enum class CountKind {
  verb = 1,
  activity = 2,  ///< the object
  actor = 3,     ///< of a group without an identifier each member
  week = 4,      ///< of storing, from Monday 0:00 UTC
  hour = 5,      ///< of storing; the last `hours_kept` of them
  success = 6,   ///< what the result says: 1 or 0
};

inline constexpr auto hours_kept = std::chrono::hours(24 * 15);

/// The beginning of that week, and of that hour.
Time week_of(Time time);
Time hour_of(Time time);

/// What one statement is counted under.
struct CountedAs {
  std::string verb;                     ///< IRI
  std::optional<std::string> activity;  ///< IRI
  std::vector<Mark> actors;             ///< each once
  std::optional<bool> success;
};

/// Of a statement of which `require_statement` had no complaint.
CountedAs counted_as(const json::Value& statement);

/// How many counts it changes, at most.
std::size_t most_changed_by(const CountedAs& statement);

/// What one transaction changes about the counts: collected, and written with a handful of
/// statements of SQL. Only within `write_in_order` of the `statement_log`.
class Counts {
 public:
  void arrived(ClientId client, Time stored_at) { arrived(client, stored_at, 1); }
  /// It is removed, as if it had never come.
  void never_arrived(ClientId client, Time stored_at) { arrived(client, stored_at, -1); }
  void add(const CountedAs& statement, ClientId client, Time stored_at) {
    change(statement, client, stored_at, 1);
  }
  void take_away(const CountedAs& statement, ClientId client, Time stored_at) {
    change(statement, client, stored_at, -1);
  }
  /// How many they are.
  std::size_t size() const { return changes_.size(); }
  void write(Tx& tx) const;

 private:
  struct Change {
    std::string iri;
    std::int64_t number = 0;
  };
  using Key = std::tuple<CountKind, std::int64_t, ClientId>;

  void arrived(ClientId client, Time stored_at, int by);
  void change(const CountedAs& statement, ClientId client, Time stored_at, int by);
  void change(const Key& key, std::string_view iri, int by);

  std::map<Key, Change> changes_;
};

/// Forgets hours that nobody asks for any more.
std::int64_t forget_old_hours(Tx& tx);

}  // namespace kring::learning_records
