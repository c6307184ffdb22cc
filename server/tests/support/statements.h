#pragma once

#include "platform/db/observer.h"

#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kring::testing_support {

/// Keeps the statements that ran, in whatever transactions: a TestDatabase's observer. Not those of
/// PostgreSQL's sequencer, which looks for lines to number when it pleases.
class Statements : public db::Observer {
 public:
  void statement_begins(std::string_view sql) override {
    if (sql.find("journal_pending") != sql.npos) return;
    const std::scoped_lock lock(mutex_);
    all_.emplace_back(sql);
  }
  /// Those since the last time.
  std::vector<std::string> take() {
    const std::scoped_lock lock(mutex_);
    return std::exchange(all_, {});
  }

 private:
  std::mutex mutex_;
  std::vector<std::string> all_;
};

}  // namespace kring::testing_support
