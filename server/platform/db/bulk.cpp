#include "platform/db/bulk.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string>
#include <vector>

namespace kring::db {
namespace {

constexpr std::array<std::size_t, 7> portions{64, 32, 16, 8, 4, 2, 1};

std::size_t portion_of(std::size_t rows) {
  return *std::ranges::find_if(portions, [&](std::size_t size) { return size <= rows; });
}

void append_parameters(std::string& sql, std::size_t first, std::size_t count) {
  sql += '(';
  for (std::size_t i = 0; i < count; ++i) {
    sql.append(i == 0 ? "$" : ",$").append(std::to_string(first + i));
  }
  sql += ')';
}

}  // namespace

std::int64_t insert_rows(Tx& tx, std::string_view head, std::size_t columns,
                         std::span<const Param> params, std::string_view tail,
                         const Connection::OnRow& on_row) {
  std::int64_t inserted = 0;
  while (!params.empty()) {
    const auto rows = portion_of(params.size() / columns);
    std::string sql(head);
    for (std::size_t row = 0; row < rows; ++row) {
      sql += row == 0 ? " " : ",";
      append_parameters(sql, row * columns + 1, columns);
    }
    sql.append(" ").append(tail);
    inserted += tx.execute(sql, params.first(rows * columns), on_row);
    params = params.subspan(rows * columns);
  }
  return inserted;
}

void select_in(Tx& tx, std::string_view head, std::span<const Param> values, std::string_view tail,
               const Connection::OnRow& on_row) {
  std::vector<Param> padded;
  while (!values.empty()) {
    auto portion = values.first(std::min(values.size(), portions.front()));
    values = values.subspan(portion.size());
    if (const auto size = std::bit_ceil(portion.size()); size != portion.size()) {
      padded.assign(portion.begin(), portion.end());
      padded.resize(size, portion.back());
      portion = padded;
    }
    std::string sql(head);
    sql += ' ';
    append_parameters(sql, 1, portion.size());
    sql.append(" ").append(tail);
    tx.execute(sql, portion, on_row);
  }
}

}  // namespace kring::db
