#pragma once

#include "platform/db/database.h"
#include "tests/stories/served_hub.h"

#include <array>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

namespace kring::testing_support {

/// The real program on a data folder of its own, and eight people who ask, answer and comment over
/// HTTP as fast as they are answered. It remembers every write that was acknowledged, and every one
/// that was sent when the server went away.
class BusyHub {
 public:
  static constexpr std::size_t people = 8;

  /// Starts the server, on PostgreSQL where a connection string is given; everybody comes in by a
  /// link.
  explicit BusyHub(std::string postgres = "");

  void start();
  KringProcess& server() { return served_.server(); }
  /// The words of a command on this hub.
  std::vector<std::string> words(std::vector<std::string> command) const {
    return served_.words(std::move(command));
  }

  /// Everybody writes until the server is gone, or until they have written enough for an hour.
  /// Calls `acknowledged` after each write with the number of those in this round.
  void write_until_gone(const std::function<void(int)>& acknowledged);

  std::size_t acknowledged() const { return done_.size(); }

  /// Every write acknowledged since the last check can be read, and sent again it makes nothing
  /// new. What was cut off is sent again, and counts as acknowledged from here on.
  void check_over_http();

  /// The server is stopped: the database holds every acknowledged write exactly once, nothing by
  /// halves, a journal without gaps that agrees with it, and followers catch up.
  void check_database();

 private:
  /// One create: it may be sent again, and happens once.
  struct Attempt {
    std::size_t person = 0;
    std::string path;
    std::string text;
    std::string key;
    std::string id;  ///< what the server answered; empty where it did not come to that

    boost::json::value body() const;
  };

  void move_to_server();
  void arrive();
  Attempt next_attempt(std::size_t person, int number);
  /// False when this person can write no more.
  bool write_one(Attempt attempt, const std::function<void(int)>& acknowledged);
  void note(Attempt attempt);
  void check_texts(Tx& tx);

  ServedHub served_;
  std::array<WirePerson, people> persons_;
  std::string community_;

  std::mutex mutex_;
  std::vector<Attempt> done_;
  std::size_t checked_ = 0;  ///< of those, how many were read since
  std::vector<Attempt> cut_off_;
  std::vector<std::string> questions_;
  std::vector<std::string> answers_;
  int round_ = 0;
  int in_round_ = 0;
};

}  // namespace kring::testing_support
