#include "platform/http/server.h"

#include "tests/support/raw_client.h"
#include "tests/support/toy_server.h"

#include <gtest/gtest.h>

namespace kring::http {
namespace {

using tests::get;
using tests::post;
using tests::RawClient;
using tests::ToyServer;

TEST(Server, answers_with_length_date_id_and_security_headers) {
  ToyServer toy;
  toy.options.content_security_policy = "default-src 'self'";
  RawClient client(toy.start());
  const auto first = client.ask(get("/hello"));
  EXPECT_EQ(first.status, 200);
  EXPECT_EQ(first.body, "/hello ");
  EXPECT_EQ(first.field("Content-Security-Policy"), "default-src 'self'");
  EXPECT_EQ(first.field("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(first.field("X-Frame-Options"), "DENY");
  EXPECT_EQ(first.field("Referrer-Policy"), "same-origin");
  EXPECT_EQ(first.field("Cross-Origin-Opener-Policy"), "same-origin");
  EXPECT_EQ(first.field("Cross-Origin-Resource-Policy"), "same-origin");
  EXPECT_NE(first.field("Permissions-Policy"), "");
  EXPECT_EQ(first.field("Cache-Control"), "no-store");
  EXPECT_EQ(first.field("Strict-Transport-Security"), "") << "it came in the clear";
  EXPECT_EQ(first.field("Date").size(), 29U);
  EXPECT_EQ(first.field("X-Request-Id").size(), 16U);
  EXPECT_NE(client.ask(get("/hello")).field("X-Request-Id"), first.field("X-Request-Id"));
}

TEST(Server, lets_the_application_replace_a_default_but_not_the_framing) {
  ToyServer toy;
  toy.on_handle = [](const Request&) {
    auto response = ToyServer::text("four");
    response.headers.add("cache-control", "max-age=60");
    response.headers.add("Content-Length", "400");
    response.headers.add("Transfer-Encoding", "chunked");
    return response;
  };
  RawClient client(toy.start());
  const auto answer = client.ask(get("/"));
  EXPECT_EQ(answer.field("cache-control"), "max-age=60");
  EXPECT_EQ(answer.field("Cache-Control"), "");
  EXPECT_EQ(answer.body, "four");
  EXPECT_EQ(answer.field("Transfer-Encoding"), "");
}

TEST(Server, tells_the_application_who_asks_and_how) {
  ToyServer toy;
  toy.options.trusted_proxies = {"127.0.0.0/8"};
  toy.on_handle = [](const Request& request) {
    return ToyServer::text(request.remote_address + " " + request.host + " " + request.query + " " +
                           (request.secure ? "secure" : "plain"));
  };
  RawClient client(toy.start());
  EXPECT_EQ(client.ask(get("/?a=%20")).body, "127.0.0.1 a.example a=%20 plain");
  const auto proxied =
      client.ask(get("/", "X-Forwarded-For: 203.0.113.7\r\nX-Forwarded-Proto: https\r\n"));
  EXPECT_EQ(proxied.body, "203.0.113.7 a.example  secure");
  EXPECT_EQ(proxied.field("Strict-Transport-Security"), "max-age=15552000");
}

TEST(Server, answers_pipelined_requests_in_their_order) {
  ToyServer toy;
  RawClient client(toy.start());
  client.send(get("/1") + post("/2", "body") + get("/3", "Connection: close\r\n") + get("/4"));
  EXPECT_EQ(client.answer().body, "/1 ");
  EXPECT_EQ(client.answer().body, "/2 body");
  const auto last = client.answer();
  EXPECT_EQ(last.body, "/3 ");
  EXPECT_EQ(last.field("Connection"), "close");
  EXPECT_EQ(client.rest(), "") << "what came after close is not run";
}

TEST(Server, closes_after_one_request_of_http_1_0) {
  ToyServer toy;
  const auto port = toy.start();
  RawClient client(port);
  EXPECT_EQ(client.ask("GET /x HTTP/1.0\r\n\r\n").body, "/x ");
  EXPECT_EQ(client.rest(), "");
  RawClient stays(port);
  EXPECT_EQ(stays.ask("GET /x HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").field("Connection"),
            "keep-alive");
  EXPECT_EQ(stays.ask(get("/y")).body, "/y ");
}

TEST(Server, answers_head_without_a_body) {
  ToyServer toy;
  RawClient client(toy.start());
  client.send("HEAD /hello HTTP/1.1\r\nHost: a\r\n\r\n" + get("/next"));
  EXPECT_EQ(client.answer(true).field("Content-Length"), "7");
  EXPECT_EQ(client.answer().body, "/next ");
}

TEST(Server, sends_no_body_with_204_and_304) {
  ToyServer toy;
  toy.on_handle = [](const Request& request) {
    auto response = ToyServer::text("this must not be sent");
    response.status = request.path == "/204" ? 204 : 304;
    return response;
  };
  RawClient client(toy.start());
  client.send(get("/204") + get("/304"));
  EXPECT_EQ(client.answer().status, 204);
  EXPECT_EQ(client.answer().status, 304);
}

TEST(Server, answers_a_client_that_has_stopped_sending) {
  ToyServer toy;
  RawClient client(toy.start());
  client.send(get("/hello"));
  client.end_sending();
  EXPECT_EQ(client.answer().body, "/hello ");
  EXPECT_EQ(client.rest(), "");
}

TEST(Server, sends_bodies_of_any_size_whole) {
  ToyServer toy;
  const auto large = std::make_shared<const std::string>(std::string(20 << 20, 'x'));
  toy.on_handle = [&](const Request&) {
    Response response;
    response.shared_body = large;
    return response;
  };
  RawClient client(toy.start());
  EXPECT_TRUE(client.ask(get("/")).body == *large);
  EXPECT_TRUE(client.ask(get("/")).body == *large);
}

TEST(Server, answers_options_for_itself_and_refuses_methods_nobody_knows) {
  ToyServer toy;
  const auto port = toy.start();
  EXPECT_EQ(RawClient(port).ask("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n").status, 204);
  const auto refusal = RawClient(port).ask("TRACE / HTTP/1.1\r\nHost: a\r\nX: secret\r\n\r\n");
  EXPECT_EQ(refusal.status, 501);
  EXPECT_EQ(refusal.body.find("secret"), std::string::npos);
}

TEST(Server, refuses_with_a_problem_that_names_the_request) {
  ToyServer toy;
  RawClient client(toy.start());
  const auto refusal = client.ask("GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(refusal.status, 400);
  EXPECT_EQ(refusal.field("Content-Type"), "application/problem+json");
  EXPECT_EQ(
      refusal.body,
      R"({"type":"about:blank","title":"Bad Request","status":400,"code":"request.malformed",)"
      R"("request":")" +
          refusal.field("X-Request-Id") + "\"}");
  EXPECT_EQ(client.rest(), "") << "nobody knows where the next request would start";
}

TEST(Server, tells_what_it_refuses_by_itself_once_with_its_code) {
  ToyServer toy;
  toy.on_admit = [](const Head& head) -> Admission {
    if (head.path != "/nowhere") return {};
    auto refusal = ToyServer::text("no");
    refusal.status = 404;
    return {.body_limit = 0, .memory_limit = 0, .answer = std::move(refusal)};
  };
  const auto port = toy.start();
  EXPECT_EQ(RawClient(port).ask("GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n").status, 400);
  EXPECT_EQ(RawClient(port).ask(get("/", "X: " + std::string(70'000, 'x') + "\r\n")).status, 431);
  EXPECT_EQ(RawClient(port).ask(post("/", "body")).status, 413);
  EXPECT_EQ(RawClient(port).ask("TRACE / HTTP/1.1\r\nHost: a\r\n\r\n").status, 501);
  for (const char* refused :
       {"refused 400 request.malformed", "refused 431 request.headers_too_large",
        "refused 413 body.too_large", "refused 501 request.method_unknown"})
    EXPECT_EQ(toy.signals.count(refused), 1) << refused;
  EXPECT_EQ(RawClient(port).ask(get("/nowhere")).status, 404);
  EXPECT_EQ(toy.signals.count("responded 404"), 1);
  EXPECT_EQ(toy.signals.count("refused"), 4) << "the application tells of its own";
}

TEST(Server, never_lets_an_application_write_a_line_of_its_own) {
  ToyServer toy;
  toy.on_handle = [](const Request& request) {
    auto response = ToyServer::text("");
    if (request.path == "/name") response.headers.add("X: y\r\nEvil", "1");
    if (request.path == "/value") response.headers.add("Location", "/\r\nEvil: 1");
    if (request.path == "/nul") response.headers.add("X", std::string_view("a\0b", 3));
    if (request.path == "/status") response.status = 99;
    return response;
  };
  RawClient client(toy.start());
  for (const char* path : {"/name", "/value", "/nul", "/status"}) {
    const auto answer = client.ask(get(path));
    EXPECT_EQ(answer.status, 500) << path;
    EXPECT_EQ(answer.head.find("Evil"), std::string::npos) << path;
  }
  EXPECT_EQ(toy.signals.count("threw"), 4);
}

TEST(Server, answers_500_where_an_application_throws) {
  ToyServer toy;
  toy.on_handle = [](const Request&) -> Response { throw std::runtime_error("secret"); };
  toy.on_admit = [](const Head& head) -> Admission {
    if (head.path == "/admit") throw std::runtime_error("secret");
    return {};
  };
  const auto port = toy.start();
  for (const char* path : {"/admit", "/handle"}) {
    const auto answer = RawClient(port).ask(get(path));
    EXPECT_EQ(answer.status, 500) << path;
    EXPECT_EQ(answer.body.find("secret"), std::string::npos);
  }
  EXPECT_EQ(toy.signals.count("threw"), 2);
  EXPECT_EQ(toy.signals.count("refused 500 failed"), 2);
}

TEST(Server, needs_an_address_of_this_machine) {
  ToyServer toy;
  toy.options.listen = {{"192.0.2.1", 0}};
  EXPECT_THROW(toy.start(), std::system_error);
  toy.options.listen = {{"no address", 0}};
  EXPECT_THROW(toy.start(), std::system_error);
}

}  // namespace
}  // namespace kring::http
