// What lies loose, filed in turns, over HTTP, on both databases.

#include "hub/learning_records/mark_filing.h"

#include "tests/support/mark_rows.h"
#include "tests/support/xapi_statements.h"

#include <gmock/gmock.h>

namespace kring::learning_records {
namespace {

using boost::json::array;
using boost::json::object;
using ::testing::SizeIs;
using testing_support::statement;

TEST(Filing, goes_by_what_is_brought_between_a_turn_and_a_large_batch) {
  EXPECT_EQ(most_filed_with(8), most_filed_a_turn);
  EXPECT_EQ(most_filed_with(2'000), 8'000U);
  EXPECT_EQ(most_filed_with(190'000), most_filed_with_a_batch);
}

class MarksLeftOver : public testing_support::StatementsOnBothDatabases {
 protected:
  static constexpr int in_a_batch = 260;
  static constexpr int members = 70;

  /// Together two batches bring more marks than one write files.
  static array batch(int first) {
    array all;
    for (int number = first; number < first + in_a_batch; ++number) {
      auto said = statement(number);
      array group;
      for (int i = 0; i < members; ++i) group.push_back(object{{"mbox", mailbox(number, i)}});
      said["actor"] = object{{"objectType", "Group"}, {"member", group}};
      all.push_back(said);
    }
    return all;
  }
  static std::string mailbox(int number, int member) {
    return "mailto:m" + std::to_string(member) + "-of-" + std::to_string(number) + "@example.org";
  }

  std::size_t loose() {
    return static_cast<std::size_t>(*db().read([](Tx& tx) {
      return tx.value<std::int64_t>("SELECT count(*) FROM statement_loose_marks");
    }));
  }

  std::vector<int> with(int number, int member) {
    return listed("agent=%7B%22mbox%22%3A%22" + mailbox(number, member) + "%22%7D");
  }
};
KRING_ON_BOTH_DATABASES(MarksLeftOver);

TEST_P(MarksLeftOver, are_read_as_they_lie_and_filed_by_the_job) {
  ASSERT_EQ(post(batch(1)).status, 200);
  ASSERT_EQ(post(batch(1 + in_a_batch)).status, 200);
  EXPECT_EQ(loose(), 2U * in_a_batch) << "a drawer is half filed";
  const auto rows = db().read(testing_support::all_mark_rows);
  const auto look = [&] {
    for (const int number : {1, 300, 511, 2 * in_a_batch}) {
      for (const int member : {0, 33, members - 1}) {
        EXPECT_THAT(with(number, member), ::testing::ElementsAre(number));
      }
    }
    EXPECT_THAT(listed("verb=http://example.org/did&limit=0"), SizeIs(500));
    EXPECT_EQ(db().read(testing_support::all_mark_rows), rows);
  };
  look();
  EXPECT_TRUE(file_on(db(), std::chrono::hours(1)));
  EXPECT_LT(loose(), 10U);
  look();
  EXPECT_TRUE(file_on(db(), std::chrono::hours(1))) << "nothing is due";
}

TEST_P(MarksLeftOver, do_not_grow_where_a_batch_brings_more_than_its_write_files) {
  array batch;
  for (int number = 1; number <= 5'000; ++number) {
    auto said = statement(number);
    array group;
    for (int i = 0; i < 8; ++i) group.push_back(object{{"mbox", mailbox(number, i)}});
    said["actor"] = object{{"objectType", "Group"}, {"member", group}};
    batch.push_back(said);
  }
  ASSERT_EQ(post(batch).status, 200);
  EXPECT_LE(db().read(number_loose), most_loose);
  EXPECT_EQ(static_cast<std::int64_t>(loose()), db().read(number_loose));
  EXPECT_THAT(with(4'321, 7), ::testing::ElementsAre(4'321));
}

}  // namespace
}  // namespace kring::learning_records
