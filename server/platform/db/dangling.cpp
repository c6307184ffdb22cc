#include "platform/db/dangling.h"

#include "platform/db/table_shape.h"

namespace kring::db {
namespace {

struct Reference {
  std::string table;
  std::string refers_to;
  std::string from;
  std::string to;
  BOOST_DESCRIBE_CLASS(Reference, (), (table, refers_to, from, to), (), ())
};

constexpr std::string_view on_sqlite =
    "SELECT \"table\", parent AS refers_to, count(*) AS rows FROM pragma_foreign_key_check"
    " GROUP BY \"table\", parent ORDER BY \"table\", parent";

// All references here are of one column.
constexpr std::string_view references_on_postgres =
    "SELECT c.relname::text AS \"table\", r.relname::text AS refers_to,"
    " a.attname::text AS \"from\", b.attname::text AS \"to\""
    " FROM pg_constraint f JOIN pg_class c ON c.oid = f.conrelid"
    " JOIN pg_class r ON r.oid = f.confrelid"
    " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = f.conkey[1]"
    " JOIN pg_attribute b ON b.attrelid = r.oid AND b.attnum = f.confkey[1]"
    " WHERE f.contype = 'f' AND f.connamespace = current_schema()::regnamespace"
    " ORDER BY c.relname, r.relname, a.attname";

std::int64_t dangling_of(Tx& tx, const Reference& reference) {
  const auto from = quoted_name(reference.from);
  return tx
      .value<std::int64_t>("SELECT count(*) FROM " + quoted_name(reference.table) + " WHERE " +
                           from + " IS NOT NULL AND " + from + " NOT IN (SELECT " +
                           quoted_name(reference.to) + " FROM " + quoted_name(reference.refers_to) +
                           ")")
      .value();
}

}  // namespace

std::vector<Dangling> dangling_rows(Tx& tx) {
  if (tx.dialect() == Dialect::sqlite) return tx.rows<Dangling>(on_sqlite);
  std::vector<Dangling> all;
  for (const auto& reference : tx.rows<Reference>(references_on_postgres)) {
    const auto rows = dangling_of(tx, reference);
    if (rows > 0) all.push_back({reference.table, reference.refers_to, rows});
  }
  return all;
}

}  // namespace kring::db
