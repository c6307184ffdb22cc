#pragma once

#include "tests/stories/served_hub.h"
#include "tests/stories/wire_lms.h"

#include <functional>
#include <mutex>
#include <string>
#include <vector>

namespace kring::testing_support {

/// The real program, and programs that send it batches of statements as fast as they are answered.
/// All of them speak of the same few people and things. It remembers every batch that was
/// acknowledged, and every one that was sent when the server went away.
class BusyLms {
 public:
  static constexpr std::size_t senders = 6;

  /// Starts the server, on PostgreSQL where a connection string is given.
  explicit BusyLms(std::string postgres = "");

  void start();
  KringProcess& server() { return served_.server(); }

  /// All send until the server is gone. Calls `acknowledged` after each batch with the number of
  /// those in this round.
  void send_until_gone(const std::function<void(int)>& acknowledged);

  std::size_t acknowledged() const { return done_.size(); }

  /// Everything acknowledged since the last check can be read, and of each batch that was cut off
  /// all or nothing. What was cut off is sent again, and counts as acknowledged from here on.
  void check_over_http();

  /// The server is stopped: the database holds every acknowledged statement exactly once, numbered
  /// without gaps in the order in which they were stored, and each can be found.
  void check_database();

 private:
  using Batch = std::vector<std::string>;  ///< the ids; what they say follows from them

  void check_cut_off(const Batch& batch);
  bool send_one(std::size_t sender, Batch batch, const std::function<void(int)>& acknowledged);
  Batch next_batch(std::size_t sender, int number);

  ServedHub served_;
  std::vector<WireLms> lms_;
  std::vector<RecordReader> reader_;

  std::mutex mutex_;
  std::vector<Batch> done_;
  std::size_t checked_ = 0;  ///< of those, how many were read since
  std::vector<Batch> cut_off_;
  int round_ = 0;
  int in_round_ = 0;
};

/// A UUID of version 4 that says which of many it is.
std::string numbered_uuid(int round, std::size_t sender, int number, int place);

/// A batch of statements under these ids. The same id always says the same, whoever sends it.
boost::json::array batch_of(const std::vector<std::string>& ids);

/// Makes a client that may do everything; what was answered.
boost::json::value make_record_client(WirePerson& administrator);

}  // namespace kring::testing_support
