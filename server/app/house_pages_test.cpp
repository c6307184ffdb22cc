#include "app/house_pages.h"

#include <gmock/gmock.h>

namespace kring::app {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// The pages of a house with one metric, as whoever watches it asks for them.
class TheHousePages : public testing::Test {
 protected:
  TheHousePages() {
    registry_.counter("kring_knocks_total", "Knocks on the door").add();
    request.remote_address = "127.0.0.1";
  }

  HousePages pages() {
    return HousePages({http::StaticFiles(std::map<std::string, http::StaticFiles::Octets>{}),
                       registry_, token, [this] { return readiness; }});
  }

  http::Response get(const std::string& path) {
    request.path = path;
    return pages().handle(request);
  }

  http::Request request;
  std::string token;
  Readiness readiness;

 private:
  metrics::Registry registry_;
};

TEST_F(TheHousePages, say_that_the_process_answers) {
  const auto answer = get("/healthz");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, "ok\n");
}

TEST_F(TheHousePages, say_that_it_is_ready_and_what_to_look_at_although_it_is) {
  readiness.remarks = "2 lines could not be handled.\n";
  const auto answer = get("/readyz");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, "ready\n2 lines could not be handled.\n");
}

TEST_F(TheHousePages, say_why_it_is_not_ready) {
  readiness = {"The database does not answer.\n", "And a remark.\n"};
  const auto answer = get("/readyz");
  EXPECT_EQ(answer.status, 503);
  EXPECT_EQ(answer.body, "The database does not answer.\nAnd a remark.\n");
}

TEST_F(TheHousePages, tell_the_metrics_to_this_machine) {
  for (const auto* address : {"127.0.0.1", "127.1.2.3", "::1"}) {
    request.remote_address = address;
    const auto answer = get("/metrics");
    EXPECT_EQ(answer.status, 200) << address;
    EXPECT_EQ(answer.headers.find("Content-Type"), metrics::media_type);
    EXPECT_THAT(answer.body, HasSubstr("kring_knocks_total 1\n"));
  }
}

TEST_F(TheHousePages, tell_the_metrics_to_no_other_machine) {
  for (const auto* address : {"192.168.1.7", "203.0.113.5", "::ffff:203.0.113.5", ""}) {
    request.remote_address = address;
    const auto answer = get("/metrics");
    EXPECT_EQ(answer.status, 404) << address;
    EXPECT_THAT(answer.body, Not(HasSubstr("kring_knocks_total")));
  }
}

TEST_F(TheHousePages, tell_the_metrics_to_nobody_who_came_through_a_proxy) {
  request.headers.add("X-Forwarded-For", "203.0.113.5");
  EXPECT_EQ(get("/metrics").status, 404);
}

TEST_F(TheHousePages, tell_the_metrics_to_whoever_has_the_token_wherever_they_are) {
  token = "a long and secret word";
  request.remote_address = "203.0.113.5";
  request.headers.add("Authorization", "Bearer " + token);
  EXPECT_EQ(get("/metrics").status, 200);
}

TEST_F(TheHousePages, tell_the_metrics_to_nobody_without_the_token_where_one_is_set) {
  token = "a long and secret word";
  EXPECT_EQ(get("/metrics").status, 404) << "even from this machine";
  for (const auto* given : {"Bearer another word", "Bearer ", "a long and secret word",
                            "Basic a long and secret word", "Bearer a long and secret word "}) {
    request.headers.set("Authorization", given);
    EXPECT_EQ(get("/metrics").status, 404) << given;
  }
}

TEST_F(TheHousePages, answer_who_sends_something_to_a_wrong_address_before_it_is_read) {
  request.method = http::Method::post;
  request.path = "/xapi/statements";
  const auto admission = pages().admit(request);
  ASSERT_TRUE(admission.answer);
  EXPECT_EQ(admission.answer->status, get("/xapi/statements").status);
  request.method = http::Method::get;
  EXPECT_FALSE(pages().admit(request).answer);
}

TEST_F(TheHousePages, tell_nothing_to_whoever_wants_to_change_something) {
  request.method = http::Method::post;
  for (const auto* path : {"/healthz", "/readyz", "/metrics"}) EXPECT_EQ(get(path).status, 404);
}

}  // namespace
}  // namespace kring::app
