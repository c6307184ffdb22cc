// Two servers of one hub, on one PostgreSQL, that receive learning records together, and shut
// somebody out together.

#include "hub/open_pages/open_pages.h"
#include "platform/db/postgres_sequencer.h"
#include "tests/stories/busy_lms.h"
#include "tests/support/databases.h"
#include "tests/support/postgres_for_tests.h"

#include <atomic>
#include <barrier>
#include <chrono>
#include <thread>

#include <gmock/gmock.h>

namespace kring {
namespace {

using boost::json::value;
using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;
using testing_support::batch_of;
using testing_support::numbered_uuid;
using testing_support::RecordReader;
using testing_support::ServedHub;
using testing_support::WireLms;
using testing_support::WirePerson;
using testing_support::xapi;

class TwoServers : public testing::Test {
 protected:
  void SetUp() override {
    if (!TestDatabase::is_given(db::Dialect::postgres)) return;
    one.emplace(testing_support::PostgresForTests::of_this_program().emptied());
    administrator.moves_to(one->port());
    one->arrive_as_administrator(administrator, "ilse");
    made = testing_support::make_record_client(administrator);
    other.emplace(*one);
  }

  std::uint16_t port(std::size_t server) const { return server % 2 ? other->port() : one->port(); }
  WireLms lms_at(std::size_t server) { return {port(server), made}; }

  static int reads(WireLms lms) { return lms.get(xapi + "/statements?limit=1").status; }

  /// The ids, and when each was stored, in the order in which a server lists them.
  std::vector<std::pair<std::string, std::string>> listed(std::size_t server) {
    auto lms = lms_at(server);
    std::vector<std::pair<std::string, std::string>> all;
    std::string next = xapi + "/statements?ascending=true&format=ids";
    while (!next.empty()) {
      const auto page = lms.get(next);
      EXPECT_EQ(page.status, 200) << page.text;
      const auto list = page.body();
      for (const auto& each : list.at("statements").as_array()) {
        all.emplace_back(each.at("id").as_string(), each.at("stored").as_string());
      }
      next = std::string(list.at("more").as_string());
    }
    return all;
  }

  std::optional<ServedHub> one, other;
  WirePerson administrator;
  value made;
};

TEST_F(TwoServers, take_overlapping_batches_at_once_and_nobody_who_reads_on_misses_one) {
  constexpr std::size_t senders = 6;
  constexpr int batches = 25, size = 20;
  // Some of every batch are in a batch of each other sender too, with the same words.
  const auto ids = [](std::size_t sender, int batch) {
    std::vector<std::string> all;
    for (int place = 0; place < size; ++place) {
      all.push_back(numbered_uuid(1, place < 3 ? senders : sender, batch, place));
    }
    return all;
  };
  std::atomic<int> refused = 0;
  std::atomic<std::size_t> sending = senders;
  std::vector<std::thread> threads;
  for (std::size_t sender = 0; sender < senders; ++sender) {
    threads.emplace_back([&, sender] {
      auto lms = lms_at(sender);
      for (int batch = 0; batch < batches; ++batch) {
        const auto answer = lms.post(xapi + "/statements", batch_of(ids(sender, batch)));
        if (answer.status != 200 && refused++ == 0) ADD_FAILURE() << answer.text;
      }
      --sending;
    });
  }
  std::vector<RecordReader> readers;
  for (std::size_t i = 0; i < 2; ++i) readers.emplace_back(lms_at(i));
  for (auto& reader : readers) {
    threads.emplace_back([&] {
      while (sending > 0) reader.read_on();
      reader.read_on();
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(refused, 0);

  const auto all = listed(0);
  EXPECT_EQ(all.size(), batches * (senders * (size - 3) + 3)) << "each once";
  EXPECT_EQ(listed(1), all) << "in the same order, from either";
  EXPECT_TRUE(std::ranges::is_sorted(all, {}, &std::pair<std::string, std::string>::second))
      << "stored in the order of the commits";
  const std::map<std::string, std::string> stored(all.begin(), all.end());
  for (const auto& reader : readers) {
    EXPECT_TRUE(reader.read() == stored)
        << "read " << reader.read().size() << " of " << stored.size();
  }
}

TEST_F(TwoServers, keep_one_of_two_that_say_different_things_under_one_id) {
  constexpr int rounds = 20;
  for (int round = 0; round < rounds; ++round) {
    std::vector<int> statuses(2);
    std::barrier together(2);
    const auto send = [&](std::size_t server) {
      auto batch = batch_of({numbered_uuid(2, server, round, 0), numbered_uuid(2, 9, round, 1)});
      batch[1].as_object()["verb"] = {{"id", "http://example.org/did" + std::to_string(server)}};
      auto lms = lms_at(server);
      together.arrive_and_wait();
      statuses[server] = lms.post(xapi + "/statements", batch).status;
    };
    std::thread beside(send, 1);
    send(0);
    beside.join();
    EXPECT_THAT(statuses, UnorderedElementsAre(200, 409));
  }
  EXPECT_EQ(listed(0).size(), 2U * rounds) << "and nothing of the other's batch";
}

TEST_F(TwoServers, know_a_client_of_each_other_at_once_and_at_once_no_more) {
  const auto token_at = [&](std::size_t server) {
    const auto given = lms_at(server).post_form(xapi + "/token", "grant_type=client_credentials");
    EXPECT_EQ(given.status, 200) << given.text;
    return "Bearer " + std::string(given.body().at("access_token").as_string());
  };
  EXPECT_EQ(reads(lms_at(1)), 200);
  const auto token = token_at(0);
  EXPECT_EQ(reads({port(1), token}), 200);
  administrator.moves_to(port(1));
  const auto client = std::string(made.at("client").at("id").as_string());
  const auto fresh =
      administrator.post("/record_clients/" + client + "/keys", boost::json::object());
  ASSERT_EQ(fresh.status, 201) << boost::json::serialize(fresh.body);
  EXPECT_EQ(reads({port(0), fresh.body}), 200);
  EXPECT_EQ(administrator.remove("/record_clients/" + client).status, 204);
  for (const std::size_t server : {0UL, 1UL}) {
    EXPECT_EQ(reads(lms_at(server)), 401);
    EXPECT_EQ(reads({port(server), fresh.body}), 401);
    EXPECT_EQ(reads({port(server), token}), 401);
  }
}

/// Noor, a member of a private circle, has a page open at the one server, which shows a question of
/// that circle.
class APageAtOneOfTwoServers : public TwoServers {
 protected:
  /// A page hears that it is over within a second
  /// (`OnePageAtTwoServers.waits_a_second_at_most_where_nobody_is_woken`), a request at once. These
  /// tests fail when it takes this long, so that a busy machine decides nothing.
  static constexpr std::chrono::seconds too_late{20};

  void SetUp() override {
    TwoServers::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    circle = made_thing("/communities", {{"name", "Circle"},
                                         {"theme", "Leading"},
                                         {"purpose", "Say what is hard."},
                                         {"openness", "private"}});
    question = made_thing("/communities/" + circle + "/questions",
                          {{"title", "How do I say no?"}, {"text", ""}});
    const auto invited =
        administrator.post("/communities/" + circle + "/invitations", boost::json::object());
    ASSERT_EQ(invited.status, 201) << boost::json::serialize(invited.body);
    noor.moves_to(one->port());
    come_in(noor, "noor", std::string(invited.body.at("link").as_string()));
    page.emplace(noor.open_page());
    page->send(tests::frame(1, R"({"watch":")" + question + R"("})"));
    ASSERT_EQ(told(), R"({"watching":")" + question + R"("})");
    ASSERT_EQ(noor.get("/questions/" + question).status, 200);
  }

  std::string made_thing(const std::string& path, const value& wanted) {
    const auto answer = administrator.post(path, wanted);
    EXPECT_EQ(answer.status, 201) << boost::json::serialize(answer.body);
    return answer.id();
  }

  /// What the page hears next.
  std::string told() {
    const auto from = std::chrono::steady_clock::now();
    const auto frame = page->read();
    EXPECT_LT(std::chrono::steady_clock::now() - from, too_late);
    return frame.payload;
  }
  void expect_signed_out() {
    EXPECT_EQ(told(), R"({"signed_out":true})");
    EXPECT_EQ(page->read().kind, 8) << "and it is closed";
    EXPECT_EQ(noor.get("/questions/" + question).status, 401);
  }

  std::string circle, question;
  WirePerson noor;
  std::optional<tests::WebSocketClient> page;
};

TEST(OnePageAtTwoServers, waits_a_second_at_most_where_nobody_is_woken) {
  // The worst that may happen: the server that wrote a line dies before it gives it a number, and
  // the notification of the one that does is lost. One wait comes after the other.
  EXPECT_LE(db::PostgresSequencer::look_again + open_pages::OpenPages::longest_wait,
            std::chrono::seconds(1));
}

TEST_F(APageAtOneOfTwoServers, ends_when_its_reader_leaves_the_circle_at_the_other) {
  auto elsewhere = noor.also_at(other->port());
  EXPECT_EQ(elsewhere.remove("/communities/" + circle + "/membership").status, 204);
  EXPECT_EQ(noor.get("/questions/" + question).status, 404);
  EXPECT_EQ(told(), R"({"ended":")" + question + R"("})");
}

TEST_F(APageAtOneOfTwoServers, is_closed_when_its_reader_signs_out_at_the_other) {
  auto elsewhere = noor.also_at(other->port());
  EXPECT_EQ(elsewhere.remove("/session").status, 204);
  expect_signed_out();
}

TEST_F(APageAtOneOfTwoServers, is_closed_when_its_reader_is_suspended_at_the_other) {
  const auto suspended = testing_support::run_kring(other->words({"suspend", "noor@example.org"}));
  EXPECT_EQ(suspended.status, 0) << suspended.output;
  expect_signed_out();
}

}  // namespace
}  // namespace kring
