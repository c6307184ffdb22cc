#include "platform/db/postgres_row.h"

#include <charconv>
#include <memory>

namespace kring::db {
namespace {

// From pg_type.dat, which PostgreSQL never renumbers.
constexpr Oid boolean_type = 16;
constexpr Oid octets_type = 17;

template <class Number>
bool read_number(std::string_view text, Number& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size();
}

}  // namespace

void PostgresRow::refuse(int column, std::string_view what) const {
  throw WrongColumn("column " + std::string(name(column)) + " holds no " + std::string(what));
}

std::string_view PostgresRow::value(int column, std::string_view what) const {
  if (is_null(column)) refuse(column, what);
  return {PQgetvalue(result_, row_, column),
          static_cast<std::size_t>(PQgetlength(result_, row_, column))};
}

std::int64_t PostgresRow::integer(int column) const {
  const auto text = value(column, "integer");
  // A comparison is 0 or 1 in SQLite, so it is here.
  if (PQftype(result_, column) == boolean_type) return text == "t" ? 1 : 0;
  std::int64_t number = 0;
  if (!read_number(text, number)) refuse(column, "integer");
  return number;
}

double PostgresRow::real(int column) const {
  double number = 0;
  if (!read_number(value(column, "real"), number)) refuse(column, "real");
  return number;
}

std::string_view PostgresRow::text(int column) const {
  return value(column, "text");
}

Bytes PostgresRow::bytes(int column) const {
  if (PQftype(result_, column) != octets_type) refuse(column, "octets");
  const auto written = value(column, "octets");
  std::size_t size = 0;
  const std::unique_ptr<unsigned char, decltype(&PQfreemem)> octets(
      PQunescapeBytea(reinterpret_cast<const unsigned char*>(written.data()), &size), PQfreemem);
  if (!octets) throw std::bad_alloc();
  return Bytes{std::string(reinterpret_cast<const char*>(octets.get()), size)};
}

}  // namespace kring::db
