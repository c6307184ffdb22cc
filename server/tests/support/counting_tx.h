#pragma once

#include "platform/db/tx.h"

namespace kring::testing_support {

/// A transaction within another one, which counts its statements.
class CountingTx {
 public:
  explicit CountingTx(Tx& real)
      : connection_(real),
        tx_(connection_, real.now(), [&real] { return real.mint<struct AnyTag>().number(); }) {}

  operator Tx&() { return tx_; }
  int statements() const { return connection_.statements; }

 private:
  struct Counting : db::Connection {
    explicit Counting(Tx& tx) : real(tx) {}
    db::Dialect dialect() const override { return real.dialect(); }
    std::int64_t execute(std::string_view sql, std::span<const db::Param> params,
                         const OnRow& on_row) override {
      ++statements;
      return real.execute(sql, params, on_row);
    }
    Tx& real;
    int statements = 0;
  };

  Counting connection_;
  Tx tx_;
};

}  // namespace kring::testing_support
