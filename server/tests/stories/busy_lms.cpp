#include "tests/stories/busy_lms.h"

#include "platform/db/postgres.h"
#include "platform/db/sqlite.h"
#include "tests/support/mark_rows.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>
#include <thread>

#include <gmock/gmock.h>

namespace kring::testing_support {
namespace {

using boost::json::object;

constexpr int busy = 503;

}  // namespace

std::string numbered_uuid(int round, std::size_t sender, int number, int place) {
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%08x-%04zx-4000-8000-%06x%06x", round, sender, number,
                place);
  return text.data();
}

boost::json::array batch_of(const std::vector<std::string>& ids) {
  boost::json::array batch;
  for (const auto& id : ids) {
    // The last digits choose among a few, so that whoever sends at once speaks of the same.
    const auto digit = std::stoul(id.substr(id.size() - 2), nullptr, 16);
    const auto person = "mailto:person" + std::to_string(digit % 5) + "@example.org";
    const auto thing = "http://example.org/thing" + std::to_string(digit % 7);
    batch.push_back(object{
        {"id", id},
        {"actor", object{{"mbox", person}}},
        {"verb", object{{"id", "http://example.org/did"}}},
        {"object", object{{"id", thing},
                          {"definition", object{{"name", object{{"en", "As said in " + id}}}}}}}});
  }
  return batch;
}

boost::json::value make_record_client(WirePerson& administrator) {
  const auto made = administrator.post("/record_clients", {{"name", "LMS"}, {"scopes", {"all"}}});
  EXPECT_EQ(made.status, 201) << boost::json::serialize(made.body);
  return made.body;
}

BusyLms::BusyLms(std::string postgres) : served_(std::move(postgres)) {
  WirePerson administrator;
  administrator.moves_to(served_.port());
  served_.arrive_as_administrator(administrator, "ilse");
  const auto made = make_record_client(administrator);
  for (std::size_t i = 0; i < senders; ++i) lms_.emplace_back(served_.port(), made);
  reader_.emplace_back(WireLms(served_.port(), made));
}

void BusyLms::start() {
  served_.start();
  for (auto& lms : lms_) lms.moves_to(served_.port());
  reader_.front().lms().moves_to(served_.port());
}

BusyLms::Batch BusyLms::next_batch(std::size_t sender, int number) {
  Batch batch;
  const int size = 1 + (number * 7 + static_cast<int>(sender)) % 25;
  for (int place = 0; place < size; ++place) {
    batch.push_back(numbered_uuid(round_, sender, number, place));
  }
  return batch;
}

bool BusyLms::send_one(std::size_t sender, Batch batch,
                       const std::function<void(int)>& acknowledged) {
  WireLms::Answer answer;
  try {
    answer = lms_[sender].post(xapi + "/statements", batch_of(batch));
  } catch (const std::runtime_error&) {
    const std::scoped_lock lock(mutex_);
    cut_off_.push_back(std::move(batch));
    return false;
  }
  if (answer.status == busy) return true;
  EXPECT_EQ(answer.status, 200) << answer.text;
  if (answer.status != 200) return false;
  int count = 0;
  {
    const std::scoped_lock lock(mutex_);
    done_.push_back(std::move(batch));
    count = ++in_round_;
  }
  acknowledged(count);
  return true;
}

void BusyLms::send_until_gone(const std::function<void(int)>& acknowledged) {
  ++round_;
  in_round_ = 0;
  std::vector<std::thread> sending;
  for (std::size_t sender = 0; sender < senders; ++sender) {
    sending.emplace_back([&, sender] {
      for (int number = 0; send_one(sender, next_batch(sender, number), acknowledged); ++number) {
      }
    });
  }
  for (auto& thread : sending) thread.join();
}

void BusyLms::check_cut_off(const Batch& batch) {
  const auto& read = reader_.front().read();
  const auto there =
      std::ranges::count_if(batch, [&](const auto& id) { return read.contains(id); });
  EXPECT_TRUE(there == 0 || there == std::ssize(batch))
      << there << " of " << batch.size() << " statements of a batch are there";
}

void BusyLms::check_over_http() {
  reader_.front().read_on();
  const auto& read = reader_.front().read();
  for (; checked_ < done_.size(); ++checked_) {
    for (const auto& id : done_[checked_]) {
      ASSERT_TRUE(read.contains(id)) << id << " was acknowledged and is gone";
    }
  }
  for (auto& batch : std::exchange(cut_off_, {})) {
    check_cut_off(batch);
    const auto again = lms_.front().post(xapi + "/statements", batch_of(batch));
    ASSERT_EQ(again.status, 200) << again.text;
    done_.push_back(std::move(batch));
  }
}

void BusyLms::check_database() {
  const SystemClock clock;
  db::IdSource ids(clock, 1);
  const auto database =
      served_.postgres().empty()
          ? db::open_sqlite({.file = served_.folder() / "kring.db", .clock = clock, .ids = ids})
          : db::open_postgres({.connection = served_.postgres(), .clock = clock, .ids = ids});
  std::int64_t statements = 0;
  for (const auto& batch : done_) statements += std::ssize(batch);
  database->read([&](Tx& tx) {
    const auto number = [&](const std::string& sql) { return tx.value<std::int64_t>(sql); };
    EXPECT_EQ(number("SELECT count(*) FROM statements"), statements)
        << "as many as were acknowledged";
    EXPECT_EQ(number("SELECT max(seq) FROM statements"), statements) << "without gaps";
    std::set<std::int64_t> marked;
    for (const auto& row : all_mark_rows(tx)) marked.insert(row.seq);
    EXPECT_EQ(std::ssize(marked), statements) << "each can be found";
    EXPECT_EQ(number("SELECT count(*) FROM statements later JOIN statements earlier"
                     " ON earlier.seq = later.seq - 1 WHERE earlier.stored_at > later.stored_at"),
              0);
    EXPECT_EQ(number("SELECT count(*) FROM statement_activities"), 7);
  });
}

}  // namespace kring::testing_support
