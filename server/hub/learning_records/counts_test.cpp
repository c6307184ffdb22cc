// What is counted while statements come and go, against counting all of them.

#include "hub/learning_records/counts.h"

#include "hub/learning_records/counting.h"
#include "hub/learning_records/counts_store.h"
#include "hub/learning_records/mark_index.h"
#include "hub/learning_records/mark_walk.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statement_reader.h"
#include "hub/learning_records/statements.h"
#include "tests/support/forwarding_database.h"
#include "tests/support/xapi_statements.h"

#include <random>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>

namespace kring::learning_records {
namespace {

using boost::json::array;
using boost::json::object;
using ::testing::IsEmpty;
using testing_support::activity;
using testing_support::reference;
using testing_support::statement;
using testing_support::uuid;
using testing_support::voiding;

using Table = std::map<std::string, std::int64_t>;

class StatementCounts : public OnBothDatabases {
 protected:
  static Client client(int number, bool may_void_all = false) {
    return {ClientId(number), "LMS", may_void_all ? std::vector<Scope>{Scope::all} : usual_scopes};
  }

  void send(const boost::json::value& body, const Client& client) {
    const auto text = boost::json::serialize(body);
    const auto document = read_document(text);
    require_statements(document.root(), Version::v1);
    const auto batch = prepare(document.root(), Version::v1, client,
                               authority_of(client, "http://localhost:8080"));
    db().write_in_order(statement_log, [&](Tx& tx) { keep(tx, client, batch); });
  }

  bool count() { return count_on(db(), std::chrono::hours(1)); }

  /// What stands in the table once all is counted: "kind what client" and the number.
  Table kept() {
    EXPECT_TRUE(count());
    return table();
  }

  Table table() {
    return db().read([](Tx& tx) {
      Table table;
      tx.execute("SELECT kind, what, client, number, digits FROM statement_counts", {},
                 [&](const db::Row& row) {
                   const auto number = row.integer(3);
                   EXPECT_EQ(row.integer(4), std::to_string(number).size());
                   table[key(row.integer(0), row.integer(1), row.integer(2))] = number;
                 });
      return table;
    });
  }

  /// The same by looking at every statement, in the simplest way.
  Table counted() {
    return db().read([](Tx& tx) {
      Table table;
      tx.execute("SELECT stored_at, client, voided, text FROM statements", {},
                 [&](const db::Row& row) {
                   count(boost::json::parse(row.text(3)).as_object(), row, table);
                 });
      return table;
    });
  }

  /// By a group of people whom no other statement names.
  static object of_a_crowd(int number, int people) {
    auto said = statement(number);
    array members;
    for (int i = 0; i < people; ++i) {
      const auto name = std::to_string(number) + "." + std::to_string(i);
      members.push_back(object{{"mbox", "mailto:" + name + "@example.org"}});
    }
    said["actor"] = object{{"objectType", "Group"}, {"member", std::move(members)}};
    return said;
  }

  std::int64_t number(CountKind kind, std::int64_t what) {
    EXPECT_TRUE(count());
    return db().read([&](Tx& tx) { return store::count_of(tx, kind, what); });
  }

 private:
  static std::string key(std::int64_t kind, std::int64_t what, std::int64_t client) {
    return std::to_string(kind) + " " + std::to_string(what) + " " + std::to_string(client);
  }

  static void count(const object& said, const db::Row& row, Table& table) {
    constexpr std::int64_t hour = 60LL * 60 * 1000;
    constexpr std::int64_t week = 7 * 24 * hour;
    constexpr std::int64_t first_monday = 4 * 24 * hour;  // 1970-01-05
    const auto at = row.integer(0);
    ++table[key(5, at / hour * hour, row.integer(1))];
    if (row.integer(2) != 0) return;
    ++table[key(4, (at - first_monday) / week * week + first_monday, row.integer(1))];
    const auto id = [](const boost::json::value& of) {
      return std::string(of.at("id").as_string());
    };
    ++table[key(1, mark_of(MarkKind::verb, id(said.at("verb"))), 0)];
    if (!said.at("object").as_object().contains("objectType")) {
      ++table[key(2, mark_of(MarkKind::activity, id(said.at("object"))), 0)];
    }
    const auto& actor = said.at("actor").as_object();
    std::set<std::string> mailboxes;
    if (const auto* mailbox = actor.if_contains("mbox")) {
      mailboxes.emplace(mailbox->as_string());
    } else {
      for (const auto& each : actor.at("member").as_array()) {
        mailboxes.emplace(each.at("mbox").as_string());
      }
    }
    for (const auto& each : mailboxes) {
      ++table[key(3, mark_of(MarkKind::agent, "mbox " + each), 0)];
    }
    if (const auto* result = said.if_contains("result")) {
      ++table[key(6, result->at("success").as_bool(), 0)];
    }
  }
};
KRING_ON_BOTH_DATABASES(StatementCounts);

/// Lets something happen each time before what was read is written, or after that.
class Meddled : public testing_support::ForwardingDatabase {
 public:
  Meddled(Database& real, std::function<void()> before, std::function<void()> after)
      : ForwardingDatabase(real), before_(std::move(before)), after_(std::move(after)) {}

 protected:
  void run_in_order(const db::OrderedLog& log, const Work& work, db::Priority priority) override {
    before_();
    ForwardingDatabase::run_in_order(log, work, priority);
    after_();
  }

 private:
  std::function<void()> before_, after_;
};

void nothing() {}

/// The first time only.
std::function<void()> once(std::function<void()> act) {
  return [act = std::move(act)]() mutable { std::exchange(act, nothing)(); };
}

/// What programs send, by chance and yet always the same.
class Programs {
 public:
  int below(int most) { return static_cast<int>(random_() % static_cast<unsigned>(most)); }

  object anything(int number) {
    // What is taken back may be there, be sent later, or never; it may be a voiding itself.
    if (below(4) == 0) return voiding(number, below(number + 40) + 1);
    auto said = statement(number, "p" + std::to_string(below(12)), "v" + std::to_string(below(5)),
                          "a" + std::to_string(below(9)));
    if (below(5) == 0) {
      said["actor"] = object{{"objectType", "Group"}, {"member", array{member(), member()}}};
    }
    if (below(3) == 0) said["result"] = object{{"success", below(2) == 0}};
    if (below(9) == 0) said["object"] = reference(below(number) + 1);
    return said;
  }

 private:
  object member() { return {{"mbox", "mailto:p" + std::to_string(below(12)) + "@example.org"}}; }

  std::mt19937 random_{20261128};
};

TEST_P(StatementCounts, equal_a_count_of_all_after_a_thousand_came_and_were_taken_back) {
  Programs programs;
  int sent = 0;
  while (sent < 1000) {
    array batch;
    for (int left = programs.below(30) + 1; left > 0; --left) {
      batch.push_back(programs.anything(++sent));
    }
    // Some of what is there is sent again, and is not counted twice.
    const int client_number = programs.below(3) + 1;
    send(batch, client(client_number, client_number == 3));
    if (programs.below(4) == 0) send(batch, client(client_number, client_number == 3));
    // Some is taken back before it is counted, and some after.
    if (programs.below(3) == 0) count();
    clock().advance(std::chrono::hours(programs.below(9)));
  }
  const auto voided = db().read(
      [](Tx& tx) { return *tx.value<int>("SELECT COUNT(*) FROM statements WHERE voided = 1"); });
  EXPECT_GT(voided, 80);
  EXPECT_EQ(kept(), counted());
}

TEST_P(StatementCounts, leave_out_what_was_taken_back_before_it_came) {
  send(voiding(2, 1), client(1));
  send(statement(1, "noor", "did", "pump"), client(1));
  EXPECT_EQ(number(CountKind::verb, mark_of(MarkKind::verb, "http://example.org/did")), 0);
  EXPECT_EQ(kept(), counted());
}

TEST_P(StatementCounts, count_on_where_somebody_else_tries_to_take_back) {
  send(statement(1), client(1));
  send(voiding(2, 1), client(2));
  send(array{voiding(3, 1), voiding(4, 1)}, client(1));
  EXPECT_EQ(number(CountKind::verb, mark_of(MarkKind::verb, std::string(voiding_verb))), 3);
  EXPECT_EQ(kept(), counted());
}

TEST_P(StatementCounts, keep_nothing_of_a_batch_that_is_refused) {
  send(statement(1), client(1));
  const auto before = kept();
  EXPECT_ANY_THROW(send(array{statement(2), statement(1, "cas")}, client(1)));
  EXPECT_EQ(kept(), before);
}

TEST_P(StatementCounts, are_the_same_when_counted_anew) {
  Programs programs;
  array batch;
  for (int number = 1; number <= 700; ++number) batch.push_back(programs.anything(number));
  send(batch, client(1));
  const auto before = kept();
  count_anew(db());
  EXPECT_THAT(table(), IsEmpty());
  EXPECT_EQ(db().read(uncounted), 700);
  EXPECT_EQ(kept(), before);
  EXPECT_EQ(kept(), counted());
}

TEST_P(StatementCounts, are_right_where_statements_come_and_go_while_all_are_counted_anew) {
  array batch;
  for (int number = 1; number <= 7000; ++number) batch.push_back(statement(number));
  send(batch, client(1));
  EXPECT_FALSE(count_on(db(), std::chrono::milliseconds(0))) << "one portion";
  EXPECT_EQ(db().read(uncounted), 2000);
  // One that is counted, one that is not, and one that came meanwhile.
  send(array{statement(7001), voiding(7002, 1), voiding(7003, 6999), voiding(7004, 7001)},
       client(1));
  EXPECT_EQ(kept(), counted());
  EXPECT_EQ(number(CountKind::verb, mark_of(MarkKind::verb, "http://example.org/did")), 6998);
  EXPECT_EQ(db().read(uncounted), 0);
}

TEST_P(StatementCounts, change_only_so_many_a_turn_however_many_people_statements_name) {
  array batch;
  for (int number = 1; number <= 12; ++number) batch.push_back(of_a_crowd(number, 990));
  send(batch, client(1));
  Table before;
  std::vector<std::int64_t> left;
  Meddled watched(db(), nothing, [&] {
    auto now = table();
    const auto changed = std::ranges::count_if(now, [&](const auto& row) {
      const auto known = before.find(row.first);
      return known == before.end() || known->second != row.second;
    });
    EXPECT_LE(changed, static_cast<std::int64_t>(most_counts_a_turn));
    EXPECT_GT(changed, 990);
    before = std::move(now);
    left.push_back(db().read(uncounted));
  });
  EXPECT_FALSE(count_on(watched, std::chrono::milliseconds(0))) << "one turn";
  EXPECT_THAT(left, ::testing::ElementsAre(10));
  // One is taken back that is counted, and one of those that were read with it and are not.
  send(array{voiding(101, 2), voiding(102, 12)}, client(1));
  EXPECT_TRUE(count_on(watched, std::chrono::hours(1)));
  EXPECT_THAT(left, ::testing::ElementsAre(10, 10, 8, 6, 4, 0));
  EXPECT_EQ(table(), counted());
}

TEST_P(StatementCounts, are_right_where_something_is_taken_back_between_two_turns) {
  send(array{of_a_crowd(1, 990), of_a_crowd(2, 990), of_a_crowd(3, 990), of_a_crowd(4, 990)},
       client(1));
  Meddled taken_back(db(), nothing, once([&] {
                       send(array{voiding(5, 1), voiding(6, 4)}, client(1));
                     }));
  EXPECT_TRUE(count_on(taken_back, std::chrono::hours(1)));
  EXPECT_EQ(table(), counted());
}

TEST_P(StatementCounts, are_right_where_something_is_taken_back_while_it_is_being_counted) {
  send(statement(1), client(1));
  // Between the reading of a portion and its writing somebody takes back what was read.
  Meddled taken_back(db(), once([&] { send(voiding(2, 1), client(1)); }), nothing);
  EXPECT_TRUE(count_on(taken_back, std::chrono::hours(1)));
  EXPECT_EQ(table(), counted());
  // And where somebody else counted the same meanwhile, it is counted once.
  send(statement(3), client(1));
  Meddled counted_before(db(), once([&] { count(); }), nothing);
  EXPECT_TRUE(count_on(counted_before, std::chrono::hours(1)));
  EXPECT_EQ(table(), counted());
}

TEST_P(StatementCounts, read_some_megabytes_at_once_however_large_each_statement_is) {
  array batch;
  for (int i = 1; i <= 9; ++i) {
    auto large = statement(i);
    large["result"] = object{{"success", true}, {"response", std::string(1'000'000, 'x')}};
    batch.push_back(large);
  }
  send(batch, client(1));
  std::vector<std::int64_t> seqs;
  const auto read_after = [&](std::int64_t seq, std::int64_t last = INT64_MAX) {
    return db().read([&](Tx& tx) {
      return store::each_after(tx, seq, last, 100,
                               [&](const auto& row) { seqs.push_back(row.seq); });
    });
  };
  EXPECT_TRUE(read_after(0));
  EXPECT_EQ(seqs.size(), 8U);
  EXPECT_FALSE(read_after(seqs.back()));
  EXPECT_EQ(seqs.size(), 9U);
  EXPECT_EQ(number(CountKind::success, 1), 9);
  seqs.clear();
  EXPECT_FALSE(read_after(2, 4));
  EXPECT_THAT(seqs, ::testing::ElementsAre(3, 4));
  EXPECT_FALSE(read_after(4, 4));
  EXPECT_THAT(seqs, ::testing::SizeIs(2)) << "nothing is read where all is done";
}

TEST_P(StatementCounts, mark_the_success_of_what_came_before_there_were_such_marks) {
  auto said = statement(1);
  said["result"] = object{{"success", true}};
  send(said, client(1));
  const auto marked = [&] {
    return db().read([](Tx& tx) { return statements_with(tx, success_mark(true), 10).size(); });
  };
  EXPECT_EQ(marked(), 1U);
  db().write_in_order(statement_log, [](Tx& tx) {
    MarkIndex(tx).take({{success_mark(true), 1}});
    tx.run("DELETE FROM statement_counting");
    tx.run("INSERT INTO statement_counting (id, reached, unmarked) VALUES (1, 0, 1)");
  });
  EXPECT_TRUE(count());
  EXPECT_EQ(marked(), 1U);
}

TEST_P(StatementCounts, forget_hours_that_are_long_over_and_no_week) {
  send(statement(1), client(1));
  EXPECT_TRUE(count());
  clock().advance(std::chrono::hours(24 * 20));
  send(statement(2), client(1));
  EXPECT_TRUE(count());
  db().write_in_order(statement_log, forget_old_hours);
  const auto of_kind = [&](const std::string& kind) {
    return std::ranges::count_if(kept(),
                                 [&](const auto& row) { return row.first.starts_with(kind); });
  };
  EXPECT_EQ(of_kind("5 "), 1);
  EXPECT_EQ(of_kind("4 "), 2);
}

TEST(CountedWeeks, begin_on_a_monday) {
  using namespace std::chrono;
  const auto monday = sys_days(2026y / November / 23);
  EXPECT_EQ(week_of(monday), monday);
  EXPECT_EQ(week_of(monday + days(7) - milliseconds(1)), monday);
  EXPECT_EQ(week_of(monday - milliseconds(1)), monday - days(7));
  EXPECT_EQ(week_of(sys_days(1969y / December / 31)), sys_days(1969y / December / 29));
  EXPECT_EQ(hour_of(monday + minutes(59)), monday);
}

}  // namespace
}  // namespace kring::learning_records
