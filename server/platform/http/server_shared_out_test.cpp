// What a server has to give is shared out among those who ask (docs/decisions/0021).

#include "platform/http/server.h"
#include "tests/support/holding_server.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

namespace kring::http {
namespace {

using namespace std::chrono_literals;
using tests::asked_by;
using tests::begun_by;
using tests::get;
using tests::HoldingServer;
using tests::RawClient;
using tests::ToyServer;

TEST(ServerSharedOut, who_does_not_read_is_closed_soon_while_much_is_held) {
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

TEST(ServerSharedOut, connections_over_the_limit_wait_their_turn) {
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

TEST(ServerSharedOut, who_was_idle_longest_gives_way_where_no_more_may_connect) {
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

TEST(ServerSharedOut, of_whoever_has_most_connections_one_gives_way_also_in_the_middle_of_a_body) {
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

TEST(ServerSharedOut, who_has_few_connections_keeps_them_for_a_moment) {
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

TEST(ServerSharedOut, who_has_more_than_a_sixteenth_of_all_connections_gives_way_at_once) {
  ToyServer toy;
  toy.options.max_connections = 33;
  toy.options.deadlines.giving_way = 1min;
  const auto port = toy.start();
  const auto others = connected(port, 11, 3);
  EXPECT_EQ(RawClient(port).ask(asked_by("newcomer", "/")).status, 200);
  EXPECT_EQ(toy.signals.count("gave way"), 1);
}

TEST(ServerSharedOut, who_does_not_read_gives_way_where_no_more_may_connect) {
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

TEST(ServerSharedOut, pipelined_requests_let_others_have_their_turn) {
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

TEST(ServerSharedOut, nobody_waits_for_all_that_somebody_else_asked) {
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

TEST(ServerSharedOut, nobody_has_all_workers) {
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

TEST(ServerSharedOut, in_a_full_queue_the_last_of_the_longest_line_gives_way) {
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

TEST(ServerSharedOut, who_sends_much_and_does_not_end_is_closed_soon_and_nobody_else) {
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

TEST(ServerSharedOut, where_bodies_come_faster_than_deadlines_are_looked_at_they_are_refused) {
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

TEST(ServerSharedOut, who_was_idle_longest_gives_way_where_no_file_descriptors_are_left) {
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

TEST(ServerSharedOut, accepting_pauses_while_there_are_no_file_descriptors) {
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

}  // namespace
}  // namespace kring::http
