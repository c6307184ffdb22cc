#include "hub/open_pages/watchers.h"

namespace kring::open_pages {

void Watchers::add(std::shared_ptr<sockets::Socket> socket, const Visitor& visitor) {
  const std::scoped_lock lock(mutex_);
  auto* const key = socket.get();
  all_[key] = Watcher{std::move(socket), visitor, {}};
}

void Watchers::remove(const std::shared_ptr<sockets::Socket>& socket) {
  const std::scoped_lock lock(mutex_);
  const auto found = all_.find(socket.get());
  if (found == all_.end()) return;
  for (const auto& [question, sight] : found->second.questions) {
    auto& watching = by_question_[question];
    watching.erase(socket.get());
    if (watching.empty()) by_question_.erase(question);
  }
  all_.erase(found);
}

Visitor Watchers::visitor_of(const std::shared_ptr<sockets::Socket>& socket) const {
  const std::scoped_lock lock(mutex_);
  const auto found = all_.find(socket.get());
  return found == all_.end() ? Visitor{} : found->second.visitor;
}

bool Watchers::watch(const std::shared_ptr<sockets::Socket>& socket, QuestionId question) {
  const std::scoped_lock lock(mutex_);
  const auto found = all_.find(socket.get());
  if (found == all_.end()) return false;
  auto& questions = found->second.questions;
  if (!questions.contains(question) && questions.size() >= most_questions) return false;
  questions[question] = Sight::shown;
  by_question_[question].insert(socket.get());
  return true;
}

void Watchers::unwatch(const std::shared_ptr<sockets::Socket>& socket, QuestionId question) {
  const std::scoped_lock lock(mutex_);
  const auto found = all_.find(socket.get());
  if (found == all_.end() || found->second.questions.erase(question) == 0) return;
  auto& watching = by_question_[question];
  watching.erase(socket.get());
  if (watching.empty()) by_question_.erase(question);
}

void Watchers::set_sight(const std::shared_ptr<sockets::Socket>& socket, QuestionId question,
                         Sight sight) {
  const std::scoped_lock lock(mutex_);
  const auto found = all_.find(socket.get());
  if (found == all_.end()) return;
  const auto watched = found->second.questions.find(question);
  if (watched != found->second.questions.end()) watched->second = sight;
}

Watchers::List Watchers::watching(QuestionId question) const {
  const std::scoped_lock lock(mutex_);
  List list;
  const auto found = by_question_.find(question);
  if (found == by_question_.end()) return list;
  for (auto* const key : found->second) list.push_back(all_.at(key));
  return list;
}

Watchers::List Watchers::matching(const std::function<bool(const Watcher&)>& wanted) const {
  const std::scoped_lock lock(mutex_);
  List list;
  for (const auto& [key, watcher] : all_) {
    if (wanted(watcher)) list.push_back(watcher);
  }
  return list;
}

Watchers::List Watchers::of_session(SessionId session) const {
  return matching([&](const Watcher& watcher) { return watcher.visitor.session == session; });
}

Watchers::List Watchers::of_person(PersonId person) const {
  return matching([&](const Watcher& watcher) { return watcher.visitor.person == person; });
}

Watchers::List Watchers::expired(Time now) const {
  return matching([&](const Watcher& watcher) {
    return watcher.visitor.session_ends && *watcher.visitor.session_ends <= now;
  });
}

std::size_t Watchers::size() const {
  const std::scoped_lock lock(mutex_);
  return all_.size();
}

}  // namespace kring::open_pages
