#pragma once

#include "platform/db/value.h"

#include <libpq-fe.h>

namespace kring::db {

/// A row of a result in text format, which libpq holds in full.
class PostgresRow : public Row {
 public:
  PostgresRow(const PGresult* result, int row) : result_(result), row_(row) {}

  int columns() const override { return PQnfields(result_); }
  std::string_view name(int column) const override { return PQfname(result_, column); }
  bool is_null(int column) const override { return PQgetisnull(result_, row_, column) != 0; }
  std::int64_t integer(int column) const override;
  double real(int column) const override;
  std::string_view text(int column) const override;
  Bytes bytes(int column) const override;

 private:
  [[noreturn]] void refuse(int column, std::string_view what) const;
  std::string_view value(int column, std::string_view what) const;

  const PGresult* result_;
  int row_;
};

}  // namespace kring::db
