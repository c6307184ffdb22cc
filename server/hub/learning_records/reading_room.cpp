#include "hub/learning_records/reading_room.h"

#include "base/refusal.h"

#include <algorithm>
#include <iterator>

namespace kring::learning_records {
namespace {

constexpr std::ptrdiff_t most_values = 400'000;

// As measured: what is parsed, with what the parser grew on the way; and the text twice as the room
// for its strings, once as it is kept, and once on its way into the database.
constexpr std::size_t octets_a_value = 176;
constexpr std::size_t copies_of_the_text = 4;

/// Each value but the outermost comes after one of these; an empty list or object counts twice.
std::ptrdiff_t values_in(std::string_view json) {
  return std::ranges::count_if(json, [](char c) { return c == ',' || c == '[' || c == '{'; });
}

[[noreturn]] void refuse() {
  throw Refusal(Status::overloaded, "overloaded", std::chrono::seconds(1));
}

}  // namespace

bool has_too_many_values(std::string_view json) {
  // Most texts are too short for so many, and need not be gone through.
  return std::ssize(json) > most_values && values_in(json) > most_values;
}

std::size_t memory_to_keep(std::string_view json) {
  return copies_of_the_text * json.size() +
         octets_a_value * static_cast<std::size_t>(values_in(json));
}

std::size_t memory_to_keep_at_most(std::size_t octets) {
  // The most are counted in empty lists: two each, with three octets.
  const auto values = std::min(octets * 2 / 3, static_cast<std::size_t>(most_values));
  return copies_of_the_text * octets + octets_a_value * values;
}

ReadingRoom::Place ReadingRoom::place_for(std::size_t octets, ClientId client) {
  if (octets <= options_.little) return {};
  octets = std::min(octets, options_.most);
  std::unique_lock lock(mutex_);
  if (!waiting_.empty() || !has_room(octets)) {
    if (!may_wait(client)) refuse();
    const auto number = next_number_++;
    waiting_.push_back({number, client});
    const bool has_come = changed_.wait_for(lock, options_.patience,
                                            [&] { return next() == number && has_room(octets); });
    std::erase_if(waiting_, [&](const auto& each) { return each.number == number; });
    changed_.notify_all();  // another one is the next now
    if (!has_come) refuse();
  }
  taken_ += octets;
  last_ = client;
  return {*this, octets};
}

bool ReadingRoom::may_wait(ClientId client) const {
  const auto of_client = std::ranges::count(waiting_, client, &Waiting::client);
  return waiting_.size() < options_.most_waiting &&
         static_cast<std::size_t>(of_client) < options_.most_waiting_of_one;
}

std::size_t ReadingRoom::next() const {
  const auto another =
      std::ranges::find_if(waiting_, [&](const auto& each) { return each.client != last_; });
  return (another == waiting_.end() ? waiting_.front() : *another).number;
}

std::size_t ReadingRoom::waiting() const {
  const std::scoped_lock lock(mutex_);
  return waiting_.size();
}

void ReadingRoom::give_back(std::size_t octets) {
  const std::scoped_lock lock(mutex_);
  taken_ -= octets;
  changed_.notify_all();
}

}  // namespace kring::learning_records
