#pragma once

#include "hub/learning_records/mark_index.h"
#include "hub/learning_records/seq_list.h"
#include "platform/db/tx.h"

#include <algorithm>
#include <vector>

namespace kring::testing_support {

/// All that statements are found by, each once, wherever it lies.
inline std::vector<learning_records::MarkRow> all_mark_rows(Tx& tx) {
  std::vector<learning_records::MarkRow> rows;
  tx.execute("SELECT seq, marks FROM statement_loose_marks", {}, [&](const db::Row& row) {
    for (const auto mark : learning_records::unpacked_marks(row.bytes(1).octets)) {
      rows.push_back({mark, row.integer(0)});
    }
  });
  tx.execute("SELECT mark, from_seq, seqs FROM statement_mark_cards", {}, [&](const db::Row& row) {
    for (const auto seq : learning_records::unpacked_seqs(row.bytes(2).octets, row.integer(1))) {
      rows.push_back({row.integer(0), seq});
    }
  });
  // What is half filed lies in both places.
  std::ranges::sort(rows);
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  return rows;
}

}  // namespace kring::testing_support
