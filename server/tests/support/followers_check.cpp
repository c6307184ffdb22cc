#include "tests/support/followers_check.h"

#include "platform/journal/cursors.h"
#include "platform/journal/followers.h"
#include "platform/journal/journal.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace kring::testing_support {
namespace {

using journal::Follower;
using Kinds = std::set<std::string>;

std::int64_t last_line(Database& database) {
  database.await_numbering();
  return database.read(journal::last_seq);
}

/// Brings one follower to the end; the kinds of what it told the journal on its way.
Kinds catch_up(Database& database, Follower& follower) {
  const auto before = last_line(database);
  journal::Progress progress(database, follower);
  while (progress.step() != journal::Progress::Outcome::caught_up) {
  }
  Kinds caused;
  database.await_numbering();
  for (const auto& line :
       database.read([&](Tx& tx) { return journal::lines_after(tx, before, 1'000'000); })) {
    caused.insert(line.kind);
  }
  return caused;
}

/// Followers hear of what others cause, so this goes round until nothing is told any more.
std::map<Follower*, Kinds> catch_up(Database& database, const std::vector<Follower*>& followers) {
  std::map<Follower*, Kinds> caused;
  // Without a circle each round ends at least one follower for good.
  for (std::size_t round = 0; round <= followers.size(); ++round) {
    for (auto* const follower : followers) caused[follower].merge(catch_up(database, *follower));
  }
  return caused;
}

bool hears_any(const Follower& follower, const Kinds& kinds) {
  return std::ranges::any_of(follower.hears(),
                             [&](auto kind) { return kinds.contains(std::string(kind)); });
}

/// Everybody who hears, directly or through others, of what this follower causes.
std::set<Follower*> reached_from(Follower* from, const std::map<Follower*, Kinds>& caused) {
  std::set<Follower*> reached;
  std::vector<Follower*> next{from};
  while (!next.empty()) {
    auto* const teller = next.back();
    next.pop_back();
    for (const auto& [listener, kinds] : caused) {
      if (hears_any(*listener, caused.at(teller)) && reached.insert(listener).second)
        next.push_back(listener);
    }
  }
  return reached;
}

std::vector<std::string> columns_of(Tx& tx, std::string_view table) {
  return tx.values<std::string>(
      tx.dialect() == db::Dialect::sqlite
          ? "SELECT name FROM pragma_table_info($1) ORDER BY name"
          : "SELECT column_name::text FROM information_schema.columns WHERE table_name = $1"
            " ORDER BY column_name",
      table);
}

/// Tables alone: what SQLite's full-text index writes to itself by name is none.
bool is_table(Tx& tx, const std::string& name) {
  return !tx.values<std::string>(
                tx.dialect() == db::Dialect::sqlite
                    ? "SELECT name FROM sqlite_schema WHERE type = 'table' AND name = $1"
                      " AND sql NOT LIKE 'CREATE VIRTUAL TABLE %'"
                    : "SELECT table_name::text FROM information_schema.tables"
                      " WHERE table_name = $1",
                name)
              .empty();
}

/// Of what was written, that which the follower does not name. The journal's own tables, and jobs,
/// are the house's.
std::vector<std::string> unnamed(Database& database, const Follower& follower,
                                 std::set<std::string> written) {
  for (const auto table : follower.tables()) written.erase(std::string(table));
  std::erase_if(written,
                [](const auto& table) { return table.starts_with("journal") || table == "jobs"; });
  return database.read([&](Tx& tx) {
    std::vector<std::string> tables;
    std::ranges::copy_if(written, std::back_inserter(tables),
                         [&](const auto& table) { return is_table(tx, table); });
    return tables;
  });
}

/// Every row of a table as one text, sorted.
std::vector<std::string> rows_of(Tx& tx, std::string_view table) {
  const bool sqlite = tx.dialect() == db::Dialect::sqlite;
  std::string columns;
  for (const auto& column : columns_of(tx, table)) {
    if (!columns.empty()) columns += " || ' ' || ";
    columns += sqlite ? "quote(" + column + ")" : "coalesce(quote_literal(" + column + "), 'NULL')";
  }
  auto rows = tx.values<std::string>("SELECT " + columns + " FROM " + std::string(table));
  std::ranges::sort(rows);
  return rows;
}

using Rows = std::map<std::string, std::vector<std::string>>;

Rows rows_of(Database& database, const std::vector<std::string>& tables) {
  return database.read([&](Tx& tx) {
    Rows rows;
    for (const auto& table : tables) rows[table] = rows_of(tx, table);
    return rows;
  });
}
Rows rows_of_its_tables(Database& database, const Follower& follower) {
  const auto tables = follower.tables();
  return rows_of(database, {tables.begin(), tables.end()});
}

std::string first_difference(const std::vector<std::string>& built,
                             const std::vector<std::string>& rebuilt) {
  const auto [one, other] =
      std::mismatch(built.begin(), built.end(), rebuilt.begin(), rebuilt.end());
  return "line by line: " + (one == built.end() ? "nothing more" : *one) +
         "; rebuilt: " + (other == rebuilt.end() ? "nothing more" : *other);
}

/// The kinds of what it told the journal meanwhile.
Kinds rebuild(Database& database, Follower& follower) {
  journal::Progress(database, follower).begin_again();
  return catch_up(database, follower);
}

/// Of tables that a follower writes and does not name. What it adds to a log stays when it begins
/// again, so they are as they were; any other table would never be compared with anything.
void judge_unnamed(Database& database, Follower& follower, const std::vector<std::string>& tables,
                   std::vector<std::string>& complaints) {
  const std::string name(follower.name());
  if (!follower.adds_to()) {
    for (const auto& table : tables)
      complaints.push_back(name + " writes to " + table + ", which is not among its tables");
    return;
  }
  if (tables.empty()) return;
  const auto before = rows_of(database, tables);
  rebuild(database, follower);
  const auto after = rows_of(database, tables);
  for (const auto& table : tables) {
    if (before.at(table) != after.at(table))
      complaints.push_back(name + " adds to " + table + " again what it added before");
  }
}

void compare_with_rebuild(Database& database, Follower& follower, WrittenTables& written,
                          std::vector<std::string>& complaints) {
  const std::string name(follower.name());
  const auto built = rows_of_its_tables(database, follower);
  written.take();
  if (!rebuild(database, follower).empty())
    complaints.push_back(name + " tells the journal again what it told before");
  judge_unnamed(database, follower, unnamed(database, follower, written.take()), complaints);
  const auto rebuilt = rows_of_its_tables(database, follower);
  for (const auto& [table, rows] : built) {
    if (rows != rebuilt.at(table)) {
      complaints.push_back(name + " builds another " + table + " from the first line. " +
                           first_difference(rows, rebuilt.at(table)));
    }
  }
}

}  // namespace

std::vector<std::string> complaints_about(Database& database,
                                          const std::vector<Follower*>& followers,
                                          WrittenTables& written) {
  std::vector<std::string> complaints;
  const auto caused = catch_up(database, followers);
  for (auto* const follower : followers) {
    if (reached_from(follower, caused).contains(follower))
      complaints.push_back(std::string(follower->name()) + " hears of what it causes itself");
  }
  for (auto* const follower : followers)
    compare_with_rebuild(database, *follower, written, complaints);
  for (const auto& line : database.read(journal::parked_lines)) {
    complaints.push_back(line.follower + " could not handle line " + std::to_string(line.seq) +
                         ": " + line.error);
  }
  return complaints;
}

}  // namespace kring::testing_support
