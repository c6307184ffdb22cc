#pragma once

#include "hub/learning_records/statements.h"

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kring::learning_records {

/// What several requests with the same key bring at the same time is added as one batch: most of
/// what adding takes is the same for one statement as for fifty. Where that is refused each is
/// added alone, so that nobody is refused for another's sake. Safe to use from several threads.
class KeepingTogether {
 public:
  /// Adds a batch durably, in the order of the statement log. Says whether the client is still what
  /// it was; where not, nothing was added. May throw what `keep` refuses.
  using Write = std::function<bool(const Batch&)>;

  /// Blocks until this batch was added by `write`, or by that of another request that came with the
  /// same authorization and is the same client; returns and throws what `write` does.
  bool keep(std::string_view authorization, const Client& client, const Batch& batch,
            const Write& write);

  /// How many requests wait for their turn.
  std::size_t waiting() const;

  /// What is added together is no larger than this, unless one batch is.
  static constexpr std::size_t most_statements = 256;
  static constexpr std::size_t most_octets = 1024 * 1024;

 private:
  struct Answer {
    std::optional<bool> kept = {};
    std::exception_ptr refused = {};
    bool refused_together = false;
  };
  struct Request {
    const Client& client;
    const Batch& batch;
    const Write& write;
    std::optional<Answer> answer = {};
  };
  using Group = std::vector<Request*>;  ///< of threads that wait until theirs is answered
  struct Queue {
    std::deque<Request*> waiting;
    bool led = false;
  };
  using Queues = std::map<std::string, Queue, std::less<>>;

  /// Whoever waits first adds what waits with it, the others' too.
  void lead(Queues::iterator queue, std::unique_lock<std::mutex>& lock);
  static Group next_group(Queue& queue);
  static Answer answer_to(const Group& group);

  mutable std::mutex mutex_;
  std::condition_variable answered_;
  Queues by_hash_;  ///< what they came with is a secret
};

}  // namespace kring::learning_records
