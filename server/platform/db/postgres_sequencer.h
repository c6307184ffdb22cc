#pragma once

#include "platform/db/journal_growth.h"
#include "platform/db/postgres_connection.h"

#include <atomic>
#include <chrono>
#include <thread>

namespace kring::db {

/// Gives committed journal lines their place in the order.
///
/// A sequence would hand out places before the commit: a reader that has seen 7 would never look
/// for 6, which was committed later. So a line is appended with its transaction and ordinal, and
/// numbered once it is visible, in that order. A transaction that saw a line began, and so got its
/// number, after the line's own: the order never puts an effect before its cause. Numbering runs in
/// one READ COMMITTED transaction under an advisory lock, so numbers become visible in their order
/// and without gaps, whichever node does it.
///
/// The lock is the transaction's, not the session's: a node that hangs then holds nothing up.
class PostgresSequencer {
 public:
  /// It looks for lines at least this often: those of a node that died after its commit have nobody
  /// who was woken for them.
  static constexpr std::chrono::milliseconds look_again{400};

  PostgresSequencer(const PostgresOptions& options, const JournalGrowth& growth);
  ~PostgresSequencer();
  PostgresSequencer(const PostgresSequencer&) = delete;
  PostgresSequencer& operator=(const PostgresSequencer&) = delete;

  /// Lines were committed on this node. Returns at once.
  void wake();

  /// Numbers every line that is visible now.
  static void number(PostgresConnection& connection);

  /// The channel on which the nodes tell one another that the journal has grown.
  static constexpr const char* channel = "kring_journal";

 private:
  enum class Reason { woken, notified, late };

  void run();
  void serve();
  Reason wait(PostgresConnection& connection);
  void pause();

  const PostgresOptions& options_;
  const JournalGrowth& growth_;
  int wake_up_;  ///< eventfd
  std::atomic<bool> ending_ = false;
  std::thread thread_;
};

}  // namespace kring::db
