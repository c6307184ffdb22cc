#include "platform/http/target.h"

#include <gtest/gtest.h>

namespace kring::http {
namespace {

std::string path_of(std::string_view raw) {
  const auto target = read_target(raw, "a.example:8080");
  return target ? target->path : "refused";
}

TEST(ReadTarget, decodes_the_path_once_and_leaves_the_query) {
  const auto target = read_target("/caf%C3%A9/%2541?q=%20%zz&a=/../%2f", "a");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, "/café/%41");
  EXPECT_EQ(target->query, "q=%20%zz&a=/../%2f");
  EXPECT_EQ(path_of("/"), "/");
  EXPECT_EQ(path_of("/a/"), "/a/");
  EXPECT_EQ(path_of("/a..b/...c/.well-known"), "/a..b/...c/.well-known");
}

TEST(ReadTarget, takes_an_absolute_form_that_names_this_host) {
  EXPECT_EQ(path_of("http://a.example:8080/x"), "/x");
  EXPECT_EQ(path_of("HTTP://A.example:8080"), "/");
  EXPECT_EQ(path_of("https://a.example:8080?x"), "/");
  for (const char* raw :
       {"http://evil.example/x", "http://a.example:8080@evil/", "ftp://a.example:8080/",
        "a.example:8080", "x", "http:/x", "://a.example:8080/"})
    EXPECT_EQ(path_of(raw), "refused") << raw;
  EXPECT_EQ(path_of("*"), "*");
}

TEST(ReadTarget, refuses_what_two_readers_could_take_for_different_files) {
  for (const char* raw : {"/..",
                          "/../etc/passwd",
                          "/a/../b",
                          "/a/..",
                          "/./a",
                          "/a/.",
                          "//etc/passwd",
                          "/a//b",
                          "/%2e%2e/etc",
                          "/.%2E/etc",
                          "/..%2fetc",
                          "/%2Fetc",
                          "/..\\etc",
                          "/..%5cetc",
                          "/%c0%ae%c0%ae/etc",
                          "/%e0%80%ae",
                          "/%ed%a0%80",
                          "/%f4%90%80%80",
                          "/%f5%80%80%80",
                          "/%ff",
                          "/%c3",
                          "/a%00",
                          "/%0d%0a",
                          "/%7f",
                          "/%",
                          "/%2",
                          "/%zz",
                          "/%u0041",
                          "/a#b",
                          "/a b",
                          "/\xc3\xa9",
                          ""})
    EXPECT_EQ(path_of(raw), "refused") << raw;
}

TEST(Target, takes_runs_of_slashes_for_one_only_where_it_is_told_to) {
  const auto path = [](std::string_view raw) {
    const auto target = read_target(raw, "h", "/x/");
    return target ? target->path : "refused";
  };
  EXPECT_EQ(path("/x//statements"), "/x/statements");
  EXPECT_EQ(path("/x///a//b"), "/x/a/b");
  EXPECT_EQ(path("//x/a"), "refused");
  EXPECT_EQ(path("/y//a"), "refused");
  EXPECT_EQ(path("/x//../a"), "refused");
}

}  // namespace
}  // namespace kring::http
