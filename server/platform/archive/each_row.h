#pragma once

#include "platform/archive/keep.h"

#include <span>
#include <vector>

namespace kring::archive {

/// Tells of each table and then of each of its rows. Progress is told in rows, now and then.
template <class OnTable, class OnRow>
void each_row(db::Picture& picture, const std::vector<db::TableShape>& tables, OnTable&& on_table,
              OnRow&& on_row, const OnProgress& on_progress) {
  constexpr std::int64_t rows_a_word = 1000;
  std::int64_t all = 0;
  for (const auto& table : tables) all += db::number_of_rows(picture.tx(), table);
  std::int64_t done = 0;
  for (const auto& table : tables) {
    on_table(table);
    picture.rows(table, [&](std::span<const db::Cell> cells) {
      on_row(cells);
      if (++done % rows_a_word == 0) on_progress(done, all);
    });
  }
  on_progress(all, all);
}

}  // namespace kring::archive
