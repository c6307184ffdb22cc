#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <type_traits>
#include <vector>

namespace kring::crypto {

/// Turns passwords into what may be kept of them (Argon2id, through libsodium), on a few threads of
/// its own: one hash takes 19 MiB and about 13 ms of a core, which the workers must not spend.
///
/// Both verbs block the caller until the answer is there, and refuse with `overloaded` where too
/// many wait already: for this account, or all together. Of those, the last that came from where
/// most come gives way, so nobody keeps everybody from signing in by asking without end, and a
/// whole office may come from one address.
class PasswordHasher {
 public:
  struct Options {
    std::size_t threads = 1;
    std::size_t waiting_limit = 64;
    /// One account has one of so many parts of the places in which one waits, at least one place.
    std::size_t shares = 4;
    /// OWASP's first choice for Argon2id where 19 MiB can be spared: two passes, one lane.
    unsigned long long passes = 2;
    std::size_t memory = 19 * 1024 * 1024;  ///< octets
  };

  /// For whom the work is done. Each member is compared as it is. An empty account has no bound of
  /// its own, as for what the house does itself; an empty place is one place like any other.
  struct ForWhom {
    std::string account;  ///< whose password it is said to be, whether there is such an account
    std::string place;    ///< where it is asked from
  };

  PasswordHasher() : PasswordHasher(Options()) {}
  explicit PasswordHasher(const Options& options);
  /// Finishes what waits.
  ~PasswordHasher();
  PasswordHasher(const PasswordHasher&) = delete;
  PasswordHasher& operator=(const PasswordHasher&) = delete;

  /// The text to keep: algorithm, costs, salt and hash. Two hashes of one password differ.
  std::string hash(std::string_view password, const ForWhom& whom = {});

  /// Whether `password` is the one of which `stored` was kept. Where there is no account, and so
  /// nothing stored, it is false after the same work: time does not tell who has an account here.
  bool verify(const std::optional<std::string>& stored, std::string_view password,
              const ForWhom& whom = {});

  /// Refuses with `overloaded` where the verbs would now: for who has something to do before them
  /// that a caller who is turned away should not cost.
  void require_room(const ForWhom& whom) const;

  /// How many callers wait now.
  std::size_t waiting() const;

 private:
  struct Waiting {
    ForWhom whom;
    std::function<void()> task;
    std::function<void()> refuse;
  };

  template <class Fn>
  std::invoke_result_t<Fn&> run(const ForWhom& whom, Fn&& fn);
  void add(Waiting waiting);
  void require_room_locked(const ForWhom& whom) const;
  std::size_t from(const std::string& place) const;
  std::deque<Waiting>::const_iterator last_from_where_most_come() const;
  void work();
  std::string hash_here(std::string_view password) const;

  const Options options_;
  std::string nobodys_;
  mutable std::mutex mutex_;
  std::condition_variable some_work_;
  std::deque<Waiting> queue_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace kring::crypto
