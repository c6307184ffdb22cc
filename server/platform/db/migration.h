#pragma once

#include "platform/db/postgres.h"
#include "platform/db/sqlite.h"
#include "platform/db/tx.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kring::db {

/// One numbered step of the schema, written once for both databases. See
/// server/migrations/README.md.
struct Migration {
  int number = 0;        ///< 10
  std::string name;      ///< "0010_people.sql"
  std::string checksum;  ///< SHA-256 of the file, hexadecimal
  std::string sql;       ///< for one database
};

/// The files (name to text) as steps for this database, in order. Throws std::invalid_argument for
/// a name that is not NNNN_words.sql, a number that is used twice, a section without an end, and a
/// deferred constraint, which would fail at COMMIT and take a whole group of writers with it.
std::vector<Migration> migrations_for(Dialect dialect,
                                      const std::map<std::string_view, std::string_view>& files);

/// A step that the database has been through.
struct AppliedMigration {
  std::int64_t number = 0;
  std::string name;
  std::string checksum;
  BOOST_DESCRIBE_CLASS(AppliedMigration, (), (number, name, checksum), (), ())
};

/// What is still to be done. Throws CannotOpen, with a sentence for whoever starts the hub, when
/// the database was made by a newer version, or by another text of the same step.
std::vector<Migration> pending_migrations(const std::vector<Migration>& known,
                                          const std::vector<AppliedMigration>& applied);

/// Brings the file up to date, making it where there is none. Before it changes a database that is
/// in use it keeps a copy beside it (`NAME.before-NNNN`). Each step is one transaction.
void migrate_sqlite(const std::filesystem::path& file,
                    const std::map<std::string_view, std::string_view>& files);

/// Brings the schema up to date. Several nodes may try at once; one does it. A copy before is the
/// operator's (pg_dump).
void migrate_postgres(const std::string& connection,
                      const std::map<std::string_view, std::string_view>& files);

}  // namespace kring::db
