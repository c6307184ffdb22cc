#include "platform/crypto/password_hasher.h"

#include "base/refusal.h"
#include "platform/crypto/random.h"

#include <algorithm>
#include <array>
#include <future>
#include <new>
#include <stdexcept>
#include <type_traits>

#include <sodium.h>

namespace kring::crypto {
namespace {

Refusal too_many_wait() {
  return {Status::overloaded, "overloaded", std::chrono::seconds(1)};
}

}  // namespace

PasswordHasher::PasswordHasher(const Options& options) : options_(options) {
  // Nobody knows this password; its hash stands in for that of an account that does not exist.
  nobodys_ = hash_here(random_token());
  for (std::size_t i = 0; i < options_.threads; ++i) threads_.emplace_back([this] { work(); });
}

PasswordHasher::~PasswordHasher() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  some_work_.notify_all();
  for (auto& thread : threads_) thread.join();
}

// The caller waits, so the task may refer to what is on the caller's stack.
template <class Fn>
std::invoke_result_t<Fn&> PasswordHasher::run(const ForWhom& whom, Fn&& fn) {
  std::promise<std::invoke_result_t<Fn&>> promise;
  auto answer = promise.get_future();
  add({whom,
       [&] {
         try {
           promise.set_value(fn());
         } catch (...) {
           promise.set_exception(std::current_exception());
         }
       },
       [&] { promise.set_exception(std::make_exception_ptr(too_many_wait())); }});
  return answer.get();
}

std::string PasswordHasher::hash(std::string_view password, const ForWhom& whom) {
  return run(whom, [&] { return hash_here(password); });
}

bool PasswordHasher::verify(const std::optional<std::string>& stored, std::string_view password,
                            const ForWhom& whom) {
  const std::string& against = stored ? *stored : nobodys_;
  const bool right = run(whom, [&] {
    return crypto_pwhash_str_verify(against.c_str(), password.data(), password.size()) == 0;
  });
  return right && stored.has_value();
}

std::size_t PasswordHasher::waiting() const {
  const std::scoped_lock lock(mutex_);
  return queue_.size();
}

void PasswordHasher::add(Waiting waiting) {
  std::function<void()> refuse;
  {
    const std::scoped_lock lock(mutex_);
    require_room_locked(waiting.whom);
    if (queue_.size() >= options_.waiting_limit) {
      const auto gives_way = last_from_where_most_come();
      refuse = gives_way->refuse;
      queue_.erase(gives_way);
    }
    queue_.push_back(std::move(waiting));
  }
  some_work_.notify_one();
  if (refuse) refuse();
}

void PasswordHasher::require_room(const ForWhom& whom) const {
  const std::scoped_lock lock(mutex_);
  require_room_locked(whom);
}

/// How many wait who came from there.
std::size_t PasswordHasher::from(const std::string& place) const {
  return static_cast<std::size_t>(
      std::ranges::count_if(queue_, [&](const Waiting& each) { return each.whom.place == place; }));
}

std::deque<PasswordHasher::Waiting>::const_iterator PasswordHasher::last_from_where_most_come()
    const {
  auto last = queue_.begin();
  for (auto each = queue_.begin(); each != queue_.end(); ++each) {
    if (from(each->whom.place) >= from(last->whom.place)) last = each;
  }
  return last;
}

void PasswordHasher::require_room_locked(const ForWhom& whom) const {
  const auto share = std::max<std::size_t>(1, options_.waiting_limit / options_.shares);
  const auto of_account = std::ranges::count_if(
      queue_, [&](const Waiting& each) { return each.whom.account == whom.account; });
  if (!whom.account.empty() && static_cast<std::size_t>(of_account) >= share) throw too_many_wait();
  if (queue_.size() < options_.waiting_limit) return;
  if (queue_.empty() || from(last_from_where_most_come()->whom.place) <= from(whom.place) + 1)
    throw too_many_wait();
}

void PasswordHasher::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    some_work_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
    if (queue_.empty()) return;
    const auto next = std::move(queue_.front());
    queue_.pop_front();
    lock.unlock();
    next.task();
    lock.lock();
  }
}

std::string PasswordHasher::hash_here(std::string_view password) const {
  std::array<char, crypto_pwhash_STRBYTES> text{};
  if (crypto_pwhash_str(text.data(), password.data(), password.size(), options_.passes,
                        options_.memory) != 0) {
    throw std::bad_alloc();  // the only way in which it fails
  }
  return text.data();
}

}  // namespace kring::crypto
