#include "platform/db/table_shape.h"

#include "platform/db/failures.h"

#include <algorithm>
#include <array>
#include <map>

namespace kring::db {
namespace {

constexpr std::array<std::string_view, 5> machinery{
    "schema_migrations", "node_leases", "journal_lines", "journal_pending", "journal_numbers"};

struct CatalogColumn {
  std::string table;
  std::string column;
  std::string type;
  std::int64_t place_in_key = 0;  ///< from 1; 0 where it is no part of the key
  BOOST_DESCRIBE_CLASS(CatalogColumn, (), (table, column, type, place_in_key), (), ())
};

// Without the tables that a full-text index keeps for itself.
constexpr std::string_view catalog_of_sqlite =
    "SELECT t.name AS \"table\", c.name AS \"column\", c.type AS type, c.pk AS place_in_key"
    " FROM pragma_table_list t JOIN pragma_table_info(t.name) c"
    " WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite!_%' ESCAPE '!'"
    " ORDER BY t.name, c.name";

// The journal is a view there, with the same columns as the table elsewhere.
constexpr std::string_view catalog_of_postgres =
    "SELECT c.relname::text AS \"table\", a.attname::text AS \"column\","
    " format_type(a.atttypid, NULL) AS type,"
    " CASE WHEN c.relname = 'journal' THEN (a.attname = 'seq')::int"
    " ELSE coalesce(array_position(k.conkey, a.attnum), 0) END AS place_in_key"
    " FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0"
    " AND NOT a.attisdropped"
    " LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p'"
    " WHERE c.relnamespace = current_schema()::regnamespace"
    " AND (c.relkind = 'r' OR c.relname = 'journal' AND c.relkind = 'v')"
    " ORDER BY c.relname COLLATE \"C\", a.attname COLLATE \"C\"";

std::optional<ColumnType> known_type(const CatalogColumn& column) {
  static const std::map<std::string, ColumnType, std::less<>> types{
      {"INTEGER", ColumnType::integer}, {"bigint", ColumnType::integer},
      {"REAL", ColumnType::real},       {"double precision", ColumnType::real},
      {"TEXT", ColumnType::text},       {"text", ColumnType::text},
      {"BLOB", ColumnType::octets},     {"bytea", ColumnType::octets}};
  const auto found = types.find(column.type);
  if (found == types.end()) return std::nullopt;
  return found->second;
}

ColumnType type_of(const CatalogColumn& column) {
  if (const auto type = known_type(column)) return *type;
  throw CannotOpen("The column " + column.table + "." + column.column + " is of the type " +
                   column.type + ", which is not the same in every database.");
}

bool contains(const auto& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

// Without a key all columns together say which row it is.
std::vector<std::string> key_of(const std::vector<CatalogColumn>& columns) {
  auto keyed = columns;
  std::erase_if(keyed, [](const auto& column) { return column.place_in_key == 0; });
  std::ranges::sort(keyed, {}, &CatalogColumn::place_in_key);
  if (keyed.empty()) keyed = columns;
  std::vector<std::string> key;
  for (const auto& column : keyed) key.push_back(column.column);
  return key;
}

}  // namespace

std::vector<TableShape> shapes_of(Tx& tx, const std::vector<std::string_view>& left_out) {
  std::map<std::string, std::vector<CatalogColumn>> catalog;
  for (auto& column : tx.rows<CatalogColumn>(
           tx.dialect() == Dialect::sqlite ? catalog_of_sqlite : catalog_of_postgres)) {
    if (contains(machinery, column.table) || contains(left_out, column.table)) continue;
    catalog[column.table].push_back(std::move(column));
  }
  std::vector<TableShape> shapes;
  for (auto& [name, columns] : catalog) {
    std::ranges::sort(columns, {}, &CatalogColumn::column);
    TableShape shape{name, {}, key_of(columns)};
    for (const auto& column : columns) shape.columns.push_back({column.column, type_of(column)});
    shapes.push_back(std::move(shape));
  }
  return shapes;
}

std::optional<TableShape> shape_of(Tx& tx, std::string_view table) {
  auto columns = tx.rows<CatalogColumn>(tx.dialect() == Dialect::sqlite ? catalog_of_sqlite
                                                                        : catalog_of_postgres);
  std::erase_if(columns, [&](const auto& column) { return column.table != table; });
  if (columns.empty()) return std::nullopt;
  std::ranges::sort(columns, {}, &CatalogColumn::column);
  TableShape shape{std::string(table), {}, key_of(columns)};
  for (const auto& column : columns) {
    if (const auto type = known_type(column)) shape.columns.push_back({column.column, *type});
  }
  return shape;
}

std::string quoted_name(std::string_view name) {
  std::string quoted = "\"";
  for (const char each : name) quoted.append(each == '"' ? 2 : 1, each);
  return quoted + '"';
}

std::int64_t number_of_rows(Tx& tx, const TableShape& table) {
  return tx.value<std::int64_t>("SELECT count(*) FROM " + quoted_name(table.name)).value();
}

std::optional<LastLine> last_line(Tx& tx) {
  return tx.row<LastLine>("SELECT seq, happened_at, kind FROM journal ORDER BY seq DESC LIMIT 1");
}

std::string select_all(const TableShape& table, Dialect dialect) {
  std::string columns;
  std::string order;
  for (const auto& column : table.columns)
    columns.append(columns.empty() ? "" : ", ").append(quoted_name(column.name));
  for (const auto& name : table.key) {
    order.append(order.empty() ? "" : ", ").append(quoted_name(name));
    const auto column = std::ranges::find(table.columns, name, &ColumnShape::name);
    // As octets, like SQLite, whatever language the server was set up in.
    if (dialect == Dialect::postgres && column->type == ColumnType::text)
      order.append(" COLLATE \"C\"");
  }
  return "SELECT " + columns + " FROM " + quoted_name(table.name) + " ORDER BY " + order;
}

}  // namespace kring::db
