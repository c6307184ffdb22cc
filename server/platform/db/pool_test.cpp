#include "platform/db/pool.h"

#include <future>

#include <gmock/gmock.h>

namespace kring::db {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

/// Lets a test wait until so many callers wait.
class QueueObserver : public Observer {
 public:
  void queue_length(Queue, std::size_t length) override {
    const std::scoped_lock lock(mutex_);
    length_ = length;
    changed_.notify_all();
  }
  void await(std::size_t length) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return length_ == length; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t length_ = 0;
};

class APool : public testing::Test {
 protected:
  using Numbers = Pool<int>;

  Numbers::Options options(std::size_t size, std::size_t waiting,
                           std::chrono::milliseconds patience = 1h) {
    return {size, waiting, &observer_, Observer::Queue::reads, patience};
  }
  std::function<std::unique_ptr<int>()> counting() {
    return [this] { return std::make_unique<int>(++opened_); };
  }

  QueueObserver observer_;
  int opened_ = 0;
};

TEST_F(APool, opens_no_more_than_it_needs) {
  Numbers pool(options(3, 1), counting());
  for (int i = 0; i < 5; ++i) pool.borrow();
  EXPECT_EQ(opened_, 1);
  const auto one = pool.borrow();
  const auto two = pool.borrow();
  EXPECT_EQ(opened_, 2);
}

TEST_F(APool, serves_those_who_wait_in_the_order_of_asking) {
  Numbers pool(options(1, 9), counting());
  std::vector<int> served;
  std::vector<std::future<void>> waiting;
  {
    const auto loan = pool.borrow();
    for (int i = 0; i < 3; ++i) {
      waiting.push_back(std::async(std::launch::async, [&, i] {
        const auto mine = pool.borrow();
        served.push_back(i);
      }));
      observer_.await(static_cast<std::size_t>(i) + 1);
    }
  }
  for (auto& each : waiting) each.get();
  EXPECT_THAT(served, ElementsAre(0, 1, 2));
}

TEST_F(APool, refuses_at_once_when_too_many_wait) {
  Numbers pool(options(1, 1), counting());
  auto loan = std::make_unique<Numbers::Loan>(pool.borrow());
  auto waiting = std::async(std::launch::async, [&] { pool.borrow(); });
  observer_.await(1);
  EXPECT_THROW(pool.borrow(), Refusal);
  loan.reset();
  waiting.get();
}

TEST_F(APool, refuses_who_has_waited_too_long) {
  Numbers pool(options(1, 1, 1ms), counting());
  const auto loan = pool.borrow();
  EXPECT_THROW(pool.borrow(), Refusal);
  EXPECT_THROW(pool.borrow(), Refusal);
}

TEST_F(APool, opens_another_for_one_that_was_no_good) {
  Numbers pool(options(1, 1), counting());
  auto loan = std::make_unique<Numbers::Loan>(pool.borrow());
  auto waiting = std::async(std::launch::async, [&] { return *pool.borrow(); });
  observer_.await(1);
  loan->discard();
  loan.reset();
  EXPECT_EQ(waiting.get(), 2);
}

TEST_F(APool, gets_one_place_back_for_one_that_was_no_good_and_was_moved) {
  Numbers pool(options(1, 1, 1ms), counting());
  {
    auto loan = pool.borrow();
    loan.discard();
    const auto moved = std::move(loan);
  }
  const auto only = pool.borrow();
  EXPECT_THROW(pool.borrow(), Refusal) << "there is one place, and it is taken";
}

TEST_F(APool, keeps_its_size_when_opening_fails) {
  bool failing = true;
  Numbers pool(options(1, 1, 1ms), [&] {
    if (failing) throw std::runtime_error("no");
    return std::make_unique<int>(7);
  });
  EXPECT_THROW(pool.borrow(), std::runtime_error);
  EXPECT_THROW(pool.borrow(), std::runtime_error);
  failing = false;
  EXPECT_EQ(*pool.borrow(), 7);
}

}  // namespace
}  // namespace kring::db
