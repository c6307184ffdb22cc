// How much of what clients send is read at once.

#include "hub/learning_records/reading_room.h"

#include "base/refusal.h"
#include "tests/support/await.h"

#include <future>
#include <optional>
#include <vector>

#include <gmock/gmock.h>

namespace kring::learning_records {
namespace {

using std::chrono::minutes;
using testing::ElementsAre;
using tests::await;

const ClientId lms(1), other(2);

constexpr ReadingRoom::Options patient{
    .little = 10, .most = 100, .most_waiting = 2, .patience = minutes(1)};
constexpr ReadingRoom::Options hasty{
    .little = 10, .most = 100, .most_waiting = 2, .patience = std::chrono::milliseconds(0)};

/// "overloaded" and after how many seconds to come back, or "" where there was room.
std::string refusal(ReadingRoom& room, std::size_t octets) {
  try {
    const auto place = room.place_for(octets, lms);
    return "";
  } catch (const Refusal& refusal) {
    return std::string(refusal.code()) + " " + std::to_string(refusal.retry_after()->count());
  }
}

TEST(ReadingRoom, is_for_all_who_take_much_together) {
  ReadingRoom room(hasty);
  const auto one = room.place_for(60, lms);
  const auto another = room.place_for(40, lms);
  EXPECT_EQ(refusal(room, 11), "overloaded 1") << "who waited in vain";
}

TEST(ReadingRoom, never_lets_who_takes_little_wait) {
  ReadingRoom room(hasty);
  const auto all = room.place_for(100, lms);
  std::vector<ReadingRoom::Place> little;
  for (int i = 0; i < 100; ++i) little.push_back(room.place_for(10, lms));
}

TEST(ReadingRoom, is_there_again_where_somebody_left) {
  ReadingRoom room(hasty);
  std::optional one = room.place_for(100, lms);
  EXPECT_EQ(refusal(room, 50), "overloaded 1");
  one.reset();
  EXPECT_EQ(refusal(room, 50), "");
}

TEST(ReadingRoom, is_one_s_alone_where_that_takes_more_than_there_is) {
  ReadingRoom room(hasty);
  const auto one = room.place_for(1'000, lms);
  EXPECT_EQ(refusal(room, 11), "overloaded 1");
}

TEST(ReadingRoom, is_given_in_the_order_of_asking) {
  ReadingRoom room(patient);
  std::optional one = room.place_for(60, lms);
  std::vector<int> order;
  std::mutex mutex;
  const auto ask = [&](int who, std::size_t octets) {
    return std::async(std::launch::async, [&room, &order, &mutex, who, octets] {
      const auto place = room.place_for(octets, lms);
      const std::scoped_lock lock(mutex);
      order.push_back(who);
    });
  };
  auto large = ask(1, 90);
  await([&] { return room.waiting() == 1; });
  auto small = ask(2, 40);  // for which there would be room
  await([&] { return room.waiting() == 2; });
  EXPECT_EQ(refusal(room, 11), "overloaded 1") << "one too many to wait";
  one.reset();
  large.get();
  small.get();
  EXPECT_THAT(order, ElementsAre(1, 2));
}

TEST(ReadingRoom, is_another_s_before_somebody_has_it_twice) {
  ReadingRoom room({.little = 10, .most = 100, .most_waiting = 3, .patience = minutes(1)});
  std::optional held = room.place_for(100, lms);
  std::vector<int> order;
  std::mutex mutex;
  const auto ask = [&](int who, ClientId client) {
    return std::async(std::launch::async, [&room, &order, &mutex, who, client] {
      const auto place = room.place_for(100, client);
      const std::scoped_lock lock(mutex);
      order.push_back(who);
    });
  };
  std::vector<std::future<void>> asking;
  for (const int who : {1, 2, 3}) {
    asking.push_back(ask(who, who == 3 ? other : lms));
    await([&] { return room.waiting() == static_cast<std::size_t>(who); });
  }
  held.reset();
  for (auto& each : asking) each.get();
  EXPECT_THAT(order, ElementsAre(3, 1, 2));
}

TEST(ReadingRoom, lets_so_many_of_one_client_wait_that_another_may_too) {
  ReadingRoom room({.little = 10,
                    .most = 100,
                    .most_waiting = 2,
                    .most_waiting_of_one = 1,
                    .patience = minutes(1)});
  std::optional held = room.place_for(100, lms);
  auto first = std::async(std::launch::async, [&] { const auto place = room.place_for(100, lms); });
  await([&] { return room.waiting() == 1; });
  EXPECT_EQ(refusal(room, 100), "overloaded 1");
  auto another =
      std::async(std::launch::async, [&] { const auto place = room.place_for(100, other); });
  await([&] { return room.waiting() == 2; });
  held.reset();
  first.get();
  another.get();
}

TEST(ReadingRoom, is_asked_for_by_what_a_text_takes) {
  EXPECT_EQ(memory_to_keep("[1,2]"), 4 * 5 + 2 * 176U);
  EXPECT_EQ(memory_to_keep(R"([[[{"a":1}]]])"), 4 * 13 + 4 * 176U);
  EXPECT_EQ(memory_to_keep_at_most(10), 4 * 10 + 6 * 176U);
  EXPECT_EQ(memory_to_keep_at_most(8'000'000), 4 * 8'000'000 + 400'000 * 176U);
  EXPECT_FALSE(has_too_many_values(std::string(400'000, ',')));
  for (const char c : {',', '[', '{'}) {
    EXPECT_TRUE(has_too_many_values(std::string(400'001, c))) << c;
  }
}

TEST(ReadingRoom, is_never_asked_for_less_than_the_text_takes_where_only_its_length_is_known) {
  for (const std::string item : {"1,", "[],", "{},", "[[]],", R"({"":1},)"}) {
    std::string text = "[";
    for (int i = 0; i < 1'000; ++i) text += item;
    EXPECT_LE(memory_to_keep(text + "1]"), memory_to_keep_at_most(text.size() + 2)) << item;
  }
}

}  // namespace
}  // namespace kring::learning_records
