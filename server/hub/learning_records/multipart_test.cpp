#include "hub/learning_records/multipart.h"

#include "base/refusal.h"

#include <gtest/gtest.h>

namespace kring::learning_records {
namespace {

/// "/parts/0 boundary" for what is wrong, and "fine" where nothing is.
std::string fault(std::string_view body) {
  try {
    read_multipart(body, "b");
    return "fine";
  } catch (const Refusal& refusal) {
    EXPECT_EQ(refusal.status(), Status::malformed);
    EXPECT_EQ(refusal.code(), "multipart.malformed");
    const auto& problem = refusal.problems().at(0);
    EXPECT_TRUE(refusal.detail().starts_with("At " + problem.path + ": ")) << refusal.detail();
    return problem.path + " " + problem.code;
  }
}

TEST(Multipart, gives_each_part_its_head_and_its_octets) {
  const auto parts = read_multipart(
      "--b\r\nContent-Type: application/json\r\n\r\n{}\r\n--b\r\nX-A:1\r\n\r\na\r\n--bc\r\n"
      "\r\n--b--\r\n",
      "b");
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(parts[0].header("content-type"), "application/json");
  EXPECT_EQ(parts[0].content, "{}");
  EXPECT_EQ(parts[1].header("X-A"), "1");
}

TEST(Multipart, keeps_what_only_looks_like_a_boundary) {
  const auto parts = read_multipart("--b\r\n\r\nx--b\r\n--bb\r\n--b x\r\ny\r\n--b--", "b");
  ASSERT_EQ(parts.size(), 1U);
  EXPECT_EQ(parts[0].content, "x--b\r\n--bb\r\n--b x\r\ny");
}

TEST(Multipart, takes_line_ends_without_carriage_return_and_blanks_behind_a_boundary) {
  const auto parts = read_multipart("--b  \nA: 1\n\nx\n--b\t\n\ny\n--b--\n", "b");
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(parts[0].content, "x");
  EXPECT_EQ(parts[1].content, "y");
}

TEST(Multipart, takes_parts_without_content) {
  const auto parts = read_multipart("--b\r\nA: 1\r\n\r\n--b\r\n\r\n\r\n--b--", "b");
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(parts[0].content, "");
  EXPECT_EQ(parts[1].content, "");
}

TEST(Multipart, refuses_a_body_that_is_not_whole) {
  for (const auto& bad :
       {"", "--b", "preamble\r\n--b\r\n\r\nx\r\n--b--", "--c\r\n\r\nx\r\n--c--"}) {
    EXPECT_EQ(fault(bad), "/parts/0 boundary") << bad;
  }
  EXPECT_EQ(fault("--b--"), "/parts/0 required");
  EXPECT_EQ(fault("--b\r\n\r\nx"), "/parts/0 end");
  EXPECT_EQ(fault("--b\r\n\r\nx\r\n--b\r\n"), "/parts/1 end");
}

TEST(Multipart, refuses_a_line_in_a_head_that_is_no_field) {
  EXPECT_EQ(fault("--b\r\nno field\r\n\r\nx\r\n--b--"), "/parts/0/headers/0 field");
  EXPECT_EQ(fault("--b\r\n: x\r\n\r\nx\r\n--b--"), "/parts/0/headers/0 field");
  EXPECT_EQ(fault("--b\r\n\r\nx\r\n--b\r\nA: 1\r\nB: 2\r\nno field\r\n\r\nx\r\n--b--"),
            "/parts/1/headers/2 field");
}

TEST(Multipart, is_bounded_in_parts_and_in_their_heads) {
  std::string many;
  for (std::size_t i = 0; i < most_parts; ++i) many += "--b\r\n\r\nx\r\n";
  EXPECT_EQ(fault(many + "--b--"), "fine");
  EXPECT_EQ(fault(many + "--b\r\n\r\nx\r\n--b--"), "/parts/1000 too_many");
  EXPECT_EQ(fault("--b\r\nA: " + std::string(longest_head, 'x') + "\r\n\r\nx\r\n--b--"),
            "/parts/0/headers too_long");
  std::string fields;
  for (std::size_t i = 0; i < most_fields; ++i) fields += "A:\n";
  EXPECT_EQ(fault("--b\n" + fields + "\nx\n--b--"), "fine");
  EXPECT_EQ(fault("--b\n" + fields + "A:\n\nx\n--b--"), "/parts/0/headers too_many");
}

TEST(Multipart, finds_the_boundary_of_a_content_type) {
  EXPECT_EQ(boundary_of("multipart/mixed; boundary=abc"), "abc");
  EXPECT_EQ(boundary_of("multipart/mixed; charset=x; Boundary=\"a b'c\""), "a b'c");
  for (const auto* bad :
       {"multipart/mixed", "multipart/mixed; boundary=", "multipart/mixed; b=c",
        "multipart/mixed; boundary=\"a<b\"", "multipart/mixed; boundary=\"a \""}) {
    EXPECT_FALSE(boundary_of(bad)) << bad;
  }
  EXPECT_FALSE(boundary_of("multipart/mixed; boundary=" + std::string(71, 'a')));
}

}  // namespace
}  // namespace kring::learning_records
