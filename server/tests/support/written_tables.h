#pragma once

#include "platform/db/observer.h"

#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace kring::testing_support {

/// Hears into which tables a database writes, whoever does.
class WrittenTables : public db::Observer {
 public:
  void statement_begins(std::string_view sql) override;

  /// Those since this was last asked.
  std::set<std::string> take() {
    const std::scoped_lock lock(mutex_);
    return std::exchange(tables_, {});
  }

 private:
  std::mutex mutex_;
  std::set<std::string> tables_;
};

/// The tables that a statement inserts into, updates or deletes from. Key words are written in
/// capitals in this house.
std::set<std::string> tables_written_by(std::string_view sql);

}  // namespace kring::testing_support
