// Statements that go, or come to name nobody: what is found and counted afterwards equals what
// looking at every statement says, and a process that is killed on the way does nothing twice.

#include "hub/learning_records/counting.h"
#include "hub/learning_records/erased_person.h"
#include "hub/learning_records/erasing.h"
#include "hub/learning_records/erasure_log.h"
#include "hub/learning_records/formats.h"
#include "hub/learning_records/retaining.h"
#include "hub/learning_records/retention_store.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statement_reader.h"
#include "hub/learning_records/statements.h"
#include "hub/learning_records/statements_store.h"
#include "tests/support/killed_child.h"
#include "tests/support/mark_rows.h"
#include "tests/support/xapi_statements.h"

#include <random>

#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>

namespace kring::learning_records {
namespace {

using boost::json::array;
using boost::json::object;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing_support::reference;
using testing_support::statement;
using testing_support::voiding;

constexpr std::string_view origin = HubUnderTest::origin;
const RetainingOptions of_this_hub{std::string(origin), "sixteen octets or more"};
const ErasureOptions erasing_here{
    of_this_hub.public_origin,
    of_this_hub.secret,
    {[](Tx&, const AgentsMeant&) { return OtherTraces::Found(); },
     [](Tx&, const db::Bytes&, std::size_t) { return std::vector<db::Bytes>(); },
     [](Tx&, const AgentsMeant&) {}}};

using Rows = std::set<std::string>;

/// Without the hub: programs send to it, and runs are begun as their rows.
class StatementsThatGo : public OnBothDatabases {
 protected:
  void send(const boost::json::value& body, int client_number = 1) {
    const auto client = this->client(client_number);
    const auto text = boost::json::serialize(body);
    const auto document = read_document(text);
    require_statements(document.root(), Version::v1);
    const auto batch = prepare(document.root(), Version::v1, client, authority_of(client, origin));
    db().write_in_order(statement_log, [&](Tx& tx) { keep(tx, client, batch); });
  }

  /// The second one reads everybody's statements from now on.
  void let_second_read() {
    second_reads_ = true;
    db().write([](Tx& tx) {
      tx.run(
          "INSERT INTO record_clients (id, name, scopes, made_at)"
          " VALUES (2, 'Reader', 'write read', 0)");
    });
  }
  Client client(int number) const {
    if (number == 2 && second_reads_) return {ClientId(2), "Reader", {Scope::write, Scope::read}};
    return {ClientId(number), "LMS", usual_scopes};
  }

  /// Of everything that was stored up to now.
  void begin(RetentionAct act, int client = 0, const std::string& verb = "",
             std::chrono::hours age = {}) {
    db().write([&](Tx& tx) {
      store::RunRow row;
      row.id = tx.mint<RetentionRunTag>();
      row.client = ClientId(client);
      row.verb = verb;
      row.act = act;
      row.stored_before = tx.now() + Milliseconds(1) - age;
      row.begun_at = tx.now();
      row.last_seq = store::last_stored_by(tx, row.stored_before);
      store::insert_run(tx, row);
    });
  }

  void begin_to_erase(int number, const std::string& name) {
    array digests;
    for (const auto& digest :
         digests_of(of_this_hub.secret, "mbox mailto:" + name + "@example.org", origin)) {
      digests.emplace_back(crypto::base64(digest.octets));
    }
    std::istringstream log(
        boost::json::serialize(object{{"id", Id<struct AnyTag>(number).text()},
                                      {"begun_at", "2026-11-23T09:00:00.000Z"},
                                      {"stand_in", "erased-" + Id<struct AnyTag>(number).text()},
                                      {"digests", digests}}));
    EXPECT_EQ(begin_erasures_of(db(), of_this_hub.secret, log).number, 1);
  }

  void finish() { EXPECT_TRUE(retain_on(db(), of_this_hub, std::chrono::hours(1))); }

  /// Every row, its columns with blanks between them.
  Rows rows(const std::string& sql) {
    return db().read([&](Tx& tx) {
      Rows all;
      tx.execute(sql, {}, [&](const db::Row& row) {
        std::string text;
        for (int i = 0; i < row.columns(); ++i) text += std::to_string(row.integer(i)) + " ";
        EXPECT_TRUE(all.insert(text).second);
      });
      return all;
    });
  }

  Rows counts() {
    EXPECT_TRUE(count_on(db(), std::chrono::hours(1)));
    return rows("SELECT kind, what, client, number, digits FROM statement_counts");
  }
  /// The same by looking at every statement.
  Rows counted_anew() {
    count_anew(db());
    return counts();
  }

  Rows marks() {
    Rows all;
    for (const auto& row : db().read(testing_support::all_mark_rows)) {
      EXPECT_TRUE(
          all.insert(std::to_string(row.mark) + " " + std::to_string(row.seq) + " ").second);
    }
    return all;
  }

  /// What would be handed on if all that is there came now.
  Rows marks_made_anew() {
    struct Kept {
      std::int64_t seq = 0;
      std::int64_t client = 0;
      std::string text;
    };
    return db().read([&](Tx& tx) {
      std::map<std::string, Kept> by_uuid;
      tx.execute("SELECT uuid, seq, client, text FROM statements", {}, [&](const db::Row& row) {
        by_uuid[row.bytes(0).octets] = {row.integer(1), row.integer(2), std::string(row.text(3))};
      });
      Rows all;
      for (const auto& [uuid, kept] : by_uuid) {
        const ClientId sender(kept.client);
        std::set<Mark> marks{mark_of(MarkKind::client, sender.text())};
        const bool reads_all = client(static_cast<int>(kept.client)).may(Scope::read);
        bool all_own = true;
        std::set<Mark> own, others;
        auto next = uuid;
        for (int step = 0; step <= 16 && by_uuid.contains(next); ++step) {
          const auto& met = by_uuid[next];
          const auto document = json::Document::parse(met.text).value();
          const auto its = marks_of(document.root());
          if (step == 0) marks.insert(its.begin(), its.end());
          all_own = all_own && met.client == kept.client;
          if (!all_own && !reads_all) break;
          if (step > 0) (all_own ? own : others).insert(its.begin(), its.end());
          const auto success = success_of(document.root());
          if (next == uuid && success) marks.insert(success_mark(*success));
          const auto target = target_of(document.root());
          next = target.empty() ? std::string() : octets_of_uuid(target);
        }
        for (const auto mark : own) marks.insert(handed_on(mark));
        for (const auto mark : others) {
          if (!own.contains(mark)) marks.insert(handed_on_by_others(mark));
        }
        for (const auto mark : marks) {
          all.insert(std::to_string(mark) + " " + std::to_string(kept.seq) + " ");
        }
      }
      return all;
    });
  }

  static void expect_the_same(const Rows& there, const Rows& wanted) {
    Rows too_many, missing;
    std::ranges::set_difference(there, wanted, std::inserter(too_many, too_many.end()));
    std::ranges::set_difference(wanted, there, std::inserter(missing, missing.end()));
    EXPECT_THAT(too_many, IsEmpty());
    EXPECT_THAT(missing, IsEmpty());
  }

  /// All that must be true whenever nothing is going on.
  void expect_all_to_agree() {
    const auto kept = counts();
    expect_the_same(kept, counted_anew());
    expect_the_same(marks(), marks_made_anew());
    EXPECT_THAT(rows("SELECT seq FROM statement_echoes"), IsEmpty());
    EXPECT_THAT(rows("SELECT seq FROM statement_echo_marks"), IsEmpty());
    EXPECT_THAT(rows("SELECT run FROM record_retention_stand_ins"), IsEmpty());
    EXPECT_THAT(rows("SELECT seq FROM statement_references WHERE seq > 0 AND seq NOT IN"
                     " (SELECT seq FROM statements)"),
                IsEmpty());
  }

 private:
  bool second_reads_ = false;
};

/// What programs send, by chance and yet always the same.
class Programs {
 public:
  explicit Programs(unsigned seed) : random_(seed) {}

  int below(int most) { return static_cast<int>(random_() % static_cast<unsigned>(most)); }
  std::string verb() { return "v" + std::to_string(below(4)); }

  object anything(int number) {
    if (below(6) == 0) return voiding(number, below(number + 20) + 1);
    auto said = statement(number, person(), verb(), "a" + std::to_string(below(9)));
    if (below(5) == 0) {
      said["actor"] = object{{"objectType", "Group"}, {"member", array{member(), member()}}};
    }
    if (below(4) == 0) said["context"] = object{{"instructor", member()}};
    if (below(3) == 0) said["result"] = object{{"success", below(2) == 0}};
    if (below(3) == 0) said["object"] = reference(below(number) + 1);
    return said;
  }

 private:
  std::string person() { return "p" + std::to_string(below(12)); }
  object member() { return {{"mbox", "mailto:" + person() + "@example.org"}}; }

  std::mt19937 random_;
};

class ARetainedLog : public StatementsThatGo {
 protected:
  void expect_a_thousand_to_agree() {
    Programs programs(20261129);
    int sent = 0;
    int erased = 0;
    while (sent < 1000) {
      array batch;
      for (int left = programs.below(30) + 1; left > 0; --left) {
        batch.push_back(programs.anything(++sent));
      }
      send(batch, programs.below(2) + 1);
      clock().advance(std::chrono::hours(programs.below(5)));
      if (programs.below(3) == 0) count_on(db(), std::chrono::hours(1));
      if (programs.below(4) != 0) continue;
      const auto act = programs.below(3) == 0 ? RetentionAct::anonymise : RetentionAct::remove;
      const auto verb = programs.below(3) == 0 ? "" : "http://example.org/" + programs.verb();
      begin(act, programs.below(3), verb, std::chrono::hours(programs.below(80)));
      // Some go in pieces while others come.
      if (programs.below(2) == 0) {
        retain_on(db(), of_this_hub, std::chrono::milliseconds(0));
        send(programs.anything(++sent), programs.below(2) + 1);
      }
      if (programs.below(3) == 0) {
        begin_to_erase(++erased, "p" + std::to_string(programs.below(12)));
        EXPECT_TRUE(erase_on(db(), erasing_here, std::chrono::hours(1)));
      }
      finish();
      if (HasFailure()) return;
    }
    const auto left = rows("SELECT seq FROM statements").size();
    EXPECT_GT(left, 100U);
    EXPECT_LT(left, 800U);
    expect_all_to_agree();
  }
};
KRING_ON_BOTH_DATABASES(ARetainedLog);

TEST_P(ARetainedLog, equals_one_made_anew_after_a_thousand_came_went_and_were_made_anonymous) {
  expect_a_thousand_to_agree();
}

TEST_P(ARetainedLog, equals_one_made_anew_where_a_program_reads_what_others_send) {
  let_second_read();
  expect_a_thousand_to_agree();
}

TEST_P(ARetainedLog, lets_go_of_many_that_refer_to_each_other) {
  send(statement(1));
  array batch;
  // A hundred that refer to the first, and a thousand that refer to those.
  for (int i = 2; i <= 1100; ++i) {
    auto said = statement(i, "cas", i <= 101 ? "noted" : "agreed");
    said["object"] = reference(i <= 101 ? 1 : i % 100 + 2);
    batch.push_back(said);
  }
  send(batch);
  begin(RetentionAct::remove, 0, "http://example.org/did");
  finish();
  EXPECT_EQ(rows("SELECT seq FROM statements").size(), 1099U);
  expect_all_to_agree();
  begin(RetentionAct::anonymise, 0, "http://example.org/noted");
  finish();
  expect_all_to_agree();
}

TEST_P(ARetainedLog, ties_nobody_to_who_stands_in_what_another_program_sent) {
  send(statement(1, "noor", "old"), 2);
  auto about = statement(2, "noor", "noted");
  about["object"] = reference(1);
  send(about, 1);
  begin(RetentionAct::anonymise, 0, "http://example.org/old");
  finish();
  expect_the_same(marks(), marks_made_anew());
}

TEST_P(ARetainedLog, ties_nobody_who_acts_to_who_only_stood_beside_somebody) {
  auto said = statement(1, "cas", "old");
  said["context"] = object{{"instructor", statement(3, "noor")["actor"]}};
  send(said);
  auto about = statement(2, "noor", "noted");
  about["object"] = reference(1);
  send(about);
  begin(RetentionAct::anonymise, 0, "http://example.org/old");
  finish();
  expect_the_same(marks(), marks_made_anew());
}

TEST_P(ARetainedLog, lets_go_of_those_that_refer_to_each_other_in_a_ring) {
  for (const int number : {1, 2, 3}) {
    auto said = statement(number, "p" + std::to_string(number), "v" + std::to_string(number));
    said["object"] = reference(number % 3 + 1);
    send(said);
  }
  begin(RetentionAct::anonymise, 0, "http://example.org/v2");
  finish();
  expect_all_to_agree();
  begin(RetentionAct::remove, 0, "http://example.org/v1");
  finish();
  expect_all_to_agree();
}

TEST_P(ARetainedLog, gives_no_place_twice_where_the_last_one_goes) {
  send(array{statement(1), statement(2)});
  begin(RetentionAct::remove);
  finish();
  EXPECT_THAT(rows("SELECT seq FROM statements"), IsEmpty());
  EXPECT_EQ(db().read(uncounted), 0);
  send(statement(3));
  EXPECT_EQ(rows("SELECT seq FROM statements"), Rows{"3 "});
  expect_all_to_agree();
}

TEST_P(ARetainedLog, is_right_where_somebody_else_carries_out_the_same_run) {
  array batch;
  for (int i = 1; i <= 250; ++i) batch.push_back(statement(i));
  send(batch);
  begin(RetentionAct::remove);
  EXPECT_FALSE(retain_on(db(), of_this_hub, std::chrono::milliseconds(0)));
  finish();
  finish();
  EXPECT_EQ(rows("SELECT statements FROM record_retention_runs"), Rows{"250 "});
}

TEST_P(ARetainedLog, waits_while_little_room_is_left_on_the_disk) {
  array batch;
  for (int i = 1; i <= 250; ++i) batch.push_back(statement(i));
  send(batch);
  begin(RetentionAct::remove);
  auto without_room = of_this_hub;
  without_room.waits_for_room = [] { return true; };
  EXPECT_FALSE(retain_on(db(), without_room, std::chrono::hours(1)));
  EXPECT_EQ(rows("SELECT statements FROM record_retention_runs"), Rows{"100 "});
  finish();
  EXPECT_THAT(rows("SELECT seq FROM statements"), IsEmpty());
}

TEST_P(ARetainedLog, names_nobody_whom_a_program_called_like_a_stand_in) {
  const auto called = [](int number, const std::string& name, bool with_name) {
    auto said = statement(number, "noor", "did");
    said["actor"] = object{{"account", {{"homePage", std::string(origin)}, {"name", name}}}};
    if (with_name) said["actor"].as_object()["name"] = "Jan Smit";
    return said;
  };
  const auto stand_in = new_stand_in();
  send(called(1, "erased-jan.smit@example.org", false));
  send(called(2, new_stand_in(), true));
  send(called(3, stand_in, false));
  begin(RetentionAct::anonymise);
  finish();
  std::string all;
  db().read([&](Tx& tx) {
    tx.execute("SELECT text FROM statements ORDER BY seq", {},
               [&](const db::Row& row) { all.append(row.text(0)); });
  });
  EXPECT_THAT(all, Not(HasSubstr("jan.smit")));
  EXPECT_THAT(all, Not(HasSubstr("Jan Smit")));
  EXPECT_THAT(all, HasSubstr(stand_in));
}

/// A process that is killed at some statement of SQL, again and again.
class AKilledRun : public StatementsThatGo {
 protected:
  TestDatabase::Options options() const override { return {.rehearse_writes = false}; }
};
KRING_ON_BOTH_DATABASES(AKilledRun);

// A tenth of the usual seeds: kills are slow on PostgreSQL.
TEST_P(AKilledRun, goes_on_where_it_was_and_does_nothing_twice) {
  int sent = 0;
  for (int seed = 1; seed <= testing_support::kill_seeds() / 10 + 1 && !HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Programs programs(static_cast<unsigned>(seed));
    array batch;
    for (int i = 0; i < 230; ++i) batch.push_back(programs.anything(++sent));
    send(batch);
    if (seed % 2 == 0) count_on(db(), std::chrono::hours(1));
    const auto before = static_cast<std::int64_t>(rows("SELECT seq FROM statements").size());
    begin(RetentionAct::anonymise);
    begin(RetentionAct::remove, 0, "http://example.org/" + programs.verb());
    testing_support::killed_at_statement(
        test_database(), programs.below(2500) + 1,
        [](Database& database) { retain_on(database, of_this_hub, std::chrono::hours(1)); });
    finish();
    expect_all_to_agree();
    const auto after = static_cast<std::int64_t>(rows("SELECT seq FROM statements").size());
    EXPECT_EQ(rows("SELECT statements FROM record_retention_runs ORDER BY id DESC LIMIT 1"),
              Rows{std::to_string(before - after) + " "});
    EXPECT_EQ(db().read([](Tx& tx) {
      return *tx.value<int>("SELECT COUNT(*) FROM statements WHERE text LIKE '%mailto:%'");
    }),
              0);
  }
}

}  // namespace
}  // namespace kring::learning_records
