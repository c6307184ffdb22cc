#include "platform/api/application.h"

#include "base/refusal.h"
#include "platform/api/cursor.h"
#include "tests/support/api_client.h"
#include "tests/support/forwarding_database.h"
#include "tests/support/toy_api.h"

#include <thread>

#include <boost/json/parse.hpp>
#include <gmock/gmock.h>

namespace kring::api {
namespace {

using ::testing::AnyOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class Api : public OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    toy_ = std::make_unique<ToyApi>(db(), clock());
    client_ = std::make_unique<ApiClient>(toy_->application());
    client_->set_cookie(ToyApi::cookie, "ana");
  }

  ToyApi& toy() { return *toy_; }
  ApiClient& ana() { return *client_; }
  ApiClient as(std::string_view who) {
    ApiClient client(toy_->application());
    if (!who.empty()) client.set_cookie(ToyApi::cookie, who);
    return client;
  }

 private:
  std::unique_ptr<ToyApi> toy_;
  std::unique_ptr<ApiClient> client_;
};
KRING_ON_BOTH_DATABASES(Api);

boost::json::value note(std::string_view text) {
  return {{"text", text}};
}

/// "path code limit" of each problem of a refusal.
std::vector<std::string> problems(const ApiAnswer& answer) {
  std::vector<std::string> all;
  if (!answer.body.is_object() || !answer.body.get_object().contains("problems")) return all;
  for (const auto& problem : answer.at("/problems").as_array()) {
    const auto& each = problem.as_object();
    auto& line = all.emplace_back(each.at("path").as_string());
    line += " " + std::string(each.at("code").as_string());
    if (const auto* limit = each.if_contains("limit"))
      line += " " + std::to_string(limit->as_int64());
  }
  return all;
}

TEST_P(Api, lets_in_whom_a_route_is_for) {
  EXPECT_EQ(as("").get("/notes").code(), "session.required");
  EXPECT_EQ(as("somebody").get("/notes").status, 401);
  EXPECT_EQ(ana().get("/notes").status, 200);
  EXPECT_EQ(as("").get("/audit/x").status, 401);
  EXPECT_EQ(ana().get("/audit/x").code(), "not_allowed");
  EXPECT_EQ(ana().get("/audit/x").status, 403);
  EXPECT_EQ(as("root").get("/audit/x").string("/name"), "x");
}

TEST_P(Api, takes_the_parts_of_a_path_by_their_type) {
  const auto id = toy().note("milk");
  EXPECT_EQ(ana().get("/notes/" + id.text()).string("/text"), "milk");
  EXPECT_EQ(ana().get("/notes/newest").string("/name"), "newest");
  EXPECT_EQ(ana().get("/notes/never").code(), "not_found");
  EXPECT_EQ(ana().get("/notes/0000000000001").code(), "not_found");
}

TEST_P(Api, reads_a_query_like_a_body) {
  toy().note("oat milk");
  toy().note("bread");
  const auto found = ana().get("/notes?word=oat+m%69lk&secret=false");
  EXPECT_EQ(found.at("/items").as_array().size(), 1U);
  EXPECT_THAT(
      problems(ana().get("/notes?most=ten&secret=yes&colour=red&word=a&word=b&word=%zz&%ff=1")),
      ElementsAre("/word malformed", " malformed", "/most wrong_type", "/secret wrong_type",
                  "/colour unknown", "/word malformed"));
  EXPECT_THAT(problems(ana().get("/notes?word=%00")), ElementsAre("/word bad_characters"));
  EXPECT_THAT(problems(as("root").get("/audit/x?y=1")), ElementsAre("/y unknown"));
}

TEST_P(Api, tells_every_wrong_field_of_a_body_at_once) {
  const auto refused = ana().send(http::Method::post, "/notes",
                                  R"({"text":"hello!","ink":"green","pages":10,"x":1})");
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.code(), "input.invalid");
  EXPECT_THAT(problems(refused), ElementsAre("/text bad_characters", "/ink not_allowed",
                                             "/pages too_large 9", "/x unknown"));
  EXPECT_THAT(problems(ana().send(http::Method::post, "/notes", "{")), ElementsAre(" malformed"));
  EXPECT_EQ(toy().notes(), 0U);
}

TEST_P(Api, takes_json_only_and_only_where_a_body_is_wanted) {
  const auto id = toy().note("milk");
  ana().header("Content-Type", "text/plain");
  EXPECT_EQ(ana().post("/notes", note("x")).code(), "media_type.wrong");
  ana().header("Content-Type", "application/json; charset=latin1");
  EXPECT_EQ(ana().post("/notes", note("x")).status, 415);
  ana().header("Content-Type", "Application/JSON; charset=UTF-8");
  EXPECT_EQ(ana().post("/notes", note("x")).status, 201);
  EXPECT_THAT(problems(ana().send(http::Method::delete_, "/notes/" + id.text(), R"({"why":1})")),
              ElementsAre("/why unknown"));
  EXPECT_EQ(ana().send(http::Method::delete_, "/notes/" + id.text(), "{}").status, 204);
}

TEST_P(Api, answers_a_create_with_what_was_made_and_where_it_stands) {
  const auto made = ana().post("/notes", note("milk"));
  EXPECT_EQ(made.status, 201);
  EXPECT_EQ(made.string("/text"), "milk");
  EXPECT_EQ(made.headers.find("Location"), "/api/v1/notes/" + made.string("/id"));
  EXPECT_EQ(made.headers.find("Cache-Control"), "no-store");
}

TEST_P(Api, makes_one_thing_for_one_idempotency_key) {
  ana().header("Idempotency-Key", "0123456789abcdef");
  const auto first = ana().post("/notes", note("milk"));
  const auto path = "/notes/" + first.string("/id");
  ana().put(path, {{"text", "oat milk"}, {"revision", 1}});
  const auto again = ana().post("/notes", note("milk"));
  EXPECT_EQ(again.status, 201);
  EXPECT_EQ(again.string("/id"), first.string("/id"));
  EXPECT_EQ(again.string("/text"), "oat milk") << "a replay shows the thing as it is now";
  EXPECT_EQ(toy().notes(), 1U);
  const auto other = ana().post("/notes", note("bread"));
  EXPECT_EQ(other.status, 422);
  EXPECT_EQ(other.code(), "idempotency.other_body");
  EXPECT_EQ(
      as("ben").header("Idempotency-Key", "0123456789abcdef").post("/notes", note("milk")).status,
      201);
  EXPECT_EQ(toy().notes(), 2U) << "somebody else's key is another key";
}

TEST_P(Api, refuses_idempotency_keys_that_anybody_would_guess) {
  for (const auto key : {"short", "0123456789 abcdef", "0123456789é-bcdef"}) {
    ana().header("Idempotency-Key", key);
    EXPECT_EQ(ana().post("/notes", note("x")).code(), "idempotency.key_malformed");
    clock().advance(std::chrono::minutes(1));
  }
  EXPECT_EQ(ana().header("Idempotency-Key", std::string(65, 'k')).post("/notes", note("x")).status,
            422);
}

TEST_P(Api, makes_one_thing_when_the_same_attempt_comes_twice_at_once) {
  std::vector<std::jthread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([client = as("ben")]() mutable {
      const auto answer =
          client.header("Idempotency-Key", "the-same-for-all-of-them").post("/notes", note("x"));
      // The toy's notes are in memory, so one who comes second may look before they are there.
      EXPECT_THAT(answer.status, AnyOf(201, 404));
    });
  }
  threads.clear();
  EXPECT_EQ(toy().notes(), 1U);
}

/// A database that loses every write the first time and runs it again.
class Forgetful : public testing_support::ForwardingDatabase {
 public:
  using ForwardingDatabase::ForwardingDatabase;

 protected:
  void run_write(const Work& work, db::Priority priority) override {
    try {
      ForwardingDatabase::run_write(work, priority);
    } catch (const Refusal&) {
      // Lost with its group, whatever it was about to say.
    }
    ForwardingDatabase::run_write(work, priority);
  }
};

TEST_P(Api, refuses_what_came_too_often_however_often_its_closure_runs) {
  Forgetful forgetful(db());
  ToyApi forgetting(forgetful, clock());
  ApiClient client(forgetting.application());
  client.unchecked();
  for (int i = 0; i < 3; ++i) EXPECT_EQ(client.post("/breakage/answer.elsewhere").status, 409);
  EXPECT_EQ(client.post("/breakage/answer.elsewhere").code(), "too_many");
}

TEST_P(Api, seals_cursors_and_opens_them_for_their_route_alone) {
  const auto sealed = sealed_cursor("sixteen octets or more", "GET /notes", "30 more");
  EXPECT_EQ(ana().get("/notes?after=" + sealed).string("/next"), sealed);
  const auto foreign = sealed_cursor("sixteen octets or more", "GET /others", "30 more");
  for (const auto& after : {foreign, std::string("30%20more"), std::string()}) {
    const auto refused = ana().get("/notes?after=" + after);
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(problems(refused), ElementsAre("/after malformed"));
  }
  const auto endless = ana().get("/notes?after=" + std::string(longest_cursor + 1, 'A'));
  EXPECT_THAT(problems(endless), ElementsAre("/after too_long " + std::to_string(longest_cursor)));
}

TEST_P(Api, forgets_idempotency_keys_after_thirty_days) {
  ana().header("Idempotency-Key", "0123456789abcdef").post("/notes", note("milk"));
  clock().advance(idempotency_length);
  EXPECT_EQ(db().write([](Tx& tx) { return forget_old_attempts(tx); }), 0);
  clock().advance(Milliseconds(1));
  EXPECT_EQ(db().write([](Tx& tx) { return forget_old_attempts(tx); }), 1);
}

TEST_P(Api, counts_a_request_once_however_often_its_transactions_run) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(ana().post("/notes", note("x")).status, 201);
  const auto refused = ana().post("/notes", note("x"));
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(refused.code(), "too_many");
  EXPECT_EQ(refused.headers.find("Retry-After"), "12");
  EXPECT_EQ(as("ben").post("/notes", note("x")).status, 201) << "others go on";
  clock().advance(std::chrono::seconds(12));
  EXPECT_EQ(ana().post("/notes", note("x")).status, 201);
  EXPECT_EQ(ana().post("/notes", note("x")).status, 429);
}

TEST_P(Api, counts_strangers_by_their_address) {
  auto stranger = as("");
  for (int i = 0; i < 3; ++i) stranger.post("/breakage/exception");
  EXPECT_EQ(stranger.post("/breakage/exception").code(), "too_many");
  stranger.comes_from("198.51.100.1");
  EXPECT_EQ(stranger.post("/breakage/exception").code(), "failed");
}

TEST_P(Api, writes_only_for_pages_of_our_own) {
  const auto path = "/notes/" + toy().note("milk").text();
  for (const auto origin : {"https://evil.example", "null", "http://localhost:8080.evil.example",
                            "https://localhost:8080"}) {
    EXPECT_EQ(ana().header("Origin", origin).remove(path).code(), "origin.foreign") << origin;
    EXPECT_EQ(ana().get(path).status, 200) << "reading harms nobody";
    EXPECT_EQ(as("").header("Origin", origin).post("/session", {{"name", "ana"}}).status, 403)
        << "nobody is signed in from elsewhere";
  }
  ana().header("Origin", "");
  EXPECT_EQ(ana().remove(path).code(), "origin.foreign");
  EXPECT_EQ(ana().header("Referer", "http://localhost:80801/x").remove(path).status, 403);
  EXPECT_EQ(ana().header("Referer", "http://localhost:8080/x").remove(path).status, 204);
  EXPECT_EQ(as("").header("Origin", "").post("/session", {{"name", "ana"}}).status, 200)
      << "a program without cookies needs no origin";
}

TEST_P(Api, sets_and_clears_cookies_that_scripts_cannot_read) {
  auto client = as("");
  const auto in = client.post("/session", {{"name", "ben"}});
  EXPECT_EQ(in.headers.find("Set-Cookie"),
            "kring_session=ben; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax");
  EXPECT_EQ(client.get("/notes").status, 200);
  EXPECT_EQ(client.remove("/session").status, 204);
  EXPECT_EQ(client.cookie("kring_session"), std::nullopt);
  EXPECT_EQ(client.get("/notes").status, 401);
}

TEST_P(Api, says_what_it_refuses_in_the_language_of_the_reader) {
  EXPECT_EQ(ana().get("/notes/never").string("/title"), "This is not here, or not for you to see.");
  const auto refused = ana().header("Accept-Language", "nl-NL, en;q=0.5").get("/notes/never");
  EXPECT_EQ(refused.string("/title"), "Dit is er niet, of je kunt het niet zien.");
  EXPECT_EQ(refused.headers.find("Content-Language"), "nl");
  EXPECT_EQ(refused.string("/request"), "test-request");
}

TEST_P(Api, keeps_its_own_failures_to_itself) {
  for (const auto how : {"exception", "number"}) {
    const auto failed = ana().post(std::string("/breakage/") + how);
    EXPECT_EQ(failed.status, 500);
    EXPECT_EQ(failed.code(), "failed");
    EXPECT_THAT(failed.text, Not(HasSubstr("secret")));
  }
  EXPECT_THAT(toy().failures(),
              ElementsAre("test-request: a secret of ours",
                          "test-request: something that is no exception was thrown"));
}

TEST_P(Api, tells_which_methods_a_path_has) {
  const auto path = "/notes/" + toy().note("milk").text();
  const auto refused = ana().post(path);
  EXPECT_EQ(refused.status, 405);
  EXPECT_EQ(refused.headers.find("Allow"), "GET, HEAD, PUT, DELETE");
  EXPECT_EQ(ana().get("/nowhere").status, 404);
  EXPECT_EQ(ana().get("/notes/").status, 404);
  EXPECT_EQ(ana().get("/api/v2/notes").status, 404);
  EXPECT_EQ(ana().send(http::Method::head, path).status, 200);
  EXPECT_EQ(ana().send(http::Method::options, path).status, 405);
}

TEST_P(Api, says_not_modified_to_who_has_it) {
  const auto path = "/notes/" + toy().note("milk").text();
  const std::string tag(ana().get(path).headers.find("ETag").value_or(""));
  EXPECT_EQ(tag.size(), 34U);
  const auto same = ana().header("If-None-Match", "\"other\", W/" + tag).get(path);
  EXPECT_EQ(same.status, 304);
  EXPECT_THAT(same.text, IsEmpty());
  ana().put(path, {{"text", "oat milk"}, {"revision", 1}});
  EXPECT_EQ(ana().get(path).status, 200);
}

TEST_P(Api, decides_what_it_can_before_a_body_is_sent) {
  http::Head head;
  head.method = http::Method::post;
  head.path = "/api/v1/notes";
  head.headers.add("Origin", "http://localhost:8080");
  EXPECT_EQ(toy().application().admit(head).body_limit, body_limit_for_strangers);
  head.headers.add("Cookie", std::string(ToyApi::cookie) + "=whoever");
  EXPECT_EQ(toy().application().admit(head).body_limit, usual_body_limit);
  EXPECT_FALSE(toy().application().admit(head).answer);
  head.headers.set("Origin", "https://evil.example");
  EXPECT_EQ(toy().application().admit(head).answer->status, 403);
  head.path = "/api/v1/nothing";
  EXPECT_EQ(toy().application().admit(head).answer->status, 404);
}

TEST_P(Api, knows_whose_turn_it_is_once_it_has_looked_up_who_asks) {
  http::Head head;
  head.remote_address = "192.0.2.1";
  const auto stranger = toy().application().client_of(head);
  head.headers.add("Cookie", std::string(ToyApi::cookie) + "=ana");
  EXPECT_EQ(toy().application().client_of(head), stranger) << "anybody may make up a cookie";
  ana().get("/notes/" + toy().note("oat milk").text());
  EXPECT_NE(toy().application().client_of(head), stranger);
}

TEST_P(Api, leaves_everything_else_to_the_files) {
  http::Request request;
  request.path = "/ask";
  EXPECT_EQ(toy().application().handle(request).body, "the file /ask");
  EXPECT_EQ(ana().get("/api").status, 404);
}

TEST_P(Api, tells_of_each_answer_the_route_and_never_the_path) {
  toy().note("milk");
  ana().get("/notes");
  ana().get("/notes/0000000000001");
  ana().get("/nowhere");
  EXPECT_THAT(toy().answered(), ElementsAre("GET /notes 200", "GET /notes/{note} 404 not_found",
                                            "unknown 404 not_found"));
}

TEST_P(Api, serves_its_own_description) {
  http::Request request;
  request.path = "/api/docs";
  const auto page = toy().application().handle(request);
  ASSERT_TRUE(page.shared_body) << "written once, not for every reader";
  EXPECT_THAT(*page.shared_body, HasSubstr("/notes/{note}"));
  EXPECT_THAT(*page.shared_body, Not(HasSubstr("<script")));
  EXPECT_EQ(toy().application().handle(request).shared_body, page.shared_body);
  EXPECT_THAT(std::string(page.headers.find("Content-Security-Policy").value_or("")),
              HasSubstr("default-src 'none'"));
  request.path = "/api/openapi.json";
  const auto schema = toy().application().handle(request).shared_body;
  EXPECT_EQ(boost::json::parse(*schema).at("openapi"), "3.1.0");
}

}  // namespace
}  // namespace kring::api
