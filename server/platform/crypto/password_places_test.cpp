#include "base/refusal.h"
#include "platform/crypto/password_hasher.h"
#include "tests/support/await.h"

#include <atomic>
#include <condition_variable>
#include <future>
#include <mutex>
#include <vector>

#include <dlfcn.h>
#include <gmock/gmock.h>
#include <sodium.h>

namespace {

/// Before which passwords are compared while it is shut.
class Gate {
 public:
  void shut() { set(true); }
  void open() { set(false); }
  void pass() {
    std::unique_lock lock(mutex_);
    ++arrived_;
    changed_.notify_all();
    changed_.wait(lock, [this] { return !shut_; });
  }
  void await_arrival() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return arrived_ > 0; });
  }

 private:
  void set(bool shut) {
    const std::scoped_lock lock(mutex_);
    shut_ = shut;
    arrived_ = 0;
    changed_.notify_all();
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  bool shut_ = false;
  int arrived_ = 0;
};

Gate& gate() {
  static Gate only;
  return only;
}

}  // namespace

/// Stands before libsodium's own.
extern "C" int crypto_pwhash_str_verify(const char* stored, const char* const password,
                                        unsigned long long length) {
  static const auto real = reinterpret_cast<decltype(&crypto_pwhash_str_verify)>(
      dlsym(RTLD_NEXT, "crypto_pwhash_str_verify"));
  gate().pass();
  return real(stored, password, length);
}

namespace kring::crypto {
namespace {

using ForWhom = PasswordHasher::ForWhom;

/// Somebody's password is being compared, and goes on being so; there are eight places to wait in.
class PlacesBeforeTheHasher : public testing::Test {
 protected:
  void SetUp() override { begin(); }
  void TearDown() override { finish(); }

  /// Whether they may wait, and then they do.
  bool waits(const ForWhom& whom) {
    const auto waiting = hasher_.waiting();
    try {
      hasher_.require_room(whom);
    } catch (const Refusal& refusal) {
      EXPECT_EQ(refusal.status(), Status::overloaded);
      EXPECT_TRUE(refusal.retry_after());
      EXPECT_THROW(hasher_.verify(std::nullopt, "correct horse", whom), Refusal);
      return false;
    }
    ask(whom);
    tests::await([&] { return hasher_.waiting() > waiting; });
    return true;
  }

  /// Whether they may wait where all places are taken: somebody else gives way.
  bool takes_a_place(const ForWhom& whom) {
    const auto before = refused_.load();
    try {
      hasher_.require_room(whom);
    } catch (const Refusal&) {
      return false;
    }
    ask(whom);
    tests::await([&] { return refused_ > before; });
    return true;
  }
  int refused() const { return refused_; }

  void begin() {
    gate().shut();
    ask({});
    gate().await_arrival();
  }

  void finish() {
    gate().open();
    for (auto& caller : callers_) caller.get();
    callers_.clear();
  }

 private:
  void ask(const ForWhom& whom) {
    callers_.push_back(std::async(std::launch::async, [this, whom] {
      try {
        return hasher_.verify(std::nullopt, "correct horse", whom);
      } catch (const Refusal&) {
        ++refused_;
        return false;
      }
    }));
  }

  PasswordHasher hasher_{{.waiting_limit = 8, .passes = 1, .memory = 8 * 1024}};
  std::atomic<int> refused_ = 0;
  std::vector<std::future<bool>> callers_;
};

TEST_F(PlacesBeforeTheHasher, are_for_one_account_a_quarter_wherever_it_is_tried_from) {
  EXPECT_TRUE(waits({"noor", "203.0.113.1"}));
  EXPECT_TRUE(waits({"noor", "203.0.113.2"}));
  EXPECT_FALSE(waits({"noor", "203.0.113.3"}));
  EXPECT_TRUE(waits({"youssef", "203.0.113.1"})) << "others come in between";
}

TEST_F(PlacesBeforeTheHasher, are_all_for_one_place_until_others_come) {
  for (const auto* name : {"a", "b", "c", "d", "e", "f", "g", "h"})
    EXPECT_TRUE(waits({name, "203.0.113.1"})) << "a whole office begins at nine";
  EXPECT_FALSE(waits({"i", "203.0.113.1"}));
  EXPECT_TRUE(takes_a_place({"noor", "203.0.113.2"}));
  EXPECT_TRUE(takes_a_place({"lotte", "203.0.113.3"}));
  EXPECT_EQ(refused(), 2) << "the last of the office";
}

TEST_F(PlacesBeforeTheHasher, are_not_taken_from_who_has_no_more_than_the_next) {
  for (const auto* place : {"1", "2", "3", "4"}) {
    EXPECT_TRUE(waits({std::string("a") + place, place}));
    EXPECT_TRUE(waits({std::string("b") + place, place}));
  }
  EXPECT_TRUE(takes_a_place({"noor", "5"}));
  EXPECT_FALSE(waits({"lotte", "5"}));
}

TEST_F(PlacesBeforeTheHasher, are_no_more_for_all_together_than_there_are) {
  for (const auto* name : {"a", "b", "c", "d", "e", "f", "g", "h"}) {
    EXPECT_TRUE(waits({name, name}));
  }
  EXPECT_FALSE(waits({"noor", "203.0.113.1"}));
  EXPECT_FALSE(waits({}));
}

TEST_F(PlacesBeforeTheHasher, have_no_bound_but_that_for_the_house_itself) {
  for (int i = 0; i < 8; ++i) EXPECT_TRUE(waits({}));
  EXPECT_FALSE(waits({}));
}

TEST_F(PlacesBeforeTheHasher, are_free_again_when_who_waited_was_answered) {
  EXPECT_TRUE(waits({"noor", "203.0.113.1"}));
  EXPECT_TRUE(waits({"noor", "203.0.113.1"}));
  EXPECT_FALSE(waits({"noor", "203.0.113.1"}));
  finish();
  begin();
  EXPECT_TRUE(waits({"noor", "203.0.113.1"}));
}

}  // namespace
}  // namespace kring::crypto
