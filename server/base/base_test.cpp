#include "base/described.h"
#include "base/id.h"
#include "base/time.h"

#include <gmock/gmock.h>

namespace kring {
namespace {

TEST(AnId, is_written_as_thirteen_letters_and_read_back) {
  for (const std::int64_t number : {std::int64_t{1}, std::int64_t{-1}, INT64_MAX, INT64_MIN}) {
    const PersonId id(number);
    EXPECT_EQ(id.text().size(), 13U);
    EXPECT_EQ(PersonId::parse(id.text()).value(), id);
  }
}

TEST(AnId, has_one_spelling) {
  EXPECT_FALSE(PersonId::parse("000000000000A"));
  EXPECT_FALSE(PersonId::parse("00000000000001"));
  EXPECT_FALSE(PersonId::parse("g000000000000"));
  EXPECT_FALSE(PersonId::parse("000000000000l"));
  EXPECT_FALSE(PersonId::parse(""));
}

TEST(ATime, is_written_and_read_in_rfc_3339) {
  EXPECT_FALSE(parse_time("9999-12-31T23:59:59-00:01"));
  EXPECT_FALSE(parse_time("0001-01-01T00:00:00+00:01"));
  const auto time = parse_time("2026-11-23T21:40:25.1239+01:00");
  ASSERT_TRUE(time);
  EXPECT_EQ(rfc3339(*time), "2026-11-23T20:40:25.123Z");
  EXPECT_EQ(parse_time("2026-11-23t20:40:25z").value(), *time - Milliseconds(123));
}

TEST(ATime, refuses_what_is_no_date) {
  for (const auto text : {"2026-02-29T00:00:00Z", "2026-11-23", "2026-11-23T24:00:00Z",
                          "2026-11-23T20:40:60Z", "2026-11-23T20:40:25", "0000-01-01T00:00:00Z",
                          "2026-11-23T20:40:25.Z", "2026-11-23T20:40:25Zz"}) {
    EXPECT_FALSE(parse_time(text)) << text;
  }
}

enum class Openness { open, private_ };
BOOST_DESCRIBE_ENUM(Openness, open, private_)

TEST(ADescribedEnum, drops_the_underscore_that_the_language_asks_for) {
  EXPECT_EQ(name_of(Openness::private_), "private");
  Openness read = Openness::open;
  EXPECT_TRUE(read_name("private", read));
  EXPECT_EQ(read, Openness::private_);
  EXPECT_FALSE(read_name("private_", read));
}

}  // namespace
}  // namespace kring
