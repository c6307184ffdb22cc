#include "base/refusal.h"
#include "tests/support/announcements.h"
#include "tests/support/databases.h"

#include <map>
#include <thread>

#include <gmock/gmock.h>

namespace kring::db {
namespace {

using testing::ElementsAre;
using testing::SizeIs;
using testing_support::Announcements;

struct Written {
  std::int64_t seq = 0;
  Time happened_at;
  std::string kind;
  ThingId subject;
  journal::Origin origin{};
  std::optional<std::string> cause;
  BOOST_DESCRIBE_CLASS(Written, (), (seq, happened_at, kind, subject, origin, cause), (), ())
};

journal::Fact fact(std::int64_t subject, std::string_view kind = "pebble.found") {
  journal::Fact made;
  made.kind = kind;
  made.subject_kind = "pebble";
  made.subject = ThingId(subject);
  return made;
}

/// What Tx::record promises, on both databases.
class TheJournal : public OnBothDatabases {
 protected:
  std::vector<Written> lines() {
    db().await_numbering();
    return db().read([](Tx& tx) {
      return tx.rows<Written>(
          "SELECT seq, happened_at, kind, subject, origin, cause FROM journal"
          " ORDER BY seq");
    });
  }
};
KRING_ON_BOTH_DATABASES(TheJournal);

TEST_P(TheJournal, keeps_what_was_told) {
  db().write([&](Tx& tx) {
    auto told = fact(5, "pebble.lost");
    told.origin = journal::Origin::import_;
    told.cause = "line 3";
    told.happened_at = tx.now() - std::chrono::hours(24);
    tx.record(told);
    tx.record(fact(6));
  });
  const auto told = lines();
  ASSERT_THAT(told, SizeIs(2));
  EXPECT_EQ(told[0].seq, 1);
  EXPECT_EQ(told[0].kind, "pebble.lost");
  EXPECT_EQ(told[0].subject, ThingId(5));
  EXPECT_EQ(told[0].origin, journal::Origin::import_);
  EXPECT_EQ(told[0].cause, "line 3");
  EXPECT_EQ(told[0].happened_at, clock().now() - std::chrono::hours(24));
  EXPECT_EQ(told[1].happened_at, clock().now());
  EXPECT_EQ(told[1].cause, std::nullopt);
}

TEST_P(TheJournal, tells_a_cause_once) {
  for (int i = 0; i < 2; ++i) {
    db().write([](Tx& tx) {
      auto caused = fact(1);
      caused.cause = "line 7";
      tx.record(caused);
      tx.record(fact(2));
    });
  }
  EXPECT_THAT(lines(), SizeIs(3));
}

TEST_P(TheJournal, keeps_nothing_of_a_write_that_was_refused) {
  EXPECT_THROW(db().write([](Tx& tx) {
    tx.record(fact(1));
    throw Refusal(Status::conflict, "no");
  }),
               Refusal);
  db().write([](Tx& tx) { tx.record(fact(2)); });
  const auto told = lines();
  ASSERT_THAT(told, SizeIs(1));
  EXPECT_EQ(told[0].seq, 1);
}

TEST_P(TheJournal, numbers_without_gaps_and_keeps_every_writers_order) {
  constexpr int writers = 4;
  constexpr int writes = 25;
  std::vector<std::thread> threads;
  for (int writer = 0; writer < writers; ++writer) {
    threads.emplace_back([&, writer] {
      for (int i = 0; i < writes; ++i) {
        try {
          db().write([&](Tx& tx) {
            tx.record(fact(writer * 1000 + 2 * i + 1));
            tx.record(fact(writer * 1000 + 2 * i + 2));
            if (i % 5 == 4) throw Refusal(Status::conflict, "every fifth");
          });
        } catch (const Refusal& refusal) {
          EXPECT_EQ(refusal.code(), "every fifth");
        }
      }
    });
  }
  for (auto& thread : threads) thread.join();

  const auto told = lines();
  ASSERT_THAT(told, SizeIs(writers * writes * 2 * 4 / 5));
  std::map<std::int64_t, std::int64_t> last;
  for (std::size_t i = 0; i < told.size(); ++i) {
    EXPECT_EQ(told[i].seq, static_cast<std::int64_t>(i) + 1);
    auto& before = last[told[i].subject.number() / 1000];
    EXPECT_GT(told[i].subject.number(), before);
    before = told[i].subject.number();
  }
}

TEST_P(TheJournal, wakes_who_listens_until_the_handle_is_gone) {
  Announcements leaving(db());
  Announcements staying(db());
  const auto write_and_wait = [&](std::int64_t subject, Announcements& who) {
    db().write([&](Tx& tx) { tx.record(fact(subject)); });
    return who.until([&] { return lines().size() == static_cast<std::size_t>(subject); });
  };
  EXPECT_TRUE(write_and_wait(1, leaving));
  leaving.stop_listening();
  const int heard = leaving.count();
  EXPECT_TRUE(write_and_wait(2, staying));
  EXPECT_TRUE(write_and_wait(3, staying));
  EXPECT_EQ(leaving.count(), heard);
}

}  // namespace
}  // namespace kring::db
