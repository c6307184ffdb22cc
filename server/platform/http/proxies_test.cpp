#include "platform/http/proxies.h"

#include <gtest/gtest.h>

namespace kring::http {
namespace {

Head identified(const TrustedProxies& proxies, std::string_view peer,
                const std::vector<Header>& fields) {
  Head head;
  for (const auto& [name, value] : fields) head.headers.add(name, value);
  proxies.identify(head, peer, false);
  return head;
}

TEST(TrustedProxies, believe_nobody_who_is_not_one) {
  const TrustedProxies proxies({"10.0.0.0/8"}, ForwardedBy::x_forwarded);
  const auto head = identified(
      proxies, "192.0.2.1", {{"X-Forwarded-For", "203.0.113.7"}, {"X-Forwarded-Proto", "https"}});
  EXPECT_EQ(head.remote_address, "192.0.2.1");
  EXPECT_FALSE(head.secure);
}

TEST(TrustedProxies, take_the_nearest_address_that_is_no_proxy) {
  const TrustedProxies proxies({"10.0.0.0/8", "::1"}, ForwardedBy::x_forwarded);
  const auto head = identified(proxies, "10.1.2.3",
                               {{"X-Forwarded-For", "1.2.3.4, 203.0.113.7"},
                                {"X-Forwarded-For", "10.9.9.9"},
                                {"X-Forwarded-Proto", "HTTPS"}});
  EXPECT_EQ(head.remote_address, "203.0.113.7") << "what stands further left the client wrote";
  EXPECT_TRUE(head.secure);
  EXPECT_EQ(identified(proxies, "::1", {{"X-Forwarded-For", "2001:db8::1"}}).remote_address,
            "2001:db8::1");
  EXPECT_EQ(identified(proxies, "::ffff:10.0.0.1", {{"X-Forwarded-For", "192.0.2.9:4711"}})
                .remote_address,
            "192.0.2.9");
}

TEST(TrustedProxies, do_not_make_insecure_what_came_over_tls) {
  const TrustedProxies proxies({"10.0.0.1"}, ForwardedBy::x_forwarded);
  Head head;
  head.headers.add("X-Forwarded-For", "192.0.2.9");
  proxies.identify(head, "10.0.0.1", true);
  EXPECT_TRUE(head.secure);
  EXPECT_EQ(head.remote_address, "192.0.2.9");
}

TEST(TrustedProxies, stop_at_what_is_no_address) {
  const TrustedProxies proxies({"10.0.0.1"}, ForwardedBy::x_forwarded);
  EXPECT_EQ(
      identified(proxies, "10.0.0.1", {{"X-Forwarded-For", "1.2.3.4, unknown"}}).remote_address,
      "10.0.0.1");
  EXPECT_EQ(identified(proxies, "10.0.0.1", {}).remote_address, "10.0.0.1");
}

TEST(TrustedProxies, believe_only_the_field_they_write) {
  const std::vector<Header> both{
      {"X-Forwarded-For", "1.1.1.1"},
      {"Forwarded", "for=\"[2001:db8::7]:1234\";proto=https, for=2.2.2.2"},
      {"X-Forwarded-Proto", "https"}};
  const TrustedProxies standard({"10.0.0.1"}, ForwardedBy::forwarded);
  EXPECT_EQ(identified(standard, "10.0.0.1", both).remote_address, "2.2.2.2");
  EXPECT_FALSE(identified(standard, "10.0.0.1", both).secure) << "the nearest said no scheme";
  const TrustedProxies common({"10.0.0.1"}, ForwardedBy::x_forwarded);
  EXPECT_EQ(identified(common, "10.0.0.1", both).remote_address, "1.1.1.1");
  const TrustedProxies two({"10.0.0.1", "2.2.2.2"}, ForwardedBy::forwarded);
  EXPECT_EQ(identified(two, "10.0.0.1", both).remote_address, "2001:db8::7");
}

TEST(TrustedProxies, name_an_address_that_is_none) {
  for (const char* wrong :
       {"proxy.example", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/", "::1/129", ""})
    EXPECT_THROW(TrustedProxies({wrong}, ForwardedBy::x_forwarded), std::invalid_argument) << wrong;
}

TEST(Cookie, is_found_by_its_exact_name) {
  Headers headers;
  headers.add("Cookie", "xa=1; a=2;A=3");
  headers.add("cookie", "b==; a=4");
  EXPECT_EQ(cookie(headers, "a"), "2");
  EXPECT_EQ(cookie(headers, "A"), "3");
  EXPECT_EQ(cookie(headers, "b"), "=");
  EXPECT_EQ(cookie(headers, "c"), std::nullopt);
}

}  // namespace
}  // namespace kring::http
