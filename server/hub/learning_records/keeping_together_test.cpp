// Requests that bring statements at the same time, and who is added with whom.

#include "hub/learning_records/keeping_together.h"

#include "base/refusal.h"
#include "tests/support/await.h"

#include <future>

#include <gmock/gmock.h>

namespace kring::learning_records {
namespace {

using testing::ElementsAre;
using testing::UnorderedElementsAre;

/// The ids of what was added at once.
using Together = std::vector<std::string>;

class KeptTogether : public testing::Test {
 protected:
  static Batch batch(const std::vector<std::string>& uuids) {
    Batch made;
    for (const auto& uuid : uuids) made.statements.emplace_back().uuid = uuid;
    return made;
  }

  static Client client(std::int64_t id) {
    Client made;
    made.id = ClientId(id);
    return made;
  }

  /// Adds one on a thread of its own, and comes back once it waits.
  std::future<bool> while_busy(const Batch& batch, const Client& sender,
                               const std::string& key = "key") {
    const auto before = together_.waiting();
    auto kept = std::async(std::launch::async, [=, this] { return keep(batch, sender, key); });
    tests::await([&] { return together_.waiting() > before; });
    return kept;
  }
  std::future<bool> while_busy(const std::string& uuid) { return while_busy(batch({uuid}), lms_); }

  /// Keeps the key "key" busy until `finish`.
  void begin() {
    first_ = std::async(std::launch::async, [this] {
      return together_.keep("key", lms_, batch({"first"}), [this](const Batch&) {
        begun_.set_value();
        gate_.get_future().wait();
        return true;
      });
    });
    begun_.get_future().wait();
  }
  void finish() {
    gate_.set_value();
    first_.get();
  }

  bool keep(const Batch& batch, const Client& sender, std::string_view key) {
    return together_.keep(key, sender, batch, [this](const Batch& whole) {
      Together ids;
      for (const auto& statement : whole.statements) ids.push_back(statement.uuid);
      const std::scoped_lock lock(mutex_);
      added_.push_back(ids);
      if (!refused_.empty() && std::ranges::count(ids, refused_)) {
        throw Refusal(Status::conflict, "statement.conflict");
      }
      return true;
    });
  }

  KeepingTogether together_;
  const Client lms_ = client(1);
  std::mutex mutex_;
  std::vector<Together> added_;
  std::string refused_;  ///< the id of a statement that is refused

 private:
  std::promise<void> begun_, gate_;
  std::future<bool> first_;
};

TEST_F(KeptTogether, are_those_that_wait_for_another) {
  begin();
  auto a = while_busy("a"), b = while_busy("b"), c = while_busy("c");
  finish();
  EXPECT_TRUE(a.get() && b.get() && c.get());
  EXPECT_THAT(added_, ElementsAre(ElementsAre("a", "b", "c")));
}

TEST_F(KeptTogether, are_added_each_alone_where_one_of_them_is_refused) {
  refused_ = "b";
  begin();
  auto a = while_busy("a"), b = while_busy("b"), c = while_busy("c");
  finish();
  EXPECT_TRUE(a.get() && c.get());
  EXPECT_THROW(b.get(), Refusal);
  EXPECT_THAT(added_, UnorderedElementsAre(ElementsAre("a", "b", "c"), ElementsAre("a"),
                                           ElementsAre("b"), ElementsAre("c")));
}

TEST_F(KeptTogether, is_one_that_nobody_waits_for_and_told_why_it_is_refused) {
  refused_ = "a";
  EXPECT_THROW(keep(batch({"a"}), lms_, "key"), Refusal);
  EXPECT_THAT(added_, ElementsAre(ElementsAre("a")));
}

TEST_F(KeptTogether, are_never_two_with_one_id) {
  begin();
  auto one = while_busy("a"), other = while_busy("a");
  finish();
  EXPECT_TRUE(one.get() && other.get());
  EXPECT_THAT(added_, ElementsAre(ElementsAre("a"), ElementsAre("a")));
}

TEST_F(KeptTogether, are_never_what_another_key_brought) {
  begin();
  auto same = while_busy("a");
  EXPECT_TRUE(keep(batch({"b"}), lms_, "another key")) << "which waits for nobody";
  finish();
  EXPECT_TRUE(same.get());
  EXPECT_THAT(added_, ElementsAre(ElementsAre("b"), ElementsAre("a")));
}

TEST_F(KeptTogether, is_never_a_client_with_what_it_was_before_it_changed) {
  begin();
  auto before = while_busy("a"), after = while_busy(batch({"b"}), client(2));
  finish();
  EXPECT_TRUE(before.get() && after.get());
  EXPECT_THAT(added_, ElementsAre(ElementsAre("a"), ElementsAre("b")));
}

TEST_F(KeptTogether, is_never_what_refers_to_another_statement) {
  begin();
  auto voiding = batch({"v"});
  voiding.statements.front().target = "a";
  EXPECT_TRUE(keep(voiding, lms_, "key")) << "which waits for nobody";
  finish();
  EXPECT_THAT(added_, ElementsAre(ElementsAre("v")));
}

TEST_F(KeptTogether, are_so_many_statements_and_no_more) {
  std::vector<std::string> many;
  for (std::size_t i = 0; i < KeepingTogether::most_statements; ++i)
    many.push_back(std::to_string(i));
  begin();
  auto whole = while_busy(batch(many), lms_), one_more = while_busy("a"), last = while_busy("b");
  finish();
  EXPECT_TRUE(whole.get() && one_more.get() && last.get());
  EXPECT_THAT(added_, ElementsAre(many, ElementsAre("a", "b")));
}

TEST_F(KeptTogether, are_so_many_octets_and_no_more) {
  auto large = batch({"large"});
  large.statements.front().kept.assign(KeepingTogether::most_octets - 1, 'x');
  auto small = batch({"small"}), last = batch({"last"});
  small.statements.front().kept = last.statements.front().kept = "x";
  begin();
  auto first = while_busy(large, lms_), second = while_busy(small, lms_),
       third = while_busy(last, lms_);
  finish();
  EXPECT_TRUE(first.get() && second.get() && third.get());
  EXPECT_THAT(added_, ElementsAre(ElementsAre("large", "small"), ElementsAre("last")));
}

TEST_F(KeptTogether, is_never_what_brings_attachments) {
  begin();
  auto attached = batch({"a"});
  attached.attachments.push_back({"sha2", "octets"});
  EXPECT_TRUE(keep(attached, lms_, "key")) << "which waits for nobody";
  finish();
  EXPECT_THAT(added_, ElementsAre(ElementsAre("a")));
}

}  // namespace
}  // namespace kring::learning_records
