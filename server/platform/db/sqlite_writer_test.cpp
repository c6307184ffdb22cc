#include "platform/db/sqlite_writer.h"

#include "base/refusal.h"
#include "platform/db/failures.h"
#include "platform/db/free_room.h"
#include "platform/db/migration.h"
#include "platform/db/turn.h"
#include "tests/support/recording_vfs.h"
#include "tests/support/temporary_folder.h"

#include <future>
#include <latch>

#include <gmock/gmock.h>

namespace kring::db {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing_support::RecordingVfs;

/// Remembers the groups, and lets a test wait until so many callers are in a queue.
class GroupObserver : public Observer {
 public:
  void group_committed(std::size_t size, Duration, Duration) override {
    const std::scoped_lock lock(mutex_);
    sizes_.push_back(size);
  }
  void group_died(std::size_t) override { ++died; }
  void queue_length(Queue queue, std::size_t length) override {
    const std::scoped_lock lock(mutex_);
    (queue == Queue::background ? background_ : people_) = length;
    changed_.notify_all();
  }

  void await_queues(std::size_t people, std::size_t background = 0) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return people_ == people && background_ == background; });
  }
  std::vector<std::size_t> sizes() {
    const std::scoped_lock lock(mutex_);
    return sizes_;
  }

  void forget() {
    const std::scoped_lock lock(mutex_);
    sizes_.clear();
  }

  std::atomic<int> died = 0;

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::size_t> sizes_;
  std::size_t people_ = 0;
  std::size_t background_ = 0;
};

class GroupCommit : public testing::Test {
 protected:
  GroupCommit() {
    migrate_sqlite(options_.file, {{"0001_pebbles.sql",
                                    "CREATE TABLE pebbles (id $ID, name TEXT NOT NULL UNIQUE);"}});
  }
  ~GroupCommit() override { vfs_.let_all_through(); }

  /// A log's first commit syncs its header too, so that one is made here.
  void open() {
    database_ = open_sqlite(options_);
    database_->write([](Tx& tx) {
      insert(tx, "gone");
      tx.run("DELETE FROM pebbles");
    });
    observer_.forget();
  }

  static Status status_of(const std::function<void()>& write) {
    try {
      write();
    } catch (const Refusal& refusal) {
      return refusal.status();
    }
    return Status{200};
  }

  /// What the writer answers, once it does.
  std::future<Status> ask(std::function<void(Tx&)> fn, Priority priority = Priority::people) {
    return std::async(std::launch::async, [this, fn = std::move(fn), priority] {
      return status_of([&] { database_->write(fn, priority); });
    });
  }
  std::future<Status> add(std::string name, Priority priority = Priority::people) {
    return ask([name = std::move(name)](Tx& tx) { insert(tx, name); }, priority);
  }
  static void insert(Tx& tx, std::string_view name) {
    tx.run("INSERT INTO pebbles (name) VALUES ($1)", name);
  }

  std::vector<std::string> names() {
    return database_->read(
        [](Tx& tx) { return tx.values<std::string>("SELECT name FROM pebbles ORDER BY name"); });
  }

  /// A first write, held up in its sync, so that the next ones gather behind it.
  std::future<Status> add_and_hold(std::string name) {
    vfs_.hold_syncs();
    auto first = add(std::move(name));
    vfs_.await_held_sync();
    return first;
  }

  static bool is_answered(const std::future<Status>& asked) {
    return asked.wait_for(0s) == std::future_status::ready;
  }

  RecordingVfs vfs_;
  testing_support::TemporaryFolder folder_;
  FrozenClock clock_{Time(1'800'000'000'000ms)};
  IdSource ids_{clock_, 1};
  GroupObserver observer_;
  SqliteOptions options_{
      .file = folder_.path() / "kring.db",
      .clock = clock_,
      .ids = ids_,
      .observer = observer_,
      .longest_group = 1h,  // who shares a group is up to the test, not to the load
      .vfs = RecordingVfs::name()};
  std::unique_ptr<Database> database_;
};

constexpr Status done{200};

TEST_F(GroupCommit, answers_everyone_after_one_sync_refusals_included) {
  open();
  const int before = vfs_.syncs();
  auto first = add_and_hold("first");
  auto second = add("second");
  auto third = ask([](Tx& tx) {
    insert(tx, "third");
    throw Refusal(Status::conflict, "no");
  });
  auto fourth = add("fourth");
  observer_.await_queues(3);
  EXPECT_FALSE(is_answered(first));
  EXPECT_EQ(vfs_.syncs(), before);

  vfs_.let_sync_through();
  EXPECT_EQ(first.get(), done);
  vfs_.await_held_sync();
  EXPECT_EQ(vfs_.syncs(), before + 1);
  EXPECT_FALSE(is_answered(second) || is_answered(third) || is_answered(fourth));

  vfs_.let_sync_through();
  EXPECT_EQ(second.get(), done);
  EXPECT_EQ(third.get(), Status::conflict);
  EXPECT_EQ(fourth.get(), done);
  EXPECT_EQ(vfs_.syncs(), before + 2);
  EXPECT_THAT(observer_.sizes(), ElementsAre(1, 3));
  EXPECT_THAT(names(), ElementsAre("first", "fourth", "second"));
}

TEST_F(GroupCommit, keeps_closures_apart_although_they_share_a_transaction) {
  open();
  auto first = add_and_hold("same");
  auto broken = ask([](Tx& tx) {
    insert(tx, "half");
    insert(tx, "same");
  });
  auto whole = add("whole");
  observer_.await_queues(2);
  vfs_.let_all_through();
  EXPECT_EQ(first.get(), done);
  EXPECT_THROW(broken.get(), ConstraintViolated);
  EXPECT_EQ(whole.get(), done);
  EXPECT_THAT(names(), ElementsAre("same", "whole"));
}

TEST_F(GroupCommit, shows_each_closure_what_the_one_before_it_wrote) {
  open();
  auto first = add_and_hold("first");
  auto second = add("second");
  observer_.await_queues(1);
  int seen = 0;
  auto third = ask([&](Tx& tx) { seen = tx.value<int>("SELECT count(*) FROM pebbles").value(); });
  observer_.await_queues(2);
  vfs_.let_all_through();
  second.get();
  third.get();
  EXPECT_EQ(seen, 2);
}

TEST_F(GroupCommit, takes_one_closure_of_the_background_a_group_and_people_first) {
  open();
  auto first = add_and_hold("first");
  std::vector<std::future<Status>> all;
  for (const auto* name : {"b1", "b2", "b3"}) all.push_back(add(name, Priority::background));
  observer_.await_queues(0, 3);
  for (const auto* name : {"p1", "p2"}) all.push_back(add(name));
  observer_.await_queues(2, 3);
  vfs_.let_all_through();
  for (auto& each : all) EXPECT_EQ(each.get(), done);
  EXPECT_THAT(observer_.sizes(), ElementsAre(1, 3, 1, 1));
}

TEST_F(GroupCommit, holds_so_many_and_leaves_the_next_to_the_next_group) {
  open();
  auto first = add_and_hold("first");
  std::vector<std::future<Status>> all;
  for (std::size_t i = 0; i <= SqliteWriter::largest_group; ++i)
    all.push_back(add(std::to_string(i)));
  observer_.await_queues(SqliteWriter::largest_group + 1);
  vfs_.let_all_through();
  for (auto& each : all) EXPECT_EQ(each.get(), done);
  EXPECT_THAT(observer_.sizes(), ElementsAre(1, 256, 1));
}

TEST_F(GroupCommit, takes_nobody_in_after_the_time_that_a_hub_gives_it) {
  const SqliteOptions of_a_hub{.file = {}, .clock = clock_, .ids = ids_};
  options_.longest_group = of_a_hub.longest_group;
  open();
  auto first = add_and_hold("first");
  auto slow = ask([&](Tx& tx) {
    insert(tx, "slow");
    const auto end = std::chrono::steady_clock::now() + of_a_hub.longest_group;
    while (std::chrono::steady_clock::now() < end) {
    }
  });
  observer_.await_queues(1);
  auto next = add("next");
  observer_.await_queues(2);
  vfs_.let_all_through();
  EXPECT_EQ(slow.get(), done);
  EXPECT_EQ(next.get(), done);
  EXPECT_THAT(observer_.sizes(), ElementsAre(1, 1, 1));
}

TEST_F(GroupCommit, takes_nobody_in_when_its_time_is_over) {
  options_.longest_group = 0ms;
  open();
  auto first = add_and_hold("first");
  auto second = add("second");
  auto third = add("third");
  observer_.await_queues(2);
  vfs_.let_all_through();
  EXPECT_EQ(second.get(), done);
  EXPECT_EQ(third.get(), done);
  EXPECT_THAT(observer_.sizes(), ElementsAre(1, 1, 1));
}

TEST_F(GroupCommit, tells_the_background_when_its_turn_is_over_and_never_people) {
  open();
  bool people_over = false;
  database_->write([&](Tx&) {
    const auto end = std::chrono::steady_clock::now() + 2 * options_.background_turn;
    while (std::chrono::steady_clock::now() < end) people_over = people_over || turn_is_over();
  });
  EXPECT_FALSE(people_over);
  const auto begun = std::chrono::steady_clock::now();
  database_->write(
      [](Tx&) {
        while (!turn_is_over()) {
        }
      },
      Priority::background);
  EXPECT_GE(std::chrono::steady_clock::now() - begun, options_.background_turn);
  EXPECT_FALSE(turn_is_over());
}

TEST_F(GroupCommit, runs_each_alone_when_the_commit_of_the_group_fails) {
  open();
  auto first = add_and_hold("first");
  auto second = add("second");
  auto third = add("third");
  observer_.await_queues(2);
  vfs_.fail_writes(1);
  vfs_.let_all_through();
  EXPECT_EQ(second.get(), done);
  EXPECT_EQ(third.get(), done);
  EXPECT_EQ(observer_.died, 1);
  EXPECT_THAT(names(), ElementsAre("first", "second", "third"));
}

TEST_F(GroupCommit, decides_again_what_was_refused_because_of_a_row_that_was_lost) {
  open();
  auto first = add_and_hold("first");
  // The first of the two fails alone as well, so the name that the second wanted is free after all.
  std::atomic<int> tries = 0;
  auto second = ask([&](Tx& tx) {
    if (++tries > 1) throw Refusal(Status::gone, "changed its mind");
    insert(tx, "wanted");
  });
  observer_.await_queues(1);
  auto third = ask([](Tx& tx) {
    if (tx.run("INSERT INTO pebbles (name) VALUES ('wanted') ON CONFLICT (name) DO NOTHING") == 0) {
      throw Refusal(Status::conflict, "taken");
    }
  });
  observer_.await_queues(2);
  vfs_.fail_writes(1);
  vfs_.let_all_through();
  EXPECT_EQ(second.get(), Status::gone);
  EXPECT_EQ(third.get(), done);
}

TEST_F(GroupCommit, refuses_with_507_what_does_not_fit_on_the_disk_and_keeps_the_rest) {
  open();
  auto first = add_and_hold("first");
  auto large = add(std::string(1'000'000, 'x'));
  observer_.await_queues(1);
  auto small = add("small");
  observer_.await_queues(2);
  vfs_.set_log_limit(vfs_.log_length() + 200'000);
  vfs_.let_all_through();
  EXPECT_EQ(large.get(), Status::storage_full);
  EXPECT_EQ(small.get(), done);
  EXPECT_THAT(names(), ElementsAre("first", "small"));
}

TEST_F(GroupCommit, refuses_everything_on_a_full_disk_and_recovers_when_there_is_room) {
  open();
  vfs_.set_log_limit(0);
  EXPECT_EQ(add("one").get(), Status::storage_full);
  EXPECT_EQ(add("two").get(), Status::storage_full);
  vfs_.set_log_limit(RecordingVfs::unlimited);
  EXPECT_EQ(add("three").get(), done);
  EXPECT_THAT(names(), ElementsAre("three"));
}

TEST_F(GroupCommit, takes_what_did_not_fit_once_the_log_is_moved) {
  open();
  for (int i = 0; i < 50; ++i) EXPECT_EQ(add("pebble " + std::to_string(i)).get(), done);
  vfs_.set_log_limit(vfs_.log_length());
  EXPECT_EQ(add("one more").get(), done);
  EXPECT_EQ(add("and another").get(), done);
  EXPECT_EQ(names().size(), 52U);
}

TEST_F(GroupCommit, gives_back_the_room_that_a_log_had_once_there_is_no_more) {
  open();
  for (int i = 0; i < 50; ++i) EXPECT_EQ(add("pebble " + std::to_string(i)).get(), done);
  const auto log = options_.file.string() + "-wal";
  const auto before = std::filesystem::file_size(log);
  vfs_.set_log_limit(0);
  EXPECT_EQ(add("one more").get(), Status::storage_full);
  EXPECT_EQ(add("one more").get(), Status::storage_full);
  EXPECT_GT(before, 0U);
  EXPECT_EQ(std::filesystem::file_size(log), 0U);
}

TEST_F(GroupCommit, moves_a_log_that_was_left_before_anything_is_written) {
  open();
  for (int i = 0; i < 50; ++i) EXPECT_EQ(add("pebble " + std::to_string(i)).get(), done);
  // As a process leaves them that was killed.
  const testing_support::TemporaryFolder left;
  const auto copy = left.path() / "kring.db";
  std::filesystem::copy_file(options_.file, copy);
  std::filesystem::copy_file(options_.file.string() + "-wal", copy.string() + "-wal");
  database_.reset();
  vfs_.set_log_limit(4096 * 20);
  options_.file = copy;
  const auto options = options_;
  const auto reopened = open_sqlite(options);
  EXPECT_EQ(std::filesystem::file_size(copy.string() + "-wal"), 0U);
  reopened->write([](Tx& tx) { insert(tx, "one more"); });
  EXPECT_EQ(
      reopened->read([](Tx& tx) { return tx.value<std::int64_t>("SELECT COUNT(*) FROM pebbles"); }),
      51);
}

TEST_F(GroupCommit, refuses_with_503_while_the_disk_answers_with_errors) {
  open();
  vfs_.fail_writes(1000);
  EXPECT_EQ(add("one").get(), Status::overloaded);
  vfs_.fail_writes(0);
  EXPECT_EQ(add("two").get(), done);
  EXPECT_THAT(names(), ElementsAre("two"));
}

TEST_F(GroupCommit, ends_the_process_when_a_sync_fails) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_EXIT(
      {
        open();
        vfs_.fail_syncs();
        add("one").get();
      },
      testing::ExitedWithCode(EXIT_FAILURE), "fsync");
}

TEST_F(GroupCommit, refuses_at_once_when_too_many_wait) {
  options_.waiting_writes = 2;
  open();
  auto first = add_and_hold("first");
  auto second = add("second");
  auto third = add("third");
  observer_.await_queues(2);
  EXPECT_EQ(add("fourth").get(), Status::overloaded);
  vfs_.let_all_through();
  EXPECT_EQ(third.get(), done);
  EXPECT_EQ(add("fifth").get(), done);
}

TEST_F(GroupCommit, keeps_the_log_from_growing_for_ever) {
  options_.checkpoint_pages = 50;
  open();
  for (int i = 0; i < 600; ++i) {
    database_->write([&](Tx& tx) { insert(tx, "pebble " + std::to_string(i)); });
  }
  // 600 commits of two pages or more each; without checkpoints the log would hold them all.
  EXPECT_LT(vfs_.log_length(), 600 * 4096);
}

TEST_F(GroupCommit, keeps_the_log_shorter_where_little_room_is_left) {
  options_.free_room = [] { return std::int64_t{1} << 20; };
  open();
  for (int i = 0; i < 1000; ++i) {
    database_->write([&](Tx& tx) { insert(tx, "pebble " + std::to_string(i)); });
  }
  // Each commit is two pages or more.
  EXPECT_LT(vfs_.log_length(), 1000 * 4096);
}

TEST(FreeRoom, is_what_the_file_system_says) {
  const testing_support::TemporaryFolder folder;
  EXPECT_GT(free_room(folder.path()), 0);
  EXPECT_EQ(free_room(folder.path() / "nowhere"), INT64_MAX);
  EXPECT_FALSE(is_nearly_full(folder.path() / "nowhere"));
}

}  // namespace
}  // namespace kring::db
