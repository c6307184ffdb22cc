// What is known of activities where it would make an answer too large, over HTTP, on both
// databases.

#include "hub/learning_records/known_definitions.h"

#include "hub/learning_records/statements.h"
#include "tests/support/xapi_statements.h"

#include <gmock/gmock.h>

namespace kring::learning_records {
namespace {

using boost::json::array;
using boost::json::object;
using boost::json::value;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::Gt;
using ::testing::Lt;
using testing_support::activity;
using testing_support::statement;
using testing_support::uuid;

constexpr std::size_t octets_known = 60'000;

class DefinitionsOfAPage : public testing_support::StatementsOnBothDatabases {
 protected:
  void SetUp() override {
    StatementsOnBothDatabases::SetUp();
    if (IsSkipped()) return;
    auto pump = activity("pump");
    pump["definition"] =
        object{{"extensions", object{{"http://example.org/x", std::string(octets_known, 'x')}}}};
    auto said = statement(1);
    said["object"] = pump;
    ASSERT_EQ(post(said).status, 200);
  }

  /// A statement that names the pump that many times.
  static object naming(int number, std::size_t times) {
    auto made = statement(number, "noor", "tried", "other");
    made["context"] =
        object{{"contextActivities", object{{"other", array(times, value(activity("pump")))}}}};
    return made;
  }

  static std::size_t defined_in(const value& shown) {
    std::size_t defined = 0;
    for (const auto& each : shown.at_pointer("/context/contextActivities/other").as_array()) {
      if (each.as_object().contains("definition")) ++defined;
    }
    return defined;
  }
};

TEST_P(DefinitionsOfAPage, stand_wherever_the_activity_does_while_there_is_room) {
  post(naming(2, 100));
  const auto one = get("statementId=" + uuid(2) + "&format=canonical");
  EXPECT_EQ(defined_in(one.body), 100U);
}

TEST_P(DefinitionsOfAPage, are_left_out_of_what_alone_is_more_than_a_page) {
  post(naming(2, 1'000));
  const auto one = get("statementId=" + uuid(2) + "&format=canonical");
  EXPECT_THAT(one.text.size(),
              AllOf(Gt(most_listed_octets - octets_known), Lt(most_listed_octets + 100'000)));
  EXPECT_THAT(defined_in(one.body), AllOf(Gt(130U), Lt(141U)));
  EXPECT_EQ(one.at("/context/contextActivities/other/999"), value(activity("pump")));
  EXPECT_EQ(numbers(get("format=canonical&limit=1")).size(), 1U);
}

TEST_P(DefinitionsOfAPage, end_it_early) {
  for (const int number : {2, 3, 4}) post(naming(number, 60));
  const auto first = get("format=canonical&verb=http://example.org/tried");
  EXPECT_THAT(numbers(first), ElementsAre(4, 3));
  const auto rest = lms->get(first.string("/more").substr(std::string_view("/api/v1").size()));
  EXPECT_THAT(numbers(rest), ElementsAre(2));
  EXPECT_EQ(rest.string("/more"), "");
  EXPECT_THAT(listed("verb=http://example.org/tried"), ElementsAre(4, 3, 2)) << "as they are kept";
}

KRING_ON_BOTH_DATABASES(DefinitionsOfAPage);

}  // namespace
}  // namespace kring::learning_records
