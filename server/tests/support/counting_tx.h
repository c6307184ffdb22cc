#pragma once

#include "platform/db/tx.h"

#include <algorithm>

namespace kring::testing_support {

/// A transaction within another one, which counts its statements, and the rows that they answer.
class CountingTx {
 public:
  explicit CountingTx(Tx& real)
      : connection_(real),
        tx_(connection_, real.now(), [&real] { return real.mint<struct AnyTag>().number(); }) {}

  operator Tx&() { return tx_; }
  int statements() const { return connection_.statements; }
  /// Of the statement that answered with the most.
  int most_rows() const { return connection_.most_rows; }

 private:
  struct Counting : db::Connection {
    explicit Counting(Tx& tx) : real(tx) {}
    db::Dialect dialect() const override { return real.dialect(); }
    std::int64_t execute(std::string_view sql, std::span<const db::Param> params,
                         const OnRow& on_row) override {
      ++statements;
      int rows = 0;
      const auto touched = real.execute(sql, params, [&](const db::Row& row) {
        ++rows;
        on_row(row);
      });
      most_rows = std::max(most_rows, rows);
      return touched;
    }
    Tx& real;
    int statements = 0;
    int most_rows = 0;
  };

  Counting connection_;
  Tx tx_;
};

}  // namespace kring::testing_support
