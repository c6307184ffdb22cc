#include "platform/journal/followers.h"

#include "base/refusal.h"
#include "platform/db/failures.h"
#include "platform/db/postgres.h"
#include "platform/journal/cursors.h"
#include "platform/journal/journal.h"
#include "tests/support/collector.h"
#include "tests/support/databases.h"

#include <atomic>
#include <future>

#include <gmock/gmock.h>

namespace kring::journal {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::SizeIs;
using testing_support::Collector;

/// What followers are promised, on both databases.
class Following : public OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    db().write(Collector::make_tables);
  }
  void TearDown() override {
    followers.reset();
    OnBothDatabases::TearDown();
  }

  /// Followers as a process has them that has just begun. The stumbler is the first.
  void begin(Collector::Stumble stumble = {}) { followers = make(db(), std::move(stumble)); }
  static std::unique_ptr<Followers> make(Database& database, Collector::Stumble stumble = {}) {
    std::vector<std::unique_ptr<Follower>> all;
    all.push_back(std::make_unique<Collector>("stumbler", std::move(stumble)));
    all.push_back(std::make_unique<Collector>("walker"));
    return std::make_unique<Followers>(database, std::move(all));
  }

  void happen(const std::vector<std::string_view>& kinds) {
    db().write([&](Tx& tx) { Collector::record(tx, kinds); });
  }

  std::vector<std::int64_t> collected_by(std::string_view follower) {
    return db().read([&](Tx& tx) { return Collector::collected(tx, follower); });
  }
  std::vector<std::pair<std::int64_t, std::int64_t>> parked_with_attempts() {
    std::vector<std::pair<std::int64_t, std::int64_t>> all;
    for (const auto& line : db().read(parked_lines)) all.emplace_back(line.seq, line.attempts);
    return all;
  }

  std::int64_t removals() {
    return db().read([&](Tx& tx) { return parked_removals(tx, followers->all()); });
  }

  std::unique_ptr<Followers> followers;
};
KRING_ON_BOTH_DATABASES(Following);

TEST_P(Following, hears_its_kinds_in_order_and_each_line_once) {
  happen({"pebble.found", "shell.found", "pebble.lost"});
  begin();
  followers->catch_up();
  followers->catch_up();
  EXPECT_THAT(collected_by("walker"), ElementsAre(1, 3));
  EXPECT_EQ(db().read([](Tx& tx) { return cursor_of(tx, "walker"); }), 3);
}

TEST_P(Following, goes_on_after_a_restart_where_it_was) {
  happen({"pebble.found", "pebble.found"});
  begin();
  followers->catch_up();
  followers.reset();
  test_database().reopen();
  happen({"pebble.found"});
  begin();
  followers->catch_up();
  EXPECT_THAT(collected_by("walker"), ElementsAre(1, 2, 3));
}

TEST_P(Following, goes_through_more_lines_than_one_batch_holds) {
  for (int i = 0; i < 5; ++i) happen(std::vector<std::string_view>(100, "pebble.found"));
  begin();
  followers->catch_up();
  EXPECT_THAT(collected_by("walker"), SizeIs(500));
}

TEST_P(Following, leaves_a_rebuild_for_the_next_start_where_the_hub_stops) {
  for (int i = 0; i < 5; ++i) happen(std::vector<std::string_view>(100, "pebble.found"));
  begin();
  followers->start();
  followers->stop();
  EXPECT_EQ(followers->rebuild("walker"), Followers::Rebuilt::stopped);
  EXPECT_LT(collected_by("walker").size(), 500);
  followers->catch_up();
  EXPECT_THAT(collected_by("walker"), SizeIs(500));
}

TEST_P(Following, tries_a_line_three_times_then_parks_it_and_goes_on) {
  happen({"pebble.found", "pebble.lost", "pebble.found"});
  begin([](const Line& line) { return line.seq == 2; });
  followers->catch_up();
  EXPECT_THAT(collected_by("stumbler"), ElementsAre(1, 3));
  EXPECT_THAT(parked_with_attempts(), ElementsAre(Pair(2, most_attempts)));
  EXPECT_EQ(db().read([](Tx& tx) { return parked(tx, "stumbler", 2).value().error; }),
            "stumbled over 2");
}

TEST_P(Following, parks_a_line_whose_statement_failed) {
  happen({"pebble.found", "pebble.lost", "pebble.found"});
  begin([](const Line& line) -> bool {
    if (line.seq == 2) throw db::StatementFailed("no such table", "SELECT nothing");
    return false;
  });
  followers->catch_up();
  EXPECT_THAT(collected_by("stumbler"), ElementsAre(1, 3));
  EXPECT_THAT(parked_with_attempts(), ElementsAre(Pair(2, most_attempts)));
}

TEST_P(Following, parks_a_line_over_which_its_follower_is_refused) {
  happen({"pebble.found", "pebble.lost", "pebble.found"});
  begin([](const Line& line) -> bool {
    if (line.seq == 2) refuse_missing();
    return false;
  });
  followers->catch_up();
  EXPECT_THAT(collected_by("stumbler"), ElementsAre(1, 3));
  EXPECT_EQ(db().read([](Tx& tx) { return parked(tx, "stumbler", 2).value().error; }), "not_found");
}

TEST_P(Following, does_not_park_a_line_because_the_disk_is_full) {
  happen({"pebble.found"});
  bool full = true;
  begin([&](const Line&) -> bool {
    if (full) throw Refusal(Status::storage_full, "storage_full");
    return false;
  });
  for (int i = 0; i < most_attempts; ++i) EXPECT_THROW(followers->catch_up(), Refusal);
  full = false;
  followers->catch_up();
  EXPECT_THAT(collected_by("stumbler"), ElementsAre(1));
  EXPECT_THAT(parked_with_attempts(), IsEmpty());
}

TEST_P(Following, does_not_park_what_succeeds_at_the_third_try) {
  happen({"pebble.found", "pebble.lost", "pebble.found"});
  int left = most_attempts - 1;
  begin([&](const Line& line) { return line.seq == 2 && left-- > 0; });
  followers->catch_up();
  EXPECT_THAT(collected_by("stumbler"), ElementsAre(1, 2, 3));
  EXPECT_THAT(parked_with_attempts(), IsEmpty());
}

TEST_P(Following, parks_each_of_many_lines_and_handles_all_others) {
  happen(std::vector<std::string_view>(20, "pebble.found"));
  begin([](const Line& line) { return line.seq % 4 != 0; });
  followers->catch_up();
  EXPECT_THAT(collected_by("stumbler"), ElementsAre(4, 8, 12, 16, 20));
  EXPECT_THAT(parked_with_attempts(), SizeIs(15));
}

/// Hears a line as often as it is told one, and has it once.
class Forgiving : public Collector {
 public:
  using Collector::Collector;
  bool may_hear_again() const override { return true; }
  void follow(Tx& tx, const Line& line) override {
    tx.run("DELETE FROM collected WHERE follower = $1 AND seq = $2", name(), line.seq);
    Collector::follow(tx, line);
  }
};

TEST_P(Following, tries_what_is_parked_again_from_its_first_line_on) {
  happen({"pebble.found", "pebble.lost", "pebble.found"});
  bool stumbles = true;
  std::vector<std::unique_ptr<Follower>> all;
  all.push_back(std::make_unique<Forgiving>(
      "forgiving", [&](const Line& line) { return stumbles && line.seq == 2; }));
  followers = std::make_unique<Followers>(db(), std::move(all));
  followers->catch_up();
  ASSERT_THAT(parked_with_attempts(), SizeIs(1));
  stumbles = false;
  EXPECT_TRUE(followers->try_again("forgiving"));
  EXPECT_EQ(db().read([](Tx& tx) { return cursor_of(tx, "forgiving"); }), 1);
  followers->catch_up();
  EXPECT_THAT(collected_by("forgiving"), ElementsAre(1, 2, 3));
  EXPECT_THAT(parked_with_attempts(), IsEmpty());
}

TEST_P(Following, tries_what_is_parked_again_from_the_beginning_where_the_order_matters) {
  happen({"pebble.found", "pebble.lost", "pebble.found"});
  bool stumbles = true;
  begin([&](const Line& line) { return stumbles && line.seq == 2; });
  followers->catch_up();
  stumbles = false;
  EXPECT_TRUE(followers->try_again("stumbler"));
  followers->catch_up();
  EXPECT_THAT(collected_by("stumbler"), ElementsAre(1, 2, 3));
  EXPECT_THAT(parked_with_attempts(), IsEmpty());
}

TEST_P(Following, tries_nothing_again_where_nothing_is_parked) {
  happen({"pebble.found"});
  begin();
  followers->catch_up();
  EXPECT_TRUE(followers->try_again("stumbler"));
  EXPECT_EQ(db().read([](Tx& tx) { return cursor_of(tx, "stumbler"); }), 1);
  EXPECT_FALSE(followers->try_again("nobody"));
}

TEST_P(Following, is_not_held_up_by_another_follower) {
  happen({"pebble.found", "pebble.lost"});
  begin([](const Line&) { return true; });
  followers->catch_up();
  EXPECT_THAT(collected_by("stumbler"), IsEmpty());
  EXPECT_THAT(collected_by("walker"), ElementsAre(1, 2));
}

TEST_P(Following, makes_the_hub_unready_where_it_cannot_handle_a_removal) {
  happen({"pebble.found", "pebble.withdrawn"});
  begin([](const Line&) { return true; });
  followers->catch_up();
  EXPECT_THAT(parked_with_attempts(), SizeIs(2));
  EXPECT_EQ(removals(), 1);
}

TEST_P(Following, rebuilds_from_the_first_line_what_was_parked_too) {
  happen({"pebble.found", "pebble.withdrawn"});
  bool stumbles = true;
  begin([&](const Line& line) { return stumbles && line.seq == 2; });
  followers->catch_up();
  ASSERT_THAT(parked_with_attempts(), SizeIs(1));
  stumbles = false;
  EXPECT_EQ(followers->rebuild("stumbler"), Followers::Rebuilt::whole);
  EXPECT_THAT(collected_by("stumbler"), ElementsAre(1, 2));
  EXPECT_THAT(collected_by("walker"), ElementsAre(1, 2));
  EXPECT_THAT(parked_with_attempts(), IsEmpty());
  EXPECT_EQ(removals(), 0);
  EXPECT_EQ(followers->rebuild("nobody"), Followers::Rebuilt::unknown);
}

/// Empties its table one row a turn.
class Patient : public Collector {
 public:
  using Collector::Collector;
  bool clear_some(Tx& tx) override {
    ++turns;
    return tx.run(
               "DELETE FROM collected WHERE follower = $1 AND seq ="
               " (SELECT min(seq) FROM collected WHERE follower = $1)",
               name()) == 0;
  }
  static inline std::atomic<int> turns = 0;
};

std::unique_ptr<Followers> one_patient(Database& database) {
  std::vector<std::unique_ptr<Follower>> all;
  all.push_back(std::make_unique<Patient>("patient"));
  return std::make_unique<Followers>(database, std::move(all));
}

TEST_P(Following, is_emptied_turn_by_turn_before_it_is_rebuilt) {
  happen({"pebble.found", "pebble.lost", "pebble.found"});
  followers = one_patient(db());
  followers->catch_up();
  Patient::turns = 0;
  ASSERT_EQ(followers->rebuild("patient"), Followers::Rebuilt::whole);
  EXPECT_GE(Patient::turns, 4);
  EXPECT_THAT(collected_by("patient"), ElementsAre(1, 2, 3));
}

TEST_P(Following, that_was_being_emptied_when_its_process_ended_goes_on_with_that) {
  happen({"pebble.found", "pebble.lost", "pebble.found"});
  followers = one_patient(db());
  followers->catch_up();
  Patient patient("patient");
  Progress progress(db(), patient);
  progress.begin_again();
  progress.step();
  followers = one_patient(db());
  followers->catch_up();
  EXPECT_THAT(collected_by("patient"), ElementsAre(1, 2, 3));
}

TEST_P(Following, tells_a_fact_of_its_own_once_however_often_it_is_rebuilt) {
  happen({"pebble.found", "shell.found"});
  std::vector<std::unique_ptr<Follower>> all;
  all.push_back(std::make_unique<testing_support::Echo>());
  followers = std::make_unique<Followers>(db(), std::move(all));
  followers->catch_up();
  followers->rebuild("echo");
  db().await_numbering();
  EXPECT_EQ(db().read(last_seq), 3);
}

TEST_P(Following, wakes_when_the_journal_grows) {
  constexpr int lines = 20;
  std::mutex mutex;
  std::condition_variable changed;
  std::int64_t seen = 0;
  begin();
  auto* const walker = dynamic_cast<Collector*>(followers->all().back());
  ASSERT_NE(walker, nullptr);
  walker->after_every_line([&](std::int64_t seq) {
    const std::scoped_lock lock(mutex);
    seen = seq;
    changed.notify_all();
  });
  followers->start();
  // Without the wake-up each line would wait five seconds for the next look.
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(40);
  for (int i = 1; i <= lines; ++i) {
    happen({"pebble.found"});
    std::unique_lock lock(mutex);
    ASSERT_TRUE(changed.wait_until(lock, end, [&] { return seen == i; })) << "at line " << i;
  }
  followers->stop();
  EXPECT_THAT(collected_by("walker"), SizeIs(lines));
}

TEST_P(Following, stops_and_starts_again) {
  begin();
  followers->start();
  followers->stop();
  followers->stop();
  happen({"pebble.found"});
  EXPECT_THAT(collected_by("walker"), IsEmpty());
  std::promise<void> collected;
  auto* const walker = dynamic_cast<Collector*>(followers->all().back());
  ASSERT_NE(walker, nullptr);
  walker->after_every_line([&](std::int64_t) { collected.set_value(); });
  followers->start();
  EXPECT_EQ(collected.get_future().wait_for(std::chrono::seconds(30)), std::future_status::ready);
}

/// On a database whose turns are over as soon as they begin.
class FollowingInHaste : public Following {
 protected:
  TestDatabase::Options options() const override { return {.hasty = true}; }
};
KRING_ON_BOTH_DATABASES(FollowingInHaste);

TEST_P(FollowingInHaste, takes_no_further_line_when_its_turn_is_over) {
  happen({"pebble.found", "shell.found", "pebble.lost"});
  db().await_numbering();
  Collector walker("walker");
  Progress progress(db(), walker);
  for (std::int64_t seq = 1; seq <= 3; ++seq) {
    EXPECT_EQ(progress.step(), Progress::Outcome::moved);
    EXPECT_EQ(db().read([](Tx& tx) { return cursor_of(tx, "walker"); }), seq);
  }
  EXPECT_EQ(progress.step(), Progress::Outcome::caught_up);
  EXPECT_THAT(collected_by("walker"), ElementsAre(1, 3));
}

/// Handles each line in three portions, and keeps it once more in each. Stumbles over the last of
/// one line.
class Portioner : public Collector {
 public:
  static constexpr std::int64_t portions = 3;
  explicit Portioner(std::int64_t stumbles_in = 0)
      : Collector("portioner"), stumbles_in_(stumbles_in) {}
  bool follow_some(Tx& tx, const Line& line, std::int64_t& place) override {
    follow(tx, line);
    if (++place < portions) return false;
    if (line.seq == stumbles_in_) throw std::runtime_error("stumbled");
    return true;
  }

 private:
  const std::int64_t stumbles_in_;
};

TEST_P(FollowingInHaste, goes_on_within_a_line_where_the_turn_before_stopped) {
  happen({"pebble.found", "pebble.lost"});
  db().await_numbering();
  Portioner portioner;
  for (std::int64_t turn = 1; turn <= 2 * Portioner::portions; ++turn) {
    EXPECT_EQ(Progress(db(), portioner).step(), Progress::Outcome::moved) << "as after a restart";
    EXPECT_EQ(db().read([](Tx& tx) { return cursor_of(tx, "portioner"); }),
              turn / Portioner::portions);
  }
  EXPECT_EQ(Progress(db(), portioner).step(), Progress::Outcome::caught_up);
  EXPECT_THAT(collected_by("portioner"), ElementsAre(1, 1, 1, 2, 2, 2));
}

TEST_P(Following, begins_at_the_beginning_of_the_line_after_one_that_was_parked_halfway) {
  happen({"pebble.found", "pebble.lost"});
  db().await_numbering();
  Portioner portioner(1);
  Progress progress(db(), portioner);
  while (progress.step() != Progress::Outcome::caught_up) {
  }
  EXPECT_THAT(parked_with_attempts(), ElementsAre(Pair(1, most_attempts)));
  EXPECT_THAT(collected_by("portioner"), ElementsAre(1, 1, 2, 2, 2));
}

/// Breaks a batch off before one of its statements.
class Breaker : public db::Observer {
 public:
  void statement_begins(std::string_view sql) override {
    // What a batch consists of; the sequencer's own statements are not among them.
    const auto about = [&](std::string_view table) { return sql.find(table) != sql.npos; };
    if (!about("journal_cursors") && !about("FROM journal WHERE") && !about("collected")) return;
    if (left_ > 0 && --left_ == 0) throw Refusal(Status::overloaded, "broken.off");
  }
  void break_before(int statement) { left_ = statement; }
  /// False where it had nothing to break.
  bool broke() { return left_.exchange(0) == 0; }

 private:
  std::atomic<int> left_ = 0;
};

class ABatchThatBreaksOff : public Following {
 protected:
  TestDatabase::Options options() const override { return {.observer = &breaker_}; }
  mutable Breaker breaker_;
};
KRING_ON_BOTH_DATABASES(ABatchThatBreaksOff);

TEST_P(ABatchThatBreaksOff, doubles_and_loses_nothing_wherever_it_does) {
  std::vector<std::int64_t> expected;
  int statement = 1;
  for (bool broke = true; broke; ++statement) {
    happen({"pebble.found", "pebble.lost"});
    db().await_numbering();
    Collector walker("walker");
    Progress progress(db(), walker);
    breaker_.break_before(statement);
    std::string outcome = "done";
    try {
      progress.step();
    } catch (const Refusal& refusal) {
      outcome = refusal.code();
    }
    broke = breaker_.broke();
    EXPECT_EQ(outcome, broke ? "broken.off" : "done");
    begin();
    followers->catch_up();
    for (int line = 0; line < 2; ++line)
      expected.push_back(static_cast<std::int64_t>(expected.size()) + 1);
    ASSERT_EQ(collected_by("walker"), expected) << "broke off before statement " << statement;
    EXPECT_THAT(parked_with_attempts(), IsEmpty());
  }
  EXPECT_GT(statement, 10);
}

/// Another node of the same hub: on PostgreSQL with a database connection of its own.
class AnotherNode {
 public:
  AnotherNode(TestDatabase& here, const Clock& clock) : here_(here), ids_(clock, 2) {
    if (here.database().dialect() == db::Dialect::postgres) {
      own_ = db::open_postgres({.connection = here.place(),
                                .clock = clock,
                                .ids = ids_,
                                .observer = db::Observer::nobody()});
    }
  }
  Database& database() { return own_ ? *own_ : here_.database(); }

 private:
  TestDatabase& here_;
  db::IdSource ids_;
  std::unique_ptr<Database> own_;
};

TEST_P(Following, never_handles_a_line_twice_on_two_nodes) {
  constexpr std::size_t lines = 300;
  AnotherNode node(test_database(), clock());
  const auto there = make(node.database());
  begin();
  std::promise<void> finished;
  std::once_flag once;
  for (auto* const walker : {followers->all().back(), there->all().back()}) {
    dynamic_cast<Collector&>(*walker).after_every_line([&](std::int64_t seq) {
      if (seq == lines) std::call_once(once, [&] { finished.set_value(); });
    });
  }
  followers->start();
  there->start();
  for (std::size_t i = 0; i < lines / 10; ++i)
    happen(std::vector<std::string_view>(10, "pebble.found"));
  EXPECT_EQ(finished.get_future().wait_for(std::chrono::seconds(60)), std::future_status::ready);
  there->stop();
  followers->stop();
  const auto collected = collected_by("walker");
  ASSERT_THAT(collected, SizeIs(lines));
  for (std::size_t i = 0; i < lines; ++i) EXPECT_EQ(collected[i], static_cast<std::int64_t>(i) + 1);
}

/// Adds an entry to an ordered log for every pebble that was found. It keeps nothing of its own,
/// and is not made to begin again: it would add all of them a second time.
class Appender : public Follower {
 public:
  static constexpr db::OrderedLog log{"entry_turns"};

  static void append(Tx& tx) {
    const auto last = tx.value<std::int64_t>("SELECT coalesce(max(number), 0) FROM entries");
    tx.run("INSERT INTO entries (number) VALUES ($1)", *last + 1);
  }

  std::string_view name() const override { return "appender"; }
  std::vector<std::string_view> hears() const override { return {"pebble.found"}; }
  std::vector<std::string_view> takes_away() const override { return {}; }
  void follow(Tx& tx, const Line&) override { append(tx); }
  std::vector<std::string_view> tables() const override { return {}; }
  void clear(Tx&) override {}
  std::vector<std::string> keeps_of(Tx&, const Line&) const override { return {}; }
  const db::OrderedLog* adds_to() const override { return &log; }
};

TEST_P(Following, adds_to_a_log_in_its_order_while_others_do) {
  constexpr std::size_t each = 100;
  db().write([](Tx& tx) {
    tx.run("CREATE TABLE entries (number BIGINT PRIMARY KEY)");
    tx.run("CREATE TABLE entry_turns (turn BIGINT PRIMARY KEY)");
  });
  Appender appender;
  Progress progress(db(), appender);
  auto others = std::async(std::launch::async, [&] {
    for (std::size_t i = 0; i < each; ++i) db().write_in_order(Appender::log, Appender::append);
  });
  for (std::size_t i = 0; i < each; ++i) {
    happen({"pebble.found"});
    db().await_numbering();
    while (progress.step() == Progress::Outcome::moved) {
    }
  }
  others.get();
  const auto entries = db().write([](Tx& tx) {
    const auto all = tx.values<std::int64_t>("SELECT number FROM entries ORDER BY number");
    tx.run("DROP TABLE entries");
    tx.run("DROP TABLE entry_turns");
    return all;
  });
  EXPECT_THAT(parked_with_attempts(), IsEmpty());
  ASSERT_THAT(entries, SizeIs(2 * each));
  EXPECT_EQ(entries.back(), static_cast<std::int64_t>(2 * each)) << "without gaps";
}

}  // namespace
}  // namespace kring::journal
