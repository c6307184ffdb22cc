// Routes that read and answer by the rules of another standard.

#include "base/refusal.h"
#include "platform/api/application.h"
#include "platform/api/openapi.h"
#include "platform/api/response_check.h"
#include "tests/support/databases.h"

#include <gmock/gmock.h>

namespace kring::api {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

http::Response echo(Call& call) {
  if (call.request().body == "refuse") {
    throw Refusal(Status::malformed, "input.invalid", {}, "The third word is missing.");
  }
  call.read([&](Tx&, const Visitor&) { call.count_as("a key"); });
  http::Response response;
  response.status = 207;
  response.headers.add("Content-Type", "text/x-echo");
  response.headers.add("Cache-Control", "max-age=1");
  response.body = call.request().body + "?" + call.request().query;
  return response;
}

class RawRoutes : public ::testing::Test {
 protected:
  RawRoutes() {
    routes_.raw(http::Method::post, "/echo", echo)
        .needs(Needs::client_key)
        .limit("echo", 2, per_minute)
        .body_limit(1000)
        .memory_limit(10)
        .takes("text/x-question")
        .answers("text/x-echo")
        .finish([](const http::Head&, http::Response& response) {
          response.headers.add("X-Standard", "ours not");
        });
    routes_.raw(http::Method::post, "/large", echo)
        .needs(Needs::client_key)
        .limit("large", 2, per_minute)
        .body_limit(4 * usual_body_limit)
        .takes("text/x-question")
        .answers("text/x-echo")
        .takes_tokens()
        .refuses_in("text/x-echo");
  }

  http::Response send(std::string body) {
    http::Request request;
    request.method = http::Method::post;
    request.path = "/api/v1/echo";
    request.query = "x=1&x=2";
    request.body = std::move(body);
    return application().handle(request);
  }

  Application& application() {
    if (!application_) {
      application_.emplace(ApplicationParts{routes_,
                                            database_.database(),
                                            doorkeeper_,
                                            clock_,
                                            files_,
                                            observer_,
                                            {},
                                            "sixteen octets or more"});
    }
    return *application_;
  }

  class Nobody : public Doorkeeper {
    Visitor recognise(Tx&, const http::Head&) const override { return {}; }
  };
  class Files : public http::Application {
    http::Admission admit(const http::Head&) override { return {}; }
    http::Response handle(const http::Request&) override { return {}; }
  };
  class Silence : public Observer {
    void answered(const Answered&) override {}
    void failed(std::string_view, std::string_view what) override { ADD_FAILURE() << what; }
  };

  FrozenClock clock_{Time{}};
  TestDatabase database_{db::Dialect::sqlite, clock_};
  Routes routes_;
  Nobody doorkeeper_;
  Files files_;
  Silence observer_;
  std::optional<Application> application_;
};

TEST_F(RawRoutes, answer_what_their_handler_answers) {
  const auto answer = send("hello");
  EXPECT_EQ(answer.status, 207);
  EXPECT_EQ(answer.body, "hello?x=1&x=2");
  EXPECT_EQ(answer.headers.find("Content-Type"), "text/x-echo");
  EXPECT_EQ(answer.headers.find("Cache-Control"), "max-age=1");
  EXPECT_EQ(answer.headers.find("X-Standard"), "ours not");
}

TEST_F(RawRoutes, add_what_their_standard_asks_for_where_the_head_alone_is_refused) {
  http::Head head;
  head.method = http::Method::post;
  head.path = "/api/v1/echo";
  head.headers.add("Origin", "https://elsewhere.example");
  const auto answer = application().admit(head).answer;
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 403);
  EXPECT_EQ(answer->headers.find("X-Standard"), "ours not");
}

TEST_F(RawRoutes, refuse_with_a_problem_and_say_what_about_it) {
  const auto answer = send("refuse");
  EXPECT_EQ(answer.status, 400);
  EXPECT_EQ(answer.headers.find("Content-Type"), "application/problem+json");
  EXPECT_EQ(answer.headers.find("X-Standard"), "ours not");
  EXPECT_THAT(answer.body, HasSubstr(R"("detail":"The third word is missing.")"));
}

TEST_F(RawRoutes, count_for_whoever_their_reader_recognises) {
  EXPECT_EQ(send("a").status, 207);
  EXPECT_EQ(send("b").status, 207);
  EXPECT_EQ(send("c").status, 429);
}

TEST_F(RawRoutes, spool_what_is_more_than_they_keep_in_memory) {
  http::Head head;
  head.method = http::Method::post;
  head.path = "/api/v1/echo";
  const auto admission = application().admit(head);
  EXPECT_EQ(admission.body_limit, 1000U);
  EXPECT_EQ(admission.memory_limit, 10U);
}

TEST_F(RawRoutes, take_nothing_large_from_somebody_who_does_not_say_who_they_are) {
  http::Head head;
  head.method = http::Method::post;
  head.path = "/api/v1/large";
  EXPECT_EQ(application().admit(head).body_limit, usual_body_limit);
  head.headers.add("Authorization", "Basic YTpi");
  EXPECT_EQ(application().admit(head).body_limit, 4 * usual_body_limit);
}

TEST_F(RawRoutes, may_refuse_in_the_words_of_their_standard) {
  const ResponseCheck check(routes_);
  http::Response refused;
  refused.status = 400;
  refused.headers.add("Content-Type", "text/x-echo");
  EXPECT_THAT(check.complaints(http::Method::post, "/api/v1/large", refused), IsEmpty());
  EXPECT_THAT(check.complaints(http::Method::post, "/api/v1/echo", refused), Not(IsEmpty()))
      << "only where the table says so";
  refused.headers.set("Content-Type", "text/plain");
  EXPECT_THAT(check.complaints(http::Method::post, "/api/v1/large", refused), Not(IsEmpty()));
}

TEST_F(RawRoutes, stand_in_the_description_with_their_media_types) {
  const auto text = openapi(routes_);
  EXPECT_THAT(text, HasSubstr("\"text/x-question\": {}"));
  EXPECT_THAT(text, HasSubstr("\"text/x-echo\": {}"));
  EXPECT_THAT(text, HasSubstr("\"client_key\": []"));
  EXPECT_THAT(text, HasSubstr("\"2XX\""));
  EXPECT_THAT(text, HasSubstr("\"client_token\": []"));
  EXPECT_THAT(text, HasSubstr("\"4XX\""));
}

}  // namespace
}  // namespace kring::api
