#include "tests/stories/wire_check.h"

#include <gmock/gmock.h>

namespace kring::testing_support {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// An answer to whoever looks at their second step.
tests::RawAnswer answer(std::string body, std::string type = "application/json") {
  return {200, "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n", std::move(body)};
}

std::vector<std::string> departures_of(const tests::RawAnswer& came) {
  return departures("GET", "/me/second_step?a=b", came);
}

TEST(WhatComesOverTheWire, is_let_pass_where_it_is_as_described) {
  EXPECT_THAT(departures_of(answer(R"({"on":false,"recovery_codes_left":0})")), IsEmpty());
  EXPECT_THAT(departures("DELETE", "/session", {204, "HTTP/1.1 204 No Content\r\n", ""}),
              IsEmpty());
}

TEST(WhatComesOverTheWire, may_have_no_member_more_or_less) {
  EXPECT_THAT(departures_of(answer(R"({"on":false,"recovery_codes_left":0,"shoe_size":43})")),
              ElementsAre(HasSubstr("/shoe_size is not in the schema")));
  EXPECT_THAT(departures_of(answer(R"({"on":false})")),
              ElementsAre(HasSubstr("/recovery_codes_left is missing")));
}

TEST(WhatComesOverTheWire, may_be_of_no_other_kind_type_or_route) {
  EXPECT_THAT(departures_of(answer(R"({"on":1,"recovery_codes_left":0})")),
              ElementsAre(HasSubstr("/on is not of its schema's kind")));
  EXPECT_THAT(departures_of(answer(R"({"on":false,"recovery_codes_left":0})", "text/html")),
              ElementsAre(HasSubstr("the media type is not application/json")));
  EXPECT_THAT(departures("GET", "/nowhere", answer("{}")),
              ElementsAre(HasSubstr("a route that is not in the table answered")));
}

}  // namespace
}  // namespace kring::testing_support
