// Batches as large as are taken, sent again and at once, over HTTP, on both databases.

#include "hub/learning_records/reading_room.h"
#include "hub/learning_records/references.h"
#include "hub/learning_records/sent_statements.h"
#include "tests/support/xapi_statements.h"

#include <array>
#include <future>

#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>

namespace kring::learning_records {
namespace {

using boost::json::array;
using boost::json::object;
using ::testing::ElementsAre;
using ::testing::SizeIs;
using testing_support::statement;

class LargeBatches : public testing_support::StatementsOnBothDatabases {
 protected:
  static constexpr int statements = 40;

  /// A batch that takes about so much as any may: it holds as many values as are read.
  static array batch(int first = 1) {
    array all;
    for (int number = first; number < first + statements; ++number) {
      auto said = statement(number);
      array numbers;
      for (int i = 0; i < 9'800; ++i) numbers.emplace_back(1);
      said["result"] = object{{"response", std::string(160'000, 'x')},
                              {"extensions", object{{"http://example.org/n", numbers}}}};
      all.push_back(said);
    }
    return all;
  }

  /// The same, spelled otherwise: it has to be parsed to see that.
  static array spelled_otherwise(const array& batch) {
    array all;
    for (const auto& each : batch) {
      object said{{"result", each.at("result")}};
      for (const auto& member : each.as_object()) said.emplace(member.key(), member.value());
      all.push_back(said);
    }
    return all;
  }
};
KRING_ON_BOTH_DATABASES(LargeBatches);

TEST(ALargeBatch, takes_more_than_half_of_the_room) {
  const auto octets = longest_statements;
  EXPECT_GT(memory_to_keep_at_most(octets), ReadingRoom::Options().most / 2);
}

TEST_P(LargeBatches, may_be_sent_again) {
  const auto sent = batch();
  const auto text = boost::json::serialize(sent);
  ASSERT_GT(memory_to_keep(text),
            ReadingRoom::Options().most - memory_to_keep_at_most(most_octets_referred_to));
  ASSERT_EQ(post(sent).status, 200);
  EXPECT_EQ(post(sent).status, 200);
  EXPECT_EQ(post(spelled_otherwise(sent)).status, 200);
  EXPECT_THAT(listed("limit=0"), SizeIs(statements));
}

TEST_P(LargeBatches, may_be_sent_again_at_the_same_time) {
  const std::array<array, 2> sent{batch(1), batch(1 + statements)};
  auto other = client({Scope::all}, "Other");
  ASSERT_EQ(post(sent[0]).status, 200);
  ASSERT_EQ(other.post("/xapi/statements", sent[1]).status, 200);
  auto at_once = std::async(std::launch::async, [&] {
    return other.post("/xapi/statements", spelled_otherwise(sent[1])).status;
  });
  EXPECT_EQ(post(spelled_otherwise(sent[0])).status, 200);
  EXPECT_EQ(at_once.get(), 200);
}

TEST_P(LargeBatches, may_refer_to_what_is_large) {
  ASSERT_EQ(post(batch()).status, 200);
  auto referring = batch(1 + statements);
  for (int i = 0; i < statements; ++i) {
    referring[static_cast<std::size_t>(i)].as_object()["object"] =
        testing_support::reference(1 + i);
  }
  EXPECT_EQ(post(referring).status, 200);
  EXPECT_THAT(listed("limit=1"), ElementsAre(2 * statements));
}

}  // namespace
}  // namespace kring::learning_records
