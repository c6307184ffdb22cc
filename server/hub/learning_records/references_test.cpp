// What refers to a statement is found by that one's marks, within limits; on both databases.

#include "hub/learning_records/references.h"

#include "base/refusal.h"
#include "hub/learning_records/counting.h"
#include "hub/learning_records/counts_store.h"
#include "hub/learning_records/mark_walk.h"
#include "hub/learning_records/rewriting_store.h"
#include "hub/learning_records/statement_reader.h"
#include "tests/support/mark_rows.h"
#include "tests/support/xapi_statements.h"

#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>

namespace kring::learning_records {
namespace {

using boost::json::array;
using boost::json::object;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing_support::activity;
using testing_support::reference;
using testing_support::statement;
using testing_support::uuid;
using testing_support::voiding;

class References : public testing_support::StatementsOnBothDatabases {
 protected:
  /// A statement about the pump and that many activities around it.
  static object with_context(int number, int activities) {
    auto made = statement(number, "noor", "asked");
    array others;
    for (int i = 0; i < activities; ++i) others.push_back(activity("other" + std::to_string(i)));
    made["context"] = object{{"contextActivities", object{{"other", std::move(others)}}}};
    return made;
  }

  static object referring(int number, int target, std::string_view verb = "noted") {
    auto made = statement(number, "cas", verb);
    made["object"] = reference(target);
    return made;
  }

  static array referring_ones(int first, int count, int target) {
    array all;
    for (int i = 0; i < count; ++i) all.push_back(referring(first + i, target));
    return all;
  }

  std::int64_t marks() { return std::ssize(db().read(testing_support::all_mark_rows)); }
};

TEST_P(References, of_a_batch_hand_on_twenty_thousand_marks_and_not_one_more) {
  post(with_context(1, 400));
  const auto before = marks();
  // Its verb, actor and authority, the pump and 400 activities; the batch's own are four each.
  const int most = static_cast<int>(most_handed_on) / 404;
  EXPECT_EQ(post(referring_ones(100, most, 1)).status, 200);
  EXPECT_EQ(marks() - before, most * (404 + 4));
  const auto refused = post(referring_ones(1000, most + 1, 1));
  EXPECT_EQ(refused.status, 413);
  EXPECT_EQ(refused.code(), "body.too_large");
  EXPECT_THAT(refused.string("/detail"), HasSubstr("20,000 marks"));
  EXPECT_EQ(marks() - before, most * (404 + 4)) << "nothing of the batch is kept";
}

TEST_P(References, that_were_there_first_never_keep_their_target_out) {
  const int most = static_cast<int>(most_handed_on) / 404;
  post(referring_ones(100, most + 5, 1));
  const auto before = marks();
  EXPECT_EQ(post(with_context(1, 400)).status, 200);
  EXPECT_EQ(marks() - before, most * 404 + 403 + 2) << "the last five go without";
}

TEST_P(References, to_a_statement_that_refers_on_are_found_by_the_end_of_the_chain) {
  post(referring(3, 2));
  post(statement(1, "noor", "asked"));
  post(referring(2, 1, "approved"));
  EXPECT_THAT(listed("verb=http://example.org/asked"), ElementsAre(2, 1, 3));
}

TEST_P(References, tell_nothing_of_what_their_client_may_not_read) {
  auto other = client({Scope::write, Scope::read_mine}, "App");
  auto reader = client({Scope::write, Scope::read}, "Reader");
  post(statement(1, "noor", "asked"));
  other.post("/xapi/statements", referring(2, 1));
  reader.post("/xapi/statements", referring(3, 1));
  other.post("/xapi/statements", referring(4, 5));
  post(statement(5, "noor", "asked"));
  const std::string asked = "/xapi/statements?verb=http://example.org/asked";
  EXPECT_THAT(numbers(other.get(asked)), IsEmpty());
  EXPECT_THAT(numbers(other.get("/xapi/statements")), ElementsAre(4, 2));
  EXPECT_THAT(numbers(reader.get(asked)), ElementsAre(5, 3, 1));
  other.post("/xapi/statements", statement(6, "cas", "answered"));
  other.post("/xapi/statements", referring(7, 6));
  EXPECT_THAT(numbers(other.get("/xapi/statements?verb=http://example.org/answered")),
              ElementsAre(7, 6));
}

TEST_P(References, tell_nothing_through_what_their_client_may_not_read) {
  auto other = client({Scope::write, Scope::read_mine}, "App");
  other.post("/xapi/statements", statement(1, "noor", "asked"));
  post(referring(2, 1));
  other.post("/xapi/statements", referring(3, 2));
  EXPECT_THAT(numbers(other.get("/xapi/statements?verb=http://example.org/asked")), ElementsAre(1));
}

TEST_P(References, that_void_ahead_void_everybodys_where_their_client_may) {
  auto other = client({Scope::write, Scope::read_mine}, "App");
  post(voiding(2, 1));
  EXPECT_EQ(other.post("/xapi/statements", statement(1)).status, 200);
  EXPECT_EQ(other.get("/xapi/statements?statementId=" + uuid(1)).status, 404);
  EXPECT_EQ(other.get("/xapi/statements?voidedStatementId=" + uuid(1)).status, 200);
}

TEST_P(References, that_void_ahead_void_nobody_elses_where_their_client_may_not) {
  auto other = client({Scope::write, Scope::read_mine}, "App");
  other.post("/xapi/statements", voiding(2, 1));
  post(statement(1));
  EXPECT_EQ(get("statementId=" + uuid(1)).status, 200);
  other.post("/xapi/statements", voiding(4, 3));
  other.post("/xapi/statements", statement(3));
  EXPECT_EQ(other.get("/xapi/statements?statementId=" + uuid(3)).status, 404);
}

TEST_P(References, find_statements_that_speak_of_a_thousand_things_at_most) {
  EXPECT_EQ(post(with_context(1, 998)).status, 200) << "with an actor and the pump";
  const auto refused = post(array{statement(2), with_context(3, 999)});
  EXPECT_EQ(refused.status, 400);
  EXPECT_EQ(refused.string("/problems/0/code"), "too_many");
  EXPECT_EQ(refused.string("/detail"),
            "At /1: this speaks of at most 1,000 different agents, groups and activities.");
  EXPECT_THAT(listed(""), ElementsAre(1));
}

TEST_P(References, to_more_than_nine_megabytes_are_refused_and_to_one_of_eight_are_not) {
  const auto large = [](int number, std::size_t octets) {
    auto made = statement(number, "noor", "asked");
    made["result"] = object{{"response", std::string(octets, 'x')}};
    return made;
  };
  ASSERT_EQ(post(large(1, 8'000'000)).status, 200);
  ASSERT_EQ(post(large(2, 1'500'000)).status, 200);
  const auto refused = post(array{referring(3, 1), referring(4, 2)});
  EXPECT_EQ(refused.status, 413);
  EXPECT_EQ(refused.code(), "body.too_large");
  EXPECT_THAT(refused.string("/detail"), HasSubstr("9 MB"));
  EXPECT_EQ(post(referring(4, 2)).status, 200);
  EXPECT_EQ(post(voiding(5, 1)).status, 200);
  EXPECT_THAT(listed("verb=http://example.org/asked"), ElementsAre(5, 4, 2));
}

/// What happens between the reading of what a batch refers to and its turn.
class ReadAhead : public References {
 protected:
  void SetUp() override {
    References::SetUp();
    if (IsSkipped()) return;
    post(statement(1, "noor", "asked"));
    count_on(db(), std::chrono::hours(1));
  }

  Batch prepared(const boost::json::value& body) {
    const auto text = boost::json::serialize(body);
    const auto document = read_document(text);
    require_statements(document.root(), Version::v1);
    return prepare(document.root(), Version::v1, sender_,
                   authority_of(sender_, "http://localhost:8080"));
  }

  Batch read_ahead_of(const boost::json::value& body) {
    auto batch = prepared(body);
    auto ahead =
        db().read([&](Tx& tx) { return read_ahead(tx, sender_, batch, most_octets_in_turn); });
    if (ahead) batch.referred_to = std::make_shared<ReferredTo>(std::move(*ahead));
    return batch;
  }

  void keep(const Batch& batch) {
    db().write_in_order(statement_log, [&](Tx& tx) { learning_records::keep(tx, sender_, batch); });
  }

  void set_text_of_first(const std::string& text) {
    db().write_in_order(statement_log, [&](Tx& tx) {
      tx.run("UPDATE statements SET text = $1 WHERE seq = 1", text);
    });
  }

  std::vector<std::int64_t> found_by(std::string_view verb) {
    const auto mark = mark_of(MarkKind::verb, "http://example.org/" + std::string(verb));
    return db().read([&](Tx& tx) {
      const std::vector<Mark> either{handed_on(mark), handed_on_by_others(mark)};
      return MarkWalk(tx, {either}, {0, INT64_MAX}, true).next(10);
    });
  }

  std::int64_t counted(std::string_view verb) {
    const auto mark = mark_of(MarkKind::verb, "http://example.org/" + std::string(verb));
    return db().read([&](Tx& tx) { return store::count_of(tx, CountKind::verb, mark); });
  }

 private:
  const Client sender_{ClientId(7), "App", {Scope::all}};
};

TEST_P(ReadAhead, is_all_that_the_turn_needs) {
  const auto batch = read_ahead_of(voiding(2, 1));
  EXPECT_EQ(counted("asked"), 1);
  set_text_of_first("no JSON: whoever reads it now fails");
  keep(batch);
  EXPECT_THAT(found_by("asked"), ElementsAre(2));
  EXPECT_EQ(counted("asked"), 0);
}

TEST_P(ReadAhead, is_read_again_where_something_was_written_anew_since) {
  const auto batch = read_ahead_of(referring(2, 1));
  auto instead = statement(1, "noor", "answered");
  set_text_of_first(boost::json::serialize(instead));
  db().write_in_order(statement_log, store::add_time_rewritten);
  keep(batch);
  EXPECT_THAT(found_by("answered"), ElementsAre(2));
  EXPECT_THAT(found_by("asked"), IsEmpty());
}

TEST_P(ReadAhead, is_completed_by_what_came_since) {
  const auto batch = read_ahead_of(referring(3, 2));
  post(statement(2, "noor", "approved"));
  keep(batch);
  EXPECT_THAT(found_by("approved"), ElementsAre(3));
}

TEST_P(ReadAhead, knows_what_comes_in_the_same_batch) {
  keep(read_ahead_of(array{referring(3, 2), statement(2, "noor", "approved")}));
  EXPECT_THAT(found_by("approved"), ElementsAre(2)) << "the first of the batch";
}

TEST_P(ReadAhead, is_little_without_room_and_so_is_what_a_turn_reads) {
  auto large = statement(1, "noor", "asked");
  large["result"] = object{{"response", std::string(most_octets_in_turn, 'x')}};
  set_text_of_first(boost::json::serialize(large));
  const auto batch = read_ahead_of(referring(2, 1));
  EXPECT_EQ(batch.referred_to, nullptr);
  try {
    keep(batch);
    FAIL() << "it was kept";
  } catch (const Refusal& refusal) {
    EXPECT_EQ(refusal.code(), "overloaded");
  }
}

KRING_ON_BOTH_DATABASES(References);
KRING_ON_BOTH_DATABASES(ReadAhead);

}  // namespace
}  // namespace kring::learning_records
