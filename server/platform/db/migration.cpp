#include "platform/db/migration.h"

#include "platform/crypto/sha.h"
#include "platform/db/failures.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <stdexcept>

#include <boost/algorithm/string/predicate.hpp>

namespace kring::db {
namespace {

std::string sha256(std::string_view text) {
  return crypto::sha_hex(text, 64).value();
}

int number_of(std::string_view name) {
  int number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  if (error != std::errc() || end - name.data() != 4 || name.size() < 10 || name[4] != '_' ||
      !name.ends_with(".sql")) {
    throw std::invalid_argument("a migration is called NNNN_words.sql, not " + std::string(name));
  }
  return number;
}

// Leaves out the lines from `-- @other` to `-- @end`.
std::string section_for(Dialect dialect, std::string_view text, std::string_view name) {
  const std::string_view other = dialect == Dialect::sqlite ? "-- @postgres" : "-- @sqlite";
  std::string kept;
  std::string_view section;
  while (!text.empty()) {
    const auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (line == "-- @sqlite" || line == "-- @postgres") {
      if (!section.empty())
        throw std::invalid_argument("a section within a section in " + std::string(name));
      section = line;
    } else if (line == "-- @end") {
      section = {};
    } else if (section != other) {
      kept.append(line).append("\n");
    }
  }
  if (!section.empty())
    throw std::invalid_argument("a section without -- @end in " + std::string(name));
  return kept;
}

std::string with_macros(Dialect dialect, std::string_view text) {
  struct Macro {
    std::string_view name, sqlite, postgres;
  };
  constexpr std::array<Macro, 5> macros{{{"ID", "INTEGER PRIMARY KEY", "BIGINT PRIMARY KEY"},
                                         {"INT", "INTEGER", "BIGINT"},
                                         {"REAL", "REAL", "DOUBLE PRECISION"},
                                         {"BYTES", "BLOB", "BYTEA"},
                                         {"LINK", "WITHOUT ROWID", ""}}};
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != '$') {
      out += text[at++];
      continue;
    }
    auto end = at + 1;
    while (end < text.size() && std::isalpha(static_cast<unsigned char>(text[end]))) ++end;
    const auto word = text.substr(at + 1, end - at - 1);
    const auto macro = std::find_if(macros.begin(), macros.end(),
                                    [&](const Macro& each) { return each.name == word; });
    if (macro == macros.end()) {
      out += text.substr(at, end - at);
    } else {
      out += dialect == Dialect::sqlite ? macro->sqlite : macro->postgres;
    }
    at = end;
  }
  return out;
}

}  // namespace

std::vector<Migration> migrations_for(Dialect dialect,
                                      const std::map<std::string_view, std::string_view>& files) {
  std::vector<Migration> all;
  for (const auto& [name, text] : files) {
    if (!name.ends_with(".sql")) continue;
    auto sql = with_macros(dialect, section_for(dialect, text, name));
    if (boost::algorithm::icontains(sql, "deferrable")) {
      throw std::invalid_argument("a deferred constraint in " + std::string(name));
    }
    all.push_back({number_of(name), std::string(name), sha256(text), std::move(sql)});
  }
  std::ranges::sort(all, {}, &Migration::number);
  const auto twice = std::ranges::adjacent_find(all, {}, &Migration::number);
  if (twice != all.end())
    throw std::invalid_argument("two migrations have the number of " + twice->name);
  return all;
}

std::vector<Migration> pending_migrations(const std::vector<Migration>& known,
                                          const std::vector<AppliedMigration>& applied) {
  std::int64_t newest = -1;
  for (const auto& step : applied) {
    newest = std::max(newest, step.number);
    const auto ours = std::ranges::find(known, step.number, &Migration::number);
    if (ours == known.end()) {
      throw CannotOpen("This database was made by a newer Kring: it has been through " + step.name +
                       ", which this version does not know. Start that version, or a later one.");
    }
    if (ours->checksum != step.checksum) {
      throw CannotOpen("The migration " + ours->name +
                       " is not the one this database has been through."
                       " Released migrations are never changed: add a new one.");
    }
  }
  std::vector<Migration> pending;
  for (const auto& step : known) {
    if (std::ranges::find(applied, step.number, &AppliedMigration::number) != applied.end())
      continue;
    if (step.number < newest) {
      throw CannotOpen("The migration " + step.name + " comes before one that this database has" +
                       " already been through. Give it a number after all others.");
    }
    pending.push_back(step);
  }
  return pending;
}

}  // namespace kring::db
