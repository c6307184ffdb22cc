#pragma once

#include "platform/db/tx.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

namespace kring::db {

enum class ColumnType { integer, real, text, octets };
BOOST_DESCRIBE_ENUM(ColumnType, integer, real, text, octets)

struct ColumnShape {
  std::string name;
  ColumnType type = ColumnType::integer;
  bool operator==(const ColumnShape&) const = default;
  BOOST_DESCRIBE_CLASS(ColumnShape, (), (name, type), (), ())
};

/// A table as both databases have it, whatever each of them makes of it.
struct TableShape {
  std::string name;
  std::vector<ColumnShape> columns;  ///< in the order of their names
  std::vector<std::string> key;      ///< by which its rows are in one order only
  bool operator==(const TableShape&) const = default;
  BOOST_DESCRIBE_CLASS(TableShape, (), (name, columns, key), (), ())
};

/// A value on its way from one database to another; text and octets are borrowed.
using Cell = Param::Value;
using OnCells = std::function<void(std::span<const Cell>)>;

/// The tables of the hub, by name. On both databases `journal` is one of them, with its lines in
/// order; what only this database keeps for its own work (leases of nodes, how lines get their
/// numbers, which steps the schema has been through) is none. Throws CannotOpen for a column of a
/// type that the other database does not have, but in the tables that are left out.
std::vector<TableShape> shapes_of(Tx& tx, const std::vector<std::string_view>& left_out);

/// One of them, without the columns whose type only this database has. Nothing where it is not
/// there.
std::optional<TableShape> shape_of(Tx& tx, std::string_view table);

/// "SELECT …": all rows of a table, its columns in the order of the shape, its rows in that of its
/// key, which is the same on both databases.
std::string select_all(const TableShape& table, Dialect dialect);

std::int64_t number_of_rows(Tx& tx, const TableShape& table);

/// The last line of the journal.
struct LastLine {
  std::int64_t seq = 0;
  Time happened_at;
  std::string kind;
  bool operator==(const LastLine&) const = default;
  BOOST_DESCRIBE_CLASS(LastLine, (), (seq, happened_at, kind), (), ())
};
std::optional<LastLine> last_line(Tx& tx);

/// A name as SQL takes it, whatever it is.
std::string quoted_name(std::string_view name);

}  // namespace kring::db
