// Statements that are sent a second time, and those that come after them.

#include "tests/support/mark_rows.h"
#include "tests/support/xapi_statements.h"

#include <algorithm>
#include <set>

#include <gmock/gmock.h>

namespace kring::learning_records {
namespace {

using boost::json::array;
using testing_support::statement;

class StatementsSentAgain : public testing_support::StatementsOnBothDatabases {
 protected:
  static array some(int first, int count, std::string_view actor = "noor") {
    array batch;
    for (int i = 0; i < count; ++i) batch.push_back(statement(first + i, actor));
    return batch;
  }

  std::size_t found(std::string_view actor) {
    return listed("agent=%7B%22mbox%22%3A%22mailto%3A" + std::string(actor) +
                  "%40example.org%22%7D&limit=500")
        .size();
  }
};
KRING_ON_BOTH_DATABASES(StatementsSentAgain);

TEST_P(StatementsSentAgain, keep_none_of_those_that_come_later_from_being_found) {
  EXPECT_EQ(post(some(1, 505)).status, 200);
  EXPECT_EQ(post(some(486, 20)).status, 200);
  EXPECT_EQ(post(some(1001, 10, "cas")).status, 200);
  EXPECT_EQ(found("cas"), 10U);
  EXPECT_EQ(post(some(1, 505)).status, 200);
  EXPECT_EQ(post(some(2001, 10, "ada")).status, 200);
  EXPECT_EQ(found("ada"), 10U);
}

TEST_P(StatementsSentAgain, among_new_ones_leave_each_of_these_to_be_found) {
  for (int first = 1; first < 1500; first += 100) {
    EXPECT_EQ(post(some(std::max(1, first - 30), 130)).status, 200);
  }
  EXPECT_EQ(post(some(3001, 5, "cas")).status, 200);
  EXPECT_EQ(found("cas"), 5U);
  std::set<std::int64_t> marked;
  for (const auto& row : db().read(testing_support::all_mark_rows)) marked.insert(row.seq);
  EXPECT_EQ(std::ssize(marked), db().read([](Tx& tx) {
    return *tx.value<std::int64_t>("SELECT COUNT(*) FROM statements");
  }));
}

}  // namespace
}  // namespace kring::learning_records
