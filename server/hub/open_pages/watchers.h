#pragma once

#include "hub/contributions/contributions.h"
#include "platform/api/visitor.h"
#include "platform/sockets/socket.h"

#include <functional>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace kring::open_pages {

using contributions::QuestionId;

/// Who has which question before them. Thread-safe.
class Watchers {
 public:
  /// Whether a tab shows the question, or that it cannot be read: then it waits until it can.
  enum class Sight { shown, waiting };
  struct Watcher {
    std::shared_ptr<sockets::Socket> socket;
    Visitor visitor;
    std::unordered_map<QuestionId, Sight> questions;
  };
  using List = std::vector<Watcher>;

  /// A tab shows one question, or a few side by side; more is no tab of ours.
  static constexpr std::size_t most_questions = 8;

  void add(std::shared_ptr<sockets::Socket> socket, const Visitor& visitor);
  void remove(const std::shared_ptr<sockets::Socket>& socket);

  /// The visitor behind a socket; nobody where the socket is gone.
  Visitor visitor_of(const std::shared_ptr<sockets::Socket>& socket) const;

  /// From now on it shows the question. False where this socket watches too many already, or is
  /// gone.
  bool watch(const std::shared_ptr<sockets::Socket>& socket, QuestionId question);
  void unwatch(const std::shared_ptr<sockets::Socket>& socket, QuestionId question);
  /// Nothing for a socket that does not watch the question.
  void set_sight(const std::shared_ptr<sockets::Socket>& socket, QuestionId question, Sight sight);

  List watching(QuestionId question) const;
  List of_session(SessionId session) const;
  List of_person(PersonId person) const;
  /// Those whose session has ended by itself.
  List expired(Time now) const;
  std::size_t size() const;

 private:
  List matching(const std::function<bool(const Watcher&)>& wanted) const;

  mutable std::mutex mutex_;
  std::unordered_map<sockets::Socket*, Watcher> all_;
  std::unordered_map<QuestionId, std::unordered_set<sockets::Socket*>> by_question_;
};

}  // namespace kring::open_pages
