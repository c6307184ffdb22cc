#pragma once

#include "hub/learning_records/clients.h"

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <string_view>
#include <utility>

namespace kring::learning_records {

/// Whether JSON holds more than is ever read: a value takes a multiple of its text, so that a body
/// of commas would take gigabytes, and one of brackets too. It is 400,000 commas and opening
/// brackets and braces, wherever they stand.
bool has_too_many_values(std::string_view json);

/// How many octets are taken, about, by what is read of this JSON and by what is made of it until
/// it is kept.
std::size_t memory_to_keep(std::string_view json);
/// The same at most, of JSON of which no more is known than how many octets it has.
std::size_t memory_to_keep_at_most(std::size_t octets);

/// How much memory is taken at once by what clients send, while it is read and kept. The floor
/// bounds octets as they come (decision 0021); what is made of them it cannot know. What takes
/// little never waits, neither for room nor for a lock: of that there is no more than workers hold.
/// What takes much waits until there is room, in the order of asking; but after one of a client's
/// comes one of another's. Each who waits keeps a worker, so only a few may, some of them of one
/// client, and not for long. Safe to use from several threads.
class ReadingRoom {
 public:
  struct Options {
    std::size_t little = 4 * 1024 * 1024;  ///< octets; up to here nobody waits
    /// For two of the largest requests that are taken. One that takes more is alone.
    std::size_t most = 192 * 1024 * 1024;
    std::size_t most_waiting = 4;
    std::size_t most_waiting_of_one = 3;
    std::chrono::milliseconds patience{5'000};
  };

  /// Room as long as this lives.
  class Place {
   public:
    Place() = default;
    Place(ReadingRoom& room, std::size_t octets) : room_(&room), octets_(octets) {}
    Place(Place&& other) noexcept
        : room_(std::exchange(other.room_, nullptr)), octets_(other.octets_) {}
    Place& operator=(Place&&) = delete;
    ~Place() {
      if (room_) room_->give_back(octets_);
    }

   private:
    ReadingRoom* room_ = nullptr;
    std::size_t octets_ = 0;
  };

  ReadingRoom() : ReadingRoom(Options()) {}
  explicit ReadingRoom(const Options& options) : options_(options) {}

  /// Blocks where there is no room. Refuses with 503 `overloaded` who waited in vain, and who would
  /// be one too many to wait.
  Place place_for(std::size_t octets, ClientId client);

  /// How many wait.
  std::size_t waiting() const;

 private:
  struct Waiting {
    std::size_t number = 0;
    ClientId client;
  };

  bool may_wait(ClientId client) const;
  /// The number of who waits and comes first.
  std::size_t next() const;
  bool has_room(std::size_t octets) const { return taken_ + octets <= options_.most; }
  void give_back(std::size_t octets);

  const Options options_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Waiting> waiting_;  ///< in the order of asking
  std::size_t next_number_ = 0;
  std::size_t taken_ = 0;
  ClientId last_;  ///< whose the last place was that was given
};

}  // namespace kring::learning_records
