#pragma once

#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace kring::http {

/// Octets that came and were not used yet, always in one piece.
class InputBuffer {
 public:
  std::string_view unread() const { return {octets_.data() + begin_, end_ - begin_}; }
  bool empty() const { return begin_ == end_; }
  /// Octets of memory that it takes.
  std::size_t room() const { return octets_.size(); }

  void drop(std::size_t count) {
    begin_ += count;
    if (begin_ == end_) begin_ = end_ = 0;
  }
  /// Room for exactly `room` octets behind the unread ones; where they go, until the next call.
  char* make_room(std::size_t room) {
    if (octets_.size() - end_ < room) {
      if (!empty()) std::memmove(octets_.data(), octets_.data() + begin_, end_ - begin_);
      end_ -= begin_;
      begin_ = 0;
      if (octets_.size() < end_ + room) octets_.resize(end_ + room);
    }
    return octets_.data() + end_;
  }
  void came(std::size_t count) { end_ += count; }
  /// Gives memory back that a large request needed.
  void shrink(std::size_t most) {
    if (empty() && octets_.size() > most) octets_ = std::vector<char>();
  }

 private:
  std::vector<char> octets_;
  std::size_t begin_ = 0, end_ = 0;
};

}  // namespace kring::http
