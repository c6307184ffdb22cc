#pragma once

#include "platform/db/database.h"
#include "platform/journal/follower.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace kring::journal {

/// How many times a follower tries a line before it is parked.
inline constexpr int most_attempts = 3;

/// Takes one follower through the journal, batch by batch. A batch is one background transaction
/// with the cursor, and takes no further line after 5 ms of the writer's time; a line that changes
/// much is handled in portions (`Follower::follow_some`), so that nobody waits for all of it.
class Progress {
 public:
  Progress(Database& database, Follower& follower);

  enum class Outcome {
    moved,      ///< there may be more
    caught_up,  ///< nothing to do
    failed,     ///< a line could not be handled; try again after a while
  };
  Outcome step();

  /// Has the next steps empty the follower's tables, turn by turn, and begin again at the first
  /// line.
  void begin_again();

  /// Has the next steps try again what is parked: from the first such line on, in their order, or
  /// from the first line of all (`Follower::may_hear_again`). Nothing where nothing is parked.
  void try_again();

  Follower& follower() { return follower_; }

 private:
  bool take_turn(const std::function<bool(Tx&)>& turn);
  Outcome note_failure(std::int64_t seq, const std::string& error);

  Database& database_;
  Follower& follower_;
  std::vector<std::string_view> hears_;
  std::int64_t failing_ = 0;  ///< the line that failed last, 0 for none
  int attempts_ = 0;
};

/// Runs all followers of the house on one thread, woken when the journal grows.
class Followers {
 public:
  Followers(Database& database, std::vector<std::unique_ptr<Follower>> followers);
  ~Followers();

  void start();
  /// Lets the batch that is running end, of a rebuild too.
  void stop();

  /// Brings every follower to the end of the journal, on the caller's thread, and returns. For
  /// tests and for the command line; not while started.
  void catch_up();

  enum class Rebuilt {
    whole,
    stopped,  ///< halfway, by stop(): the follower goes on from there at the next start
    unknown,  ///< there is none of that name
  };
  /// Rebuilds one follower from the first line.
  Rebuilt rebuild(std::string_view name);

  /// Has one follower try again what it could not handle, and returns; its thread does so. False
  /// where there is none of that name.
  bool try_again(std::string_view name);

  /// The followers, in the order in which they were given.
  std::vector<Follower*> all() const;

 private:
  void run();
  bool is_stopping();
  /// One round over all followers. True where at least one moved.
  bool round(bool& failed);

  Database& database_;
  std::vector<std::unique_ptr<Follower>> followers_;
  std::mutex stepping_;  ///< one step at a time: the thread's, or a rebuild's
  std::vector<Progress> progress_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool grown_ = true;
  bool stopping_ = false;
  std::thread thread_;
  db::JournalGrowth::Listening listening_;
};

}  // namespace kring::journal
