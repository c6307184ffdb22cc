#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kring::bench {

/// One keep-alive connection to a server on this machine, non-blocking: one request at a time.
class Connection {
 public:
  /// Connects. Throws std::system_error where it cannot.
  explicit Connection(int port);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  int descriptor() const { return descriptor_; }

  /// Sends a whole request, waiting where the server is slow to read. Throws where it cannot.
  void send(std::string_view request);

  struct Answer {
    int status = 0;
    std::size_t octets = 0;  ///< head and body
  };
  /// Reads what has come. True when an answer is whole: it is then in `answer`. Throws where the
  /// server closes, or answers without a Content-Length.
  bool receive(Answer& answer);

  /// The body of the answer that came last.
  std::string_view body() const { return std::string_view(came_).substr(head_size_); }

 private:
  bool measure_head();

  int descriptor_;
  std::string came_;
  std::size_t head_size_ = 0;
  std::size_t whole_size_ = 0;  ///< 0 until the head is read
};

}  // namespace kring::bench
