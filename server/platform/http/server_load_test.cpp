#include "platform/http/server.h"
#include "tests/support/holding_server.h"

#include <memory>
#include <new>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace kring::http {
namespace {

using namespace std::chrono_literals;
using tests::begun_by;
using tests::get;
using tests::HoldingServer;
using tests::RawClient;
using tests::ToyServer;

TEST(ServerLoad, a_full_queue_is_answered_at_once_with_503) {
  HoldingServer toy;
  toy.options.workers = 1;
  toy.options.queue = 1;
  const auto port = toy.start();
  RawClient running(port), waiting(port), refused(port);
  running.send(get("/held"));
  ASSERT_TRUE(toy.signals.wait("held"));
  // Either of these two gets the only place in the queue; the other is refused while both wait.
  waiting.send(get("/1"));
  refused.send(get("/2"));
  ASSERT_TRUE(toy.signals.wait("overloaded"));
  toy.signals.raise("release");
  auto one = waiting.answer(), other = refused.answer();
  if (one.status == 200) std::swap(one, other);
  EXPECT_EQ(one.status, 503);
  EXPECT_EQ(one.field("Retry-After"), "1");
  EXPECT_NE(one.body.find("\"code\":\"overloaded\""), std::string::npos);
  EXPECT_EQ(other.status, 200);
  EXPECT_EQ(running.answer().body, "/held");
  EXPECT_EQ(waiting.ask(get("/again")).status, 200) << "the connections stay";
  EXPECT_EQ(refused.ask(get("/again")).status, 200);
}

TEST(ServerLoad, what_needs_no_worker_is_answered_while_all_are_busy) {
  HoldingServer toy;
  toy.options.workers = 1;
  toy.on_admit = [](const Head& head) {
    Admission admission;
    if (head.path == "/now") admission.answer = ToyServer::text("now");
    return admission;
  };
  const auto port = toy.start();
  RawClient held(port), other(port);
  held.send(get("/held"));
  ASSERT_TRUE(toy.signals.wait("held"));
  EXPECT_EQ(other.ask(get("/now")).body, "now");
  toy.signals.raise("release");
  EXPECT_EQ(held.answer().body, "/held");
}

TEST(ServerLoad, heads_and_bodies_that_drip_end_with_408) {
  ToyServer toy;
  toy.options.deadlines.head = 1s;
  toy.options.deadlines.transfer = 1s;
  const auto port = toy.start();
  RawClient head(port);
  EXPECT_EQ(head.ask("GET / HT").status, 408);
  EXPECT_EQ(head.rest(), "");
  RawClient body(port);
  EXPECT_EQ(body.ask("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nab").status, 408);
  EXPECT_EQ(toy.signals.count("timed out head"), 1);
  EXPECT_EQ(toy.signals.count("timed out body"), 1);
}

TEST(ServerLoad, what_was_sent_fast_does_not_pay_for_silence) {
  ToyServer toy;
  toy.options.deadlines.transfer = 1s;
  toy.options.deadlines.minimum_rate = 1;
  const auto port = toy.start();
  RawClient client(port);
  client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9000\r\n\r\n" +
              std::string(8000, 'x'));
  EXPECT_TRUE(toy.signals.wait("timed out body"));
  EXPECT_EQ(client.answer().status, 408);
}

TEST(ServerLoad, every_octet_of_a_head_counts_from_the_first) {
  ToyServer toy;
  toy.options.deadlines.head = 1s;
  RawClient client(toy.start());
  client.send("GET / HTTP/1.1\r\nHost: a\r\nX: ");
  // Each drip comes well within the deadline; all together they do not.
  while (client.send("a") && !toy.signals.comes("timed out head", 20ms)) {
  }
  EXPECT_EQ(client.answer().status, 408);
}

TEST(ServerLoad, every_octet_of_a_body_counts_from_the_first) {
  ToyServer toy;
  toy.options.deadlines.transfer = 1s;
  toy.options.deadlines.minimum_rate = 1 << 20;
  RawClient client(toy.start());
  client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n");
  while (client.send("a") && !toy.signals.comes("timed out body", 20ms)) {
  }
  EXPECT_EQ(client.answer().status, 408);
}

TEST(ServerLoad, who_says_nothing_is_closed_without_a_word) {
  ToyServer toy;
  toy.options.deadlines.head = 1s;
  toy.options.deadlines.idle = 1s;
  const auto port = toy.start();
  RawClient silent(port), idle(port);
  EXPECT_EQ(idle.ask(get("/")).status, 200);
  EXPECT_EQ(silent.rest(), "");
  EXPECT_EQ(idle.rest(), "");
  EXPECT_EQ(toy.signals.count("timed out idle"), 2);
}

TEST(ServerLoad, who_does_not_read_is_closed) {
  ToyServer toy;
  toy.options.deadlines.transfer = 1s;
  toy.options.deadlines.minimum_rate = 1 << 30;
  const auto large = std::make_shared<const std::string>(std::string(50 << 20, 'x'));
  toy.on_handle = [&](const Request&) {
    Response response;
    response.shared_body = large;
    return response;
  };
  RawClient client(toy.start(), 4096);
  client.send(get("/"));
  EXPECT_TRUE(toy.signals.wait("timed out writing"));
  EXPECT_LT(client.rest().size(), large->size());
}

TEST(ServerLoad, two_hundred_dripping_connections_slow_nobody) {
  ToyServer toy;
  toy.options.workers = 1;
  const auto port = toy.start();
  std::vector<RawClient> dripping;
  for (int i = 0; i < 200; ++i) {
    dripping.emplace_back(port);
    dripping.back().send(i % 2 == 0 ? "GET / HTTP/1.1\r\nX: "
                                    : "POST / HTTP/1.1\r\nHost: a\r\n"
                                      "Content-Length: 100\r\n\r\n");
  }
  RawClient client(port);
  for (int i = 0; i < 20; ++i) {
    for (auto& each : dripping) each.send("a");
    EXPECT_EQ(client.ask(get("/x")).body, "/x ");
  }
  // All of these answers came before anything became of any of the two hundred.
  for (const auto* where : {"timed out head", "timed out body", "timed out idle", "overloaded"})
    EXPECT_EQ(toy.signals.count(where), 0) << where;
  EXPECT_TRUE(toy.signals.wait("responded 200", 20));
  EXPECT_EQ(toy.signals.count("responded 200"), 20);
  EXPECT_EQ(toy.signals.count("connection closed"), 0) << "and all were open meanwhile";
  dripping.front().send("\r\nHost: a\r\n\r\n");
  EXPECT_EQ(dripping.front().answer().status, 200) << "they were being read all the time";
}

TEST(ServerLoad, who_goes_on_sending_after_a_timeout_is_read_to_the_end) {
  ToyServer toy;
  toy.options.deadlines.head = 100ms;
  toy.options.deadlines.transfer = 100ms;
  const auto port = toy.start();
  for (const auto& begun : {std::string("GET / HTTP/1.1\r\n"), begun_by("somebody", 100'000, 1)}) {
    RawClient client(port);
    EXPECT_EQ(client.ask(begun).status, 408);
    client.send(std::string(50'000, 'A'));
    EXPECT_EQ(client.rest(), "");
  }
  EXPECT_EQ(RawClient(port).ask(get("/1")).status, 200);
}

TEST(ServerLoad, a_step_that_fails_is_the_end_of_its_connection_alone) {
  ToyServer toy;
  toy.observer.on_responded = [](int status) {
    if (status == 404) throw std::bad_alloc();
  };
  toy.on_handle = [](const Request& request) {
    auto response = ToyServer::text(request.path);
    if (request.path == "/fails") response.status = 404;
    return response;
  };
  const auto port = toy.start();
  RawClient other(port), unlucky(port);
  EXPECT_EQ(other.ask(get("/1")).status, 200);
  unlucky.send(get("/fails"));
  EXPECT_EQ(unlucky.rest(), "");
  EXPECT_EQ(toy.signals.count("threw"), 1);
  EXPECT_EQ(other.ask(get("/2")).status, 200);
}

TEST(ServerLoad, stopping_finishes_what_runs_and_takes_nothing_new) {
  HoldingServer toy;
  const auto port = toy.start();
  RawClient running(port), idle(port), begun(port);
  EXPECT_EQ(idle.ask(get("/")).status, 200);
  begun.send("GET / HT");
  running.send(get("/held") + get("/never"));
  ASSERT_TRUE(toy.signals.wait("held"));
  std::thread stopping([&] { toy.stop(); });
  EXPECT_EQ(idle.rest(), "");
  EXPECT_EQ(begun.answer().status, 503);
  EXPECT_THROW(RawClient(port).ask(get("/late")), std::runtime_error);
  toy.signals.raise("release");
  const auto last = running.answer();
  EXPECT_EQ(last.body, "/held");
  EXPECT_EQ(last.field("Connection"), "close");
  EXPECT_EQ(running.rest(), "");
  stopping.join();
}

TEST(ServerLoad, stopping_does_not_wait_for_who_does_not_read) {
  ToyServer toy;
  toy.options.deadlines.stop = 50ms;
  toy.on_handle = [&](const Request&) { return ToyServer::text(std::string(50 << 20, 'x')); };
  RawClient client(toy.start(), 4096);
  client.send(get("/"));
  ASSERT_TRUE(toy.signals.wait("responded 200"));
  toy.stop();
  EXPECT_LT(client.rest().size(), 50U << 20);
}

}  // namespace
}  // namespace kring::http
