#include "platform/crypto/password_hasher.h"

#include "base/refusal.h"
#include "platform/crypto/random.h"

#include <array>
#include <future>
#include <new>
#include <stdexcept>
#include <type_traits>

#include <sodium.h>

namespace kring::crypto {

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
std::invoke_result_t<Fn&> PasswordHasher::run(Fn&& fn) {
  std::promise<std::invoke_result_t<Fn&>> promise;
  auto answer = promise.get_future();
  add([&] {
    try {
      promise.set_value(fn());
    } catch (...) {
      promise.set_exception(std::current_exception());
    }
  });
  return answer.get();
}

std::string PasswordHasher::hash(std::string_view password) {
  return run([&] { return hash_here(password); });
}

bool PasswordHasher::verify(const std::optional<std::string>& stored, std::string_view password) {
  const std::string& against = stored ? *stored : nobodys_;
  const bool right = run([&] {
    return crypto_pwhash_str_verify(against.c_str(), password.data(), password.size()) == 0;
  });
  return right && stored.has_value();
}

std::size_t PasswordHasher::waiting() const {
  const std::scoped_lock lock(mutex_);
  return queue_.size();
}

void PasswordHasher::add(std::function<void()> task) {
  {
    const std::scoped_lock lock(mutex_);
    if (queue_.size() >= options_.waiting_limit)
      throw Refusal(Status::overloaded, "overloaded", std::chrono::seconds(1));
    queue_.push_back(std::move(task));
  }
  some_work_.notify_one();
}

void PasswordHasher::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    some_work_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
    if (queue_.empty()) return;
    const auto task = std::move(queue_.front());
    queue_.pop_front();
    lock.unlock();
    task();
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
