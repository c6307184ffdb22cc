#include "platform/http/server.h"
#include "tests/support/raw_client.h"
#include "tests/support/toy_server.h"

#include <algorithm>
#include <mutex>
#include <new>
#include <optional>
#include <thread>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

namespace kring::http {
namespace {

using namespace std::chrono_literals;
using tests::get;
using tests::post;
using tests::RawClient;
using tests::Signals;
using tests::ToyServer;

/// An application of which requests for /held wait until they are released.
struct HoldingServer : ToyServer {
  HoldingServer() {
    on_handle = [this](const Request& request) {
      if (request.path == "/held") {
        signals.raise("held");
        signals.wait("release");
      }
      return text(request.path);
    };
  }
};

/// Requests for one thing, by somebody.
std::string asked_by(const std::string& who, const std::string& path) {
  return get(path, "Who: " + who + "\r\n");
}

/// The beginning of a body that never ends.
std::string begun_by(const std::string& who, std::size_t announced, std::size_t sent) {
  return "POST /x HTTP/1.1\r\nHost: a\r\nWho: " + who +
         "\r\nContent-Length: " + std::to_string(announced) + "\r\n\r\n" + std::string(sent, 'x');
}

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

TEST(ServerLoad, who_does_not_read_is_closed_soon_while_much_is_held) {
  ToyServer toy;
  toy.options.deadlines.crowded = 100ms;
  toy.options.deadlines.minimum_rate = 1;  // what the system takes at once is no excuse
  toy.options.most_held = 60 << 20;
  toy.on_handle = [](const Request&) {
    Response response;
    response.body.assign(50 << 20, 'x');
    return response;
  };
  const auto port = toy.start();
  RawClient alone(port, 4096);
  alone.send(get("/"));
  EXPECT_FALSE(toy.signals.comes("timed out writing", 500ms)) << "one answer may take its time";
  RawClient another(port, 4096);
  another.send(get("/"));
  EXPECT_TRUE(toy.signals.wait("timed out writing"));
  EXPECT_LT(alone.rest().size(), 50U << 20);
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

TEST(ServerLoad, connections_over_the_limit_wait_their_turn) {
  HoldingServer toy;
  toy.options.max_connections = 1;
  toy.options.deadlines.giving_way = 0ms;
  const auto port = toy.start();
  RawClient first(port);
  first.send(get("/held"));
  ASSERT_TRUE(toy.signals.wait("held"));
  RawClient second(port);
  second.send(get("/2"));
  ASSERT_TRUE(toy.signals.wait("accepting paused", 2));
  EXPECT_EQ(toy.signals.count("connection opened"), 1) << "what is at work does not give way";
  toy.signals.raise("release");
  EXPECT_EQ(first.answer().status, 200);
  EXPECT_EQ(second.answer().status, 200);
}

TEST(ServerLoad, who_was_idle_longest_gives_way_where_no_more_may_connect) {
  ToyServer toy;
  toy.options.max_connections = 2;
  toy.options.deadlines.giving_way = 0ms;
  const auto port = toy.start();
  RawClient first(port), second(port);
  EXPECT_EQ(first.ask(get("/1")).status, 200);
  EXPECT_EQ(second.ask(get("/2")).status, 200);
  RawClient third(port);
  EXPECT_EQ(third.ask(get("/3")).status, 200);
  EXPECT_EQ(first.rest(), "");
  EXPECT_EQ(second.ask(get("/4")).status, 200);
}

TEST(ServerLoad, of_whoever_has_most_connections_one_gives_way_also_in_the_middle_of_a_body) {
  ToyServer toy;
  toy.options.max_connections = 3;
  toy.options.deadlines.giving_way = 0ms;
  const auto port = toy.start();
  RawClient modest(port);
  EXPECT_EQ(modest.ask(asked_by("modest", "/1")).status, 200);
  RawClient first(port), second(port);
  first.send(begun_by("greedy", 100, 1));
  second.send(begun_by("greedy", 100, 1));
  RawClient newcomer(port);
  EXPECT_EQ(newcomer.ask(asked_by("newcomer", "/2")).status, 200);
  EXPECT_TRUE(toy.signals.wait("gave way"));
  EXPECT_EQ(modest.ask(asked_by("modest", "/3")).status, 200);
}

/// So many connections for each of these, at which something was asked.
std::vector<RawClient> connected(std::uint16_t port, int people, int each) {
  std::vector<RawClient> all;
  for (int i = 0; i < people * each; ++i) {
    all.emplace_back(port);
    EXPECT_EQ(all.back().ask(asked_by("number " + std::to_string(i % people), "/")).status, 200);
  }
  return all;
}

TEST(ServerLoad, who_has_few_connections_keeps_them_for_a_moment) {
  ToyServer toy;
  toy.options.max_connections = 32;
  toy.options.deadlines.giving_way = 1min;
  const auto port = toy.start();
  auto others = connected(port, 16, 2);
  RawClient newcomer(port);
  newcomer.send(asked_by("newcomer", "/"));
  ASSERT_TRUE(toy.signals.wait("accepting paused", 2));
  EXPECT_EQ(toy.signals.count("gave way"), 0);
  others.pop_back();
  EXPECT_EQ(newcomer.answer().status, 200);
}

TEST(ServerLoad, who_has_more_than_a_sixteenth_of_all_connections_gives_way_at_once) {
  ToyServer toy;
  toy.options.max_connections = 33;
  toy.options.deadlines.giving_way = 1min;
  const auto port = toy.start();
  const auto others = connected(port, 11, 3);
  EXPECT_EQ(RawClient(port).ask(asked_by("newcomer", "/")).status, 200);
  EXPECT_EQ(toy.signals.count("gave way"), 1);
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

TEST(ServerLoad, who_does_not_read_gives_way_where_no_more_may_connect) {
  ToyServer toy;
  toy.options.max_connections = 1;
  toy.options.deadlines.giving_way = 0ms;
  const auto large = std::make_shared<const std::string>(std::string(50 << 20, 'x'));
  toy.on_handle = [&](const Request& request) {
    Response response;
    if (request.path == "/large") response.shared_body = large;
    return response;
  };
  const auto port = toy.start();
  RawClient first(port, 4096);
  first.send(get("/large"));
  ASSERT_TRUE(toy.signals.wait("responded 200"));
  EXPECT_EQ(RawClient(port).ask(get("/small")).status, 200);
  EXPECT_LT(first.rest().size(), large->size());
}

TEST(ServerLoad, pipelined_requests_let_others_have_their_turn) {
  ToyServer toy;
  std::vector<std::string> order;  // on the one I/O thread
  toy.on_admit = [&](const Head& head) {
    order.push_back(head.path);
    if (head.path == "/0") {
      toy.signals.raise("begun");
      toy.signals.wait("asked");
    }
    Admission admission;
    admission.answer = ToyServer::text(head.path);
    return admission;
  };
  const auto port = toy.start();
  RawClient other(port), many(port);
  EXPECT_EQ(other.ask(get("/hello")).status, 200);
  std::string requests;
  for (int i = 0; i < 50; ++i) requests += get("/" + std::to_string(i));
  many.send(requests);
  ASSERT_TRUE(toy.signals.wait("begun"));
  other.send(get("/other"));
  toy.signals.raise("asked");
  EXPECT_EQ(other.answer().body, "/other");
  for (int i = 0; i < 50; ++i) EXPECT_EQ(many.answer().body, "/" + std::to_string(i));
  toy.end();
  ASSERT_EQ(order.size(), 52U);
  EXPECT_NE(order.back(), "/other");
  EXPECT_LT(std::ranges::find(order, "/other") - order.begin(), 10);
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

TEST(ServerLoad, nobody_waits_for_all_that_somebody_else_asked) {
  HoldingServer toy;
  toy.options.workers = 1;
  std::mutex mutex;
  std::vector<std::string> order;
  const auto hold = toy.on_handle;
  toy.on_handle = [&](const Request& request) {
    {
      const std::scoped_lock lock(mutex);
      order.push_back(request.path);
    }
    return hold(request);
  };
  const auto port = toy.start();
  RawClient holding(port);
  holding.send(asked_by("greedy", "/held"));
  ASSERT_TRUE(toy.signals.wait("held"));
  std::vector<RawClient> greedy;
  for (int i = 0; i < 5; ++i) {
    greedy.emplace_back(port);
    greedy.back().send(asked_by("greedy", "/greedy"));
  }
  ASSERT_TRUE(toy.signals.wait("waiting", 5));
  RawClient modest(port);
  modest.send(asked_by("modest", "/modest"));
  ASSERT_TRUE(toy.signals.wait("waiting", 6));
  toy.signals.raise("release");
  EXPECT_EQ(modest.answer().status, 200);
  for (auto& each : greedy) EXPECT_EQ(each.answer().status, 200);
  ASSERT_EQ(order.size(), 7U);
  EXPECT_EQ(order[1], "/modest");
}

TEST(ServerLoad, nobody_has_all_workers) {
  HoldingServer toy;
  toy.options.workers = 8;
  const auto port = toy.start();
  std::vector<RawClient> greedy;
  for (int i = 0; i < 8; ++i) {
    greedy.emplace_back(port);
    greedy.back().send(asked_by("greedy", "/held"));
  }
  ASSERT_TRUE(toy.signals.wait("held", 7));
  RawClient modest(port);
  EXPECT_EQ(modest.ask(asked_by("modest", "/modest")).status, 200);
  EXPECT_EQ(toy.signals.count("held"), 7);
  toy.signals.raise("release");
  for (auto& each : greedy) EXPECT_EQ(each.answer().status, 200);
}

TEST(ServerLoad, in_a_full_queue_the_last_of_the_longest_line_gives_way) {
  HoldingServer toy;
  toy.options.workers = 1;
  toy.options.queue = 3;
  const auto port = toy.start();
  RawClient holding(port);
  holding.send(asked_by("greedy", "/held"));
  ASSERT_TRUE(toy.signals.wait("held"));
  std::vector<RawClient> greedy;
  for (int i = 0; i < 3; ++i) {
    greedy.emplace_back(port);
    greedy.back().send(asked_by("greedy", "/greedy"));
    ASSERT_TRUE(toy.signals.wait("waiting", i + 1));
  }
  RawClient modest(port);
  modest.send(asked_by("modest", "/modest"));
  EXPECT_EQ(greedy.back().answer().status, 503);
  toy.signals.raise("release");
  EXPECT_EQ(modest.answer().status, 200);
  EXPECT_EQ(greedy[0].answer().status, 200);
  EXPECT_EQ(greedy[1].answer().status, 200);
  EXPECT_EQ(toy.signals.count("overloaded"), 1);
}

TEST(ServerLoad, who_sends_much_and_does_not_end_is_closed_soon_and_nobody_else) {
  ToyServer toy;
  toy.options.deadlines.crowded = 100ms;
  toy.options.most_held = 5 << 20;
  toy.on_admit = [](const Head&) {
    return Admission{.body_limit = 8 << 20, .memory_limit = 8 << 20, .answer = {}};
  };
  const auto port = toy.start();
  RawClient modest(port), greedy(port);
  modest.send(begun_by("modest", 20'000, 10'000));
  greedy.send(begun_by("greedy", 7 << 20, 5 << 20));
  EXPECT_EQ(greedy.answer().status, 408);
  EXPECT_EQ(toy.signals.count("timed out body"), 1);
  modest.send(std::string(10'000, 'x'));
  EXPECT_EQ(modest.answer().status, 200);
}

TEST(ServerLoad, where_bodies_come_faster_than_deadlines_are_looked_at_they_are_refused) {
  ToyServer toy;
  toy.options.most_held = 256 << 10;
  const auto port = toy.start();
  std::vector<RawClient> many;
  for (int i = 0; i < 3; ++i) {
    many.emplace_back(port);
    many.back().send(begun_by("many", 1 << 20, 900'000));
  }
  ASSERT_TRUE(toy.signals.wait("overloaded"));
  toy.stop();
  EXPECT_EQ(toy.signals.count("timed out body"), 0);
}

/// For its lifetime so few descriptors that one connection's more can be opened in all.
class OneDescriptorLeft {
 public:
  OneDescriptorLeft() {
    ::getrlimit(RLIMIT_NOFILE, &old_);
    const int next = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    ::close(next);
    const rlimit few{static_cast<rlim_t>(next) + 1, old_.rlim_max};
    ::setrlimit(RLIMIT_NOFILE, &few);
  }
  ~OneDescriptorLeft() { ::setrlimit(RLIMIT_NOFILE, &old_); }
  OneDescriptorLeft(const OneDescriptorLeft&) = delete;
  OneDescriptorLeft& operator=(const OneDescriptorLeft&) = delete;

 private:
  rlimit old_{};
};

TEST(ServerLoad, who_was_idle_longest_gives_way_where_no_file_descriptors_are_left) {
  ToyServer toy;
  toy.options.deadlines.giving_way = 0ms;
  const auto port = toy.start();
  RawClient early(port);
  EXPECT_EQ(early.ask(get("/")).status, 200);
  const OneDescriptorLeft one;
  RawClient late(port);
  EXPECT_EQ(late.ask(get("/")).status, 200);
  EXPECT_EQ(early.rest(), "");
}

TEST(ServerLoad, accepting_pauses_while_there_are_no_file_descriptors) {
  ToyServer toy;
  toy.options.deadlines.giving_way = 1min;
  const auto port = toy.start();
  RawClient early(port);
  EXPECT_EQ(early.ask(get("/")).status, 200);
  std::optional<RawClient> late;
  {
    const OneDescriptorLeft one;  // room for the client's and not for the server's
    late.emplace(port);
    late->send(get("/"));
    EXPECT_TRUE(toy.signals.wait("accepting paused", 2));
    EXPECT_EQ(early.ask(get("/")).status, 200) << "who is connected is served";
  }
  EXPECT_EQ(late->answer().status, 200);
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
