#include "hub/learning_records/formats.h"

#include <gtest/gtest.h>

namespace kring::learning_records {
namespace {

TEST(Formats, an_iri_has_a_scheme_and_nothing_that_breaks_out_of_it) {
  for (const auto* good : {"http://example.org/a", "urn:uuid:1", "tag:x,2026:y", "http://é.nl/ü"}) {
    EXPECT_TRUE(is_iri(good)) << good;
  }
  for (const auto* bad : {"", "example.org/a", "ab=c://should.fail.com", "http:", ":a", "1a:b",
                          "http://a b", "http://a\"b", "http://<a>", "http://a\nb"}) {
    EXPECT_FALSE(is_iri(bad)) << bad;
  }
}

TEST(Formats, a_mailbox_is_mailto_and_one_address) {
  EXPECT_TRUE(is_mailto("mailto:noor@example.org"));
  for (const auto* bad :
       {"noor@example.org", "mailto:", "mailto:noor", "mailto:@b", "mailto:a@", "mailto:a@b@c",
        "mailto:a@.b", "mailto:a@b..c", "mailto://a@b c", "mailto:noor%40example.org",
        "mailto:n%6For@example.org", "mailto:noor@example.org?subject=hello",
        "mailto:noor@example.org#1", "mailto:noor@example.%6Frg"}) {
    EXPECT_FALSE(is_mailto(bad)) << bad;
  }
}

TEST(Formats, a_uuid_goes_through_octets_unchanged) {
  const std::string uuid = "7b3fe1c0-1d2e-4f50-a1b2-00ff00ff00ff";
  ASSERT_TRUE(is_uuid(uuid));
  EXPECT_EQ(octets_of_uuid(uuid).size(), 16U);
  EXPECT_EQ(uuid_of_octets(octets_of_uuid(uuid)), uuid);
  EXPECT_EQ(octets_of_uuid("7B3FE1C0-1D2E-4F50-A1B2-00FF00FF00FF"), octets_of_uuid(uuid));
  for (const auto* bad :
       {"", "7b3fe1c0-1d2e-4f50-a1b2-00ff00ff00f", "7b3fe1c01d2e4f50a1b200ff00ff00ff",
        "7b3fe1c0-1d2e-4f50-a1b2-00ff00ff00fg", "{7b3fe1c0-1d2e-4f50-a1b2-00ff00ff}"}) {
    EXPECT_FALSE(is_uuid(bad)) << bad;
  }
}

TEST(Formats, a_sum_has_as_many_digits_as_its_kind) {
  EXPECT_TRUE(is_sha1(std::string(40, 'a')));
  EXPECT_FALSE(is_sha1(std::string(39, 'a')));
  EXPECT_FALSE(is_sha1(std::string(39, 'a') + "g"));
  EXPECT_TRUE(is_sha2(std::string(64, '0')));
  EXPECT_TRUE(is_sha2(std::string(128, 'F')));
  EXPECT_FALSE(is_sha2(std::string(40, '0')));
}

TEST(Formats, language_tags_follow_their_grammar) {
  for (const auto* good : {"en", "nl-BE", "zh-Hant-TW", "de-1996", "en-x-private", "x-own",
                           "sl-rozaj-biske", "i-klingon", "zh-min-nan", "es-419"}) {
    EXPECT_TRUE(is_language_tag(good)) << good;
  }
  for (const auto* bad :
       {"", "e", "en-", "-en", "en--us", "en_US", "toolonglanguage", "a1", "en-x", "en-\xc3\xa9"}) {
    EXPECT_FALSE(is_language_tag(bad)) << bad;
  }
}

TEST(Formats, durations_have_their_parts_in_order_and_weeks_alone) {
  for (const auto* good :
       {"PT4H35M59.14S", "P3Y1M29DT4H35M59.14S", "P3Y", "PT16559.14S", "P4W", "P1DT0S", "PT0,5H"}) {
    EXPECT_TRUE(is_duration(good)) << good;
  }
  for (const auto* bad : {"", "P", "PT", "1D", "P1S", "PT1D", "P4W1D", "P1Y4W", "P1DT", "P-1D",
                          "PT1S1M", "PT0.5H3M", "P1.D", "PT1", "p1d"}) {
    EXPECT_FALSE(is_duration(bad)) << bad;
  }
}

TEST(Formats, durations_are_the_same_to_a_hundredth_of_a_second) {
  EXPECT_EQ(comparable_duration("PT1.239S"), comparable_duration("PT1.23S"));
  EXPECT_EQ(comparable_duration("PT1.00S"), "PT1S");
  EXPECT_EQ(comparable_duration("PT1,50S"), "PT1.5S");
  EXPECT_NE(comparable_duration("PT1.24S"), comparable_duration("PT1.23S"));
}

TEST(Formats, moments_are_read_in_every_spelling_that_clients_write) {
  const auto moment = parse_time("2026-11-23T10:00:00.123Z").value();
  for (const auto* good : {"2026-11-23T10:00:00.123Z", "2026-11-23T11:00:00.123+01:00",
                           "2026-11-23T11:00:00.1239999+0100", "2026-11-23T11:00:00,123+01",
                           "2026-11-23t10:00:00.123", "2026-11-23T05:00:00.123-05:00"}) {
    EXPECT_EQ(read_timestamp(good), moment) << good;
  }
  for (const auto* bad : {"", "2026-11-23", "2026-11-23T10:00", "2026-11-23T10:00:00-00:00",
                          "2026-11-23T10:00:00-0000", "2026-11-23T10:00:00-00",
                          "2026-02-30T10:00:00Z", "2026-11-23T25:00:00Z", "2026-11-23T10:00:00.Z",
                          "2026-11-23T10:00:00+1", "2026-11-23T10:00:00 Z", "20261123T100000Z"}) {
    EXPECT_FALSE(read_timestamp(bad)) << bad;
  }
}

TEST(Formats, moments_are_those_of_years_with_four_digits) {
  for (const auto* good : {"0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z",
                           "0001-01-01T01:00:00+01:00", "2024-02-29T23:59:59Z"}) {
    EXPECT_TRUE(read_timestamp(good)) << good;
  }
  for (const auto* bad : {"0000-12-31T23:59:59Z", "10000-01-01T00:00:00Z", "-001-01-01T00:00:00Z",
                          "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01",
                          "2023-02-29T00:00:00Z", "2016-12-31T23:59:60Z", "2026-11-23T24:00:00Z",
                          "2026-11-23T10:00:00+99:99", "2026-00-10T10:00:00Z"}) {
    EXPECT_FALSE(read_timestamp(bad)) << bad;
  }
}

TEST(Formats, versions_are_semantic) {
  for (const auto* good : {"1.0", "1.0.3", "2.0.0", "2.0.0-rc.1"}) {
    EXPECT_TRUE(is_semantic_version(good)) << good;
  }
  for (const auto* bad : {"", "1", "1.0.", "1..0", "v1.0.0", "1.0.0.0", "1.0.0-", "1.0 "}) {
    EXPECT_FALSE(is_semantic_version(bad)) << bad;
  }
}

TEST(Formats, media_types_have_a_type_and_a_subtype) {
  EXPECT_TRUE(is_media_type("text/plain; charset=utf-8"));
  EXPECT_TRUE(is_media_type("application/vnd.kring+json"));
  for (const auto* bad : {"", "text", "/plain", "text/", "text/plain\r\nX-A: b", "te xt/plain"}) {
    EXPECT_FALSE(is_media_type(bad)) << bad;
  }
}

TEST(Numbers, are_compared_by_their_digits) {
  for (const auto* same : {"1.5", "1.50", "15e-1", "0.15E1", "0.015e+02"}) {
    EXPECT_EQ(comparable_number(same), ".15e1") << same;
  }
  for (const auto* nothing : {"0", "-0", "0.000", "0e400"}) {
    EXPECT_EQ(comparable_number(nothing), "0") << nothing;
  }
  EXPECT_EQ(comparable_number("-120"), "-.12e3");
  EXPECT_EQ(comparable_number("1e0000000000000000000001"), comparable_number("10"));
  EXPECT_NE(comparable_number("1e9999999999999999999"),
            comparable_number("1e-9999999999999999999"));
  EXPECT_NE(comparable_number("1e9999999999999999999"), comparable_number("1e9999999999999999998"));
}

TEST(Moments, are_compared_by_their_digits) {
  EXPECT_EQ(comparable_moment("2026-01-01T01:00:00,5000+01:00"),
            comparable_moment("2026-01-01T00:00:00.5Z"));
  EXPECT_NE(comparable_moment("2026-01-01T00:00:00.0000001Z"),
            comparable_moment("2026-01-01T00:00:00.0000002Z"));
  EXPECT_EQ(comparable_moment("yesterday"), "yesterday");
}

}  // namespace
}  // namespace kring::learning_records
