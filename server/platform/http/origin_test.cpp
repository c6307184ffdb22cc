#include "platform/http/origin.h"

#include <gtest/gtest.h>

namespace kring::http {
namespace {

bool ours(std::string_view origin, std::string host = "127.0.0.1:8080", bool secure = false) {
  Head head;
  head.host = std::move(host);
  head.secure = secure;
  return is_ours(origin, head, {"http://localhost:8080", "https://kring.example.org/"});
}

TEST(AnOrigin, is_ours_where_it_is_public_or_this_machine_by_another_name) {
  EXPECT_TRUE(ours("http://localhost:8080"));
  EXPECT_TRUE(ours("https://kring.example.org"));
  EXPECT_TRUE(ours("http://127.0.0.1:8080"));
  EXPECT_TRUE(ours("http://[::1]:8080", "[::1]:8080"));
}

TEST(AnOrigin, may_be_spelt_with_the_port_that_its_scheme_has_anyway) {
  EXPECT_TRUE(ours("HTTPS://Kring.example.org:443"));
  EXPECT_TRUE(ours("http://localhost", "localhost:80"));
}

TEST(AnOrigin, of_https_says_that_what_is_asked_of_its_host_came_over_tls) {
  const auto over_tls = [](std::string_view origin, std::string host) {
    Head head;
    head.host = std::move(host);
    return is_asked_over_tls(origin, head);
  };
  EXPECT_TRUE(over_tls("https://Kring.example.org/", "kring.example.org"));
  EXPECT_TRUE(over_tls("https://kring.example.org", "kring.example.org:443"));
  EXPECT_FALSE(over_tls("https://kring.example.org", "localhost:8080")) << "past the proxy";
  EXPECT_FALSE(over_tls("http://kring.example.org", "kring.example.org"));
  EXPECT_FALSE(over_tls("", "kring.example.org"));
}

TEST(AnOrigin, is_nobodys_else) {
  EXPECT_FALSE(ours("https://evil.example", "evil.example", true)) << "a name pointed at us";
  EXPECT_FALSE(ours("http://localhost.evil.example", "localhost.evil.example"));
  EXPECT_FALSE(ours("http://localhost:8081"));
  EXPECT_FALSE(ours("https://127.0.0.1:8080"));
  EXPECT_FALSE(ours("http://kring.example.org"));
  EXPECT_FALSE(ours("https://kring.example.org.evil.example"));
  EXPECT_FALSE(ours("null"));
  EXPECT_FALSE(ours(""));
  EXPECT_FALSE(ours("http://", ""));
}

}  // namespace
}  // namespace kring::http
