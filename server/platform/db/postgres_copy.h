#pragma once

#include "platform/db/postgres_connection.h"
#include "platform/db/table_shape.h"

#include <string>
#include <vector>

namespace kring::db {

/// Many rows out of PostgreSQL or into it, in the binary form of COPY.

/// Runs "COPY (…) TO STDOUT" of what `select` gives, and tells each row, whose columns are of these
/// types. No more than some rows are held at a time.
void copy_out(PostgresConnection& connection, const std::string& select,
              const std::vector<ColumnType>& types, const OnCells& on_row);

/// Rows on their way into one table. What was not ended is not there.
class CopyIn {
 public:
  /// `into`: "table (column, column)".
  CopyIn(PostgresConnection& connection, const std::string& into);
  ~CopyIn();
  CopyIn(const CopyIn&) = delete;
  CopyIn& operator=(const CopyIn&) = delete;

  void row(std::span<const Cell> cells);
  /// Throws what a statement throws.
  void end();

 private:
  void send();

  PostgresConnection& connection_;
  const std::string sql_;
  std::string waiting_;
  bool open_ = true;
};

}  // namespace kring::db
