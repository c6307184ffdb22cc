#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>

#include "platform/db/tx.h"

namespace kring::db {

/// How soon a write is wanted. Followers, jobs and imports give way to people.
enum class Priority { people, background };

/// The database of the hub: SQLite on one machine, PostgreSQL on several. Thread-safe.
///
/// Both calls block until they are done. They refuse with `overloaded` (503, with a time to come
/// back) when their queue is full and `storage_full` (507) when the disk is; whatever the closure
/// throws passes through, and nothing it wrote remains.
class Database {
 public:
  virtual ~Database() = default;

  /// Runs `fn(tx)` on one snapshot, read-only, and returns what it returns. Ends after ten seconds.
  template <class Fn>
  auto read(Fn&& fn) {
    return returning(std::forward<Fn>(fn), [this](const Work& work) { run_read(work); });
  }

  /// Runs `fn(tx)` in a serializable transaction and returns what it returned, once that is durable.
  /// `fn` may run more than once, and touches nothing but its Tx.
  template <class Fn>
  auto write(Fn&& fn, Priority priority = Priority::people) {
    return returning(std::forward<Fn>(fn), [&](const Work& work) { run_write(work, priority); });
  }

  virtual Dialect dialect() const = 0;

 protected:
  using Work = std::function<void(Tx&)>;
  virtual void run_read(const Work& work) = 0;
  virtual void run_write(const Work& work, Priority priority) = 0;

 private:
  template <class Fn, class Run>
  static auto returning(Fn&& fn, Run&& run) {
    using Result = std::invoke_result_t<Fn&, Tx&>;
    if constexpr (std::is_void_v<Result>) {
      run([&](Tx& tx) { fn(tx); });
    } else {
      std::optional<Result> result;
      run([&](Tx& tx) { result.emplace(fn(tx)); });
      return std::move(*result);
    }
  }
};

}  // namespace kring::db

namespace kring {
using db::Database;
}
