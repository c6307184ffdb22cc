#pragma once

#include "base/id.h"
#include "base/time.h"
#include "platform/db/value.h"
#include "platform/journal/fact.h"

#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace kring::db {

enum class Dialect { sqlite, postgres };

/// What a transaction runs on: one database connection, one kind per database.
class Connection {
 public:
  using OnRow = std::function<void(const Row&)>;

  virtual ~Connection() = default;
  virtual Dialect dialect() const = 0;
  /// Runs one statement (prepared once, then cached by its text), calls `on_row` for each row and
  /// returns how many rows it changed.
  virtual std::int64_t execute(std::string_view sql, std::span<const Param> params,
                               const OnRow& on_row) = 0;
};

/// A transaction: the only way to SQL, and to the journal.
///
/// A closure given to `Database::write` may run more than once before it is committed, so it
/// touches nothing but its Tx. Statements use $1, $2, … for their parameters; rows are read by the
/// names of their columns into described structs.
class Tx {
 public:
  using AfterCommit = std::function<void()>;

  Tx(Connection& connection, Time now, std::function<std::int64_t()> mint)
      : connection_(connection), now_(now), mint_(std::move(mint)) {}
  Tx(const Tx&) = delete;
  Tx& operator=(const Tx&) = delete;

  /// Every row. T is a described struct, each member of which must be a column of the result.
  template <Described T>
  std::vector<T> rows(std::string_view sql, const auto&... params) {
    return rows_with<T>(sql, std::vector<Param>{Param(params)...});
  }

  /// The same for a statement whose parameters are counted at run time.
  template <Described T>
  std::vector<T> rows_with(std::string_view sql, std::span<const Param> params) {
    std::vector<T> all;
    std::vector<int> places;
    execute(sql, params, [&](const Row& row) {
      if (places.empty()) places = places_of<T>(row);
      read_row(row, places, all.emplace_back());
    });
    return all;
  }

  /// The first row, where there is one.
  template <Described T>
  std::optional<T> row(std::string_view sql, const auto&... params) {
    auto all = rows<T>(sql, params...);
    if (all.empty()) return std::nullopt;
    return std::move(all.front());
  }

  /// The first column of every row.
  template <class T>
  std::vector<T> values(std::string_view sql, const auto&... params) {
    std::vector<T> all;
    execute(sql, {Param(params)...}, [&](const Row& row) {
      T value{};
      read_column(row, 0, value);
      all.push_back(std::move(value));
    });
    return all;
  }

  /// The first column of the first row, where there is a row.
  template <class T>
  std::optional<T> value(std::string_view sql, const auto&... params) {
    auto all = values<T>(sql, params...);
    if (all.empty()) return std::nullopt;
    return std::move(all.front());
  }

  /// Runs a statement and returns how many rows it changed.
  std::int64_t run(std::string_view sql, const auto&... params) {
    return execute(sql, {Param(params)...}, [](const Row&) {});
  }

  /// Writes one line to the journal, in this transaction. Its place in the order (seq) is not known
  /// before the commit, so none is returned. A fact whose `cause` was told before is not told
  /// again.
  void record(const journal::Fact& fact);

  /// What this transaction records from here on did not just happen: it is of this origin.
  void tell_as(journal::Origin origin) { origin_ = origin; }

  /// What this transaction writes from here on happens at this moment: for a story, which is told
  /// many acts at a time.
  void tell_of(Time moment) { now_ = moment; }

  /// Called once, after the commit is durable, in the order in which they were given; never when
  /// the transaction fails or the closure is run again. The only way to an effect in memory. It
  /// must not throw.
  void after_commit(AfterCommit effect) { after_commit_.push_back(std::move(effect)); }

  /// A new id, larger than those minted before on this node (time, node, sequence).
  template <class Tag>
  Id<Tag> mint() {
    return Id<Tag>(mint_());
  }

  /// When this transaction began, by the clock of the house: the same for all that it writes, but
  /// where a story is told.
  Time now() const { return now_; }

  Dialect dialect() const { return connection_.dialect(); }

  /// For platform/db and tests of it: what was asked to follow the commit.
  std::vector<AfterCommit> take_after_commit() { return std::exchange(after_commit_, {}); }
  int facts_recorded() const { return facts_recorded_; }

  /// For statements whose parameters are counted at run time.
  std::int64_t execute(std::string_view sql, std::initializer_list<Param> params,
                       const Connection::OnRow& on_row) {
    return connection_.execute(sql, std::span(params.begin(), params.size()), on_row);
  }
  std::int64_t execute(std::string_view sql, std::span<const Param> params,
                       const Connection::OnRow& on_row) {
    return connection_.execute(sql, params, on_row);
  }

 private:
  template <Described T>
  static std::vector<int> places_of(const Row& row) {
    std::vector<int> places;
    for_each_member<T>([&](std::string_view name, auto) {
      int at = 0;
      while (at < row.columns() && row.name(at) != name) ++at;
      if (at == row.columns())
        throw WrongColumn("no column " + std::string(name) + " in the result");
      places.push_back(at);
    });
    return places;
  }

  template <Described T>
  static void read_row(const Row& row, const std::vector<int>& places, T& out) {
    std::size_t next = 0;
    for_each_member<T>(
        [&](std::string_view, auto member) { read_column(row, places[next++], out.*member); });
  }

  Connection& connection_;
  Time now_;
  std::function<std::int64_t()> mint_;
  std::vector<AfterCommit> after_commit_;
  int facts_recorded_ = 0;
  journal::Origin origin_ = journal::Origin::live;
};

}  // namespace kring::db

namespace kring {
using db::Tx;
}
