// Routes that read and answer by the rules of another standard.

#include "base/refusal.h"
#include "platform/api/application.h"
#include "platform/api/openapi.h"
#include "platform/api/problem.h"
#include "platform/api/response_check.h"
#include "tests/support/databases.h"

#include <boost/json/parse.hpp>
#include <gmock/gmock.h>

namespace kring::api {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

struct Echo {
  std::string who;
  BOOST_DESCRIBE_CLASS(Echo, (), (who), (), ())
};

struct EchoOptions {
  static constexpr std::array limits{json::Limit{"voice", 1, 10}};
  std::string voice;
  std::optional<bool> twice;
  BOOST_DESCRIBE_CLASS(EchoOptions, (), (voice, twice), (), ())
};

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
        .query(&json::schema_of<EchoOptions>)
        .takes("text/x-question")
        .answers({207, "text/x-echo", "What was sent"})
        .answers({204, "", "Nothing was sent"})
        .answers({200, "application/json", "Who asks", &json::schema_of<Echo>})
        .refuses("echo.garbled", Status::malformed)
        .refuses("not_found", Status::missing)
        .finish([](const http::Head&, http::Response& response) {
          response.headers.add("X-Standard", "ours not");
        });
    routes_.raw(http::Method::post, "/large", echo)
        .needs(Needs::client_key)
        .limit("large", 2, per_minute)
        .body_limit(4 * usual_body_limit)
        .takes("text/x-question")
        .answers({207, "*/*", "What was sent"})
        .answers({400, "text/x-echo", "Refused, as the standard says"})
        .takes_tokens();
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

/// What is wrong with such an answer of a route, by what its row says.
std::vector<std::string> complaints(const Routes& routes, std::string_view path, int status,
                                    std::string_view media_type, std::string body = {}) {
  http::Response response;
  response.status = status;
  if (!media_type.empty()) response.headers.add("Content-Type", media_type);
  response.body = std::move(body);
  return ResponseCheck(routes).complaints(http::Method::post, path, response);
}

TEST_F(RawRoutes, answer_with_a_status_and_a_media_type_that_their_row_says) {
  const auto echo = [&](int status, std::string_view type, std::string body = {}) {
    return complaints(routes_, "/api/v1/echo", status, type, std::move(body));
  };
  EXPECT_THAT(echo(207, "text/x-echo", "hello"), IsEmpty());
  EXPECT_THAT(echo(207, "text/x-echo; charset=utf-8", "hello"), IsEmpty());
  EXPECT_THAT(echo(204, ""), IsEmpty());
  EXPECT_THAT(echo(200, "application/json", R"({"who":"a key"})"), IsEmpty());
  for (const auto& wrong :
       {echo(200, "text/x-echo", "hello"), echo(207, "text/plain", "hello"), echo(201, ""),
        echo(204, "", "hello"), echo(200, "application/json", R"({"whose":"a key"})")}) {
    EXPECT_THAT(wrong, Not(IsEmpty()));
  }
  EXPECT_THAT(complaints(routes_, "/api/v1/large", 207, "image/png", "x"), IsEmpty());
}

TEST_F(RawRoutes, may_refuse_in_the_words_of_their_standard) {
  EXPECT_THAT(complaints(routes_, "/api/v1/large", 400, "text/x-echo"), IsEmpty());
  EXPECT_THAT(complaints(routes_, "/api/v1/echo", 400, "text/x-echo"), Not(IsEmpty()))
      << "only where the table says so";
  EXPECT_THAT(complaints(routes_, "/api/v1/large", 400, "text/plain"), Not(IsEmpty()));
}

TEST_F(RawRoutes, refuse_with_the_status_that_their_row_says) {
  const auto refused = [&](Status status, std::string_view code) {
    const auto answer = problem(Refusal(status, code), "1", i18n::Language::en);
    return complaints(routes_, "/api/v1/echo", answer.status, "application/problem+json",
                      answer.body);
  };
  EXPECT_THAT(refused(Status::malformed, "echo.garbled"), IsEmpty());
  EXPECT_THAT(refused(Status::missing, "not_found"), IsEmpty());
  EXPECT_THAT(refused(Status::conflict, "echo.garbled"), Not(IsEmpty()));
}

TEST_F(RawRoutes, keep_the_server_from_starting_where_they_do_not_say_what_they_answer) {
  Routes silent;
  silent.raw(http::Method::get, "/echo", echo).needs(Needs::anyone);
  EXPECT_THROW(silent.check(), std::logic_error);
  Routes twofold;
  twofold.raw(http::Method::get, "/echo", echo)
      .needs(Needs::anyone)
      .answers({400, "text/x-echo", "Refused"})
      .refuses("echo.garbled", Status::malformed);
  EXPECT_THROW(twofold.check(), std::logic_error);
}

TEST_F(RawRoutes, stand_in_the_description_with_what_goes_in_and_out) {
  const auto described = boost::json::parse(openapi(routes_));
  const auto& echo = described.at_pointer("/paths/~1echo/post");
  EXPECT_EQ(echo.at_pointer("/requestBody/content"),
            boost::json::parse(R"({"text/x-question":{}})"));
  EXPECT_EQ(
      echo.at("parameters"),
      boost::json::parse(
          R"([{"name":"voice","in":"query","required":true,"schema":{"type":"string","minLength":1,"maxLength":10}},)"
          R"({"name":"twice","in":"query","required":false,"schema":{"type":"boolean"}}])"));
  const auto& responses = echo.at("responses");
  EXPECT_EQ(responses.at_pointer("/207"),
            boost::json::parse(R"({"description":"What was sent","content":{"text/x-echo":{}}})"));
  EXPECT_EQ(responses.at_pointer("/204"),
            boost::json::parse(R"({"description":"Nothing was sent"})"));
  EXPECT_EQ(responses.at_pointer("/200/content/application~1json/schema/$ref"),
            "#/components/schemas/Echo");
  EXPECT_EQ(responses.at_pointer("/400/description"), "echo.garbled");
  EXPECT_EQ(responses.at_pointer("/400/$ref"), "#/components/responses/Problem");
  EXPECT_EQ(responses.at_pointer("/404/description"), "not_found");
  EXPECT_EQ(responses.at_pointer("/429/description"), "too_many");
  EXPECT_EQ(echo.at("x-refuses"), boost::json::parse(R"(["echo.garbled"])"))
      << "what any route may refuse with goes without saying";
  const auto& large = described.at_pointer("/paths/~1large/post");
  EXPECT_EQ(large.at_pointer("/responses/400/content"),
            boost::json::parse(R"({"text/x-echo":{}})"));
  EXPECT_EQ(large.at("security"), boost::json::parse(R"([{"client_key":[]},{"client_token":[]}])"));
}

}  // namespace
}  // namespace kring::api
