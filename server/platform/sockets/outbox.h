#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <string>

namespace kring::sockets {

/// What waits to be written to one socket. Any thread puts in, the I/O thread takes out, one at a
/// time. Bounded: whoever does not read fills their own box and nobody else's. An empty one takes a
/// text however long it is, as nobody was slow.
class Outbox {
 public:
  using Text = std::shared_ptr<const std::string>;
  enum class Put { first, behind, full, closed };

  Outbox(std::size_t messages, std::size_t octets) : messages_(messages), octets_(octets) {}

  /// `first`: nobody is writing, so the caller sees to it that somebody does. After `full` the box
  /// is closed and what waited is forgotten.
  Put put(Text text);
  /// Nothing more goes in; what waits still goes out. False where it was closed already.
  bool close();
  /// The next text; nothing (and the writer's turn is over) where none waits.
  Text take();
  bool closed() const;

 private:
  const std::size_t messages_, octets_;
  mutable std::mutex mutex_;
  std::deque<Text> waiting_;
  std::size_t octets_waiting_ = 0;
  bool writing_ = false;
  bool closed_ = false;
};

}  // namespace kring::sockets
