// What refers to a statement is found by that one's marks, within limits; on both databases.

#include "hub/learning_records/references.h"

#include "tests/support/mark_rows.h"
#include "tests/support/xapi_statements.h"

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

KRING_ON_BOTH_DATABASES(References);

}  // namespace
}  // namespace kring::learning_records
