// Much that is sent once more, compared before its turn; on both databases.

#include "hub/learning_records/said_before.h"

#include "base/refusal.h"
#include "hub/learning_records/rewriting_store.h"
#include "hub/learning_records/statement_reader.h"
#include "tests/support/xapi_statements.h"

#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>

namespace kring::learning_records {
namespace {

using boost::json::array;
using boost::json::object;
using ::testing::ElementsAre;
using ::testing::SizeIs;
using testing_support::statement;
using testing_support::uuid;

class SaidMuchBefore : public testing_support::StatementsOnBothDatabases {
 protected:
  /// Three of them are more than is compared in a turn.
  static object large(int number, std::string_view actor = "noor") {
    auto said = statement(number, actor);
    said["result"] = object{{"response", std::string(most_compared_in_turn * 2 / 5, 'x')}};
    return said;
  }
  static array three(std::string_view actor_of_last = "noor") {
    return {large(1), large(2), large(3, actor_of_last)};
  }

  Batch prepared(const boost::json::value& body) {
    const auto text = boost::json::serialize(body);
    const auto document = read_document(text);
    require_statements(document.root(), Version::v1);
    return prepare(document.root(), Version::v1, sender_,
                   authority_of(sender_, "http://localhost:8080"));
  }
  Batch compared(const boost::json::value& body) {
    auto batch = prepared(body);
    batch.said_before =
        std::make_shared<SaidBefore>(db().read([&](Tx& tx) { return said_before(tx, batch); }));
    return batch;
  }
  void keep(const Batch& batch) {
    db().write_in_order(statement_log, [&](Tx& tx) { learning_records::keep(tx, sender_, batch); });
  }

 private:
  const Client sender_{ClientId(7), "App", {Scope::all}};
};
KRING_ON_BOTH_DATABASES(SaidMuchBefore);

TEST_P(SaidMuchBefore, is_left_alone_where_it_says_the_same) {
  ASSERT_EQ(post(three()).status, 200);
  clock().advance(std::chrono::hours(1));
  auto more = three();
  more.push_back(statement(4));
  EXPECT_EQ(post(more).status, 200);
  EXPECT_THAT(listed(""), ElementsAre(4, 3, 2, 1));
  EXPECT_EQ(get("statementId=" + uuid(3)).string("/stored"), "2026-11-23T09:00:00.000Z");
}

TEST_P(SaidMuchBefore, is_refused_where_it_says_something_else) {
  ASSERT_EQ(post(three()).status, 200);
  const auto refused = post(three("cas"));
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(refused.code(), "statement.conflict");
  EXPECT_EQ(refused.string("/problems/0/path"), "/2/id");
  EXPECT_THAT(listed(""), ElementsAre(3, 2, 1));
}

TEST_P(SaidMuchBefore, is_not_compared_while_others_wait) {
  keep(prepared(three()));
  EXPECT_THROW(keep(prepared(three())), MuchToCompare);
  const auto batch = compared(three());
  EXPECT_THAT(batch.said_before->uuids, SizeIs(3));
  EXPECT_NO_THROW(keep(batch));
  EXPECT_NO_THROW(keep(prepared(array{large(1), large(2)}))) << "so much is";
}

TEST_P(SaidMuchBefore, is_compared_anew_where_something_came_to_say_something_else) {
  keep(prepared(three()));
  const auto batch = compared(three());
  db().write_in_order(statement_log, store::add_time_rewritten);
  EXPECT_THROW(keep(batch), MuchToCompare);
  EXPECT_NO_THROW(keep(compared(three())));
}

TEST_P(SaidMuchBefore, is_known_where_it_came_between_the_comparing_and_the_turn) {
  keep(prepared(array{large(1)}));
  const auto batch = compared(three());
  keep(prepared(array{large(2)}));
  EXPECT_NO_THROW(keep(batch));
  EXPECT_THAT(listed(""), ElementsAre(3, 2, 1));
}

}  // namespace
}  // namespace kring::learning_records
