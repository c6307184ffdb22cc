#include "tests/stories/busy_hub.h"

#include "hub/search/index.h"
#include "platform/db/postgres.h"
#include "platform/db/sqlite.h"
#include "platform/journal/journal.h"
#include "tests/support/followers_check.h"

#include <map>
#include <thread>

#include <gmock/gmock.h>

namespace kring::testing_support {
namespace {

using ::testing::IsEmpty;

constexpr int created = 201;
constexpr int written_enough = 429;
constexpr int busy = 503;
constexpr int conflict = 409;

/// No more fit below what many, or one, happened to choose often.
bool is_full(const WirePerson::Answer& answer) {
  return answer.status == conflict &&
         std::string_view(answer.body.at("code").as_string()).find(".too_many") !=
             std::string_view::npos;
}

/// Two numbers that must be the same, whatever was cut off where.
void expect_same(Tx& tx, const std::string& one, const std::string& other) {
  const auto number = [&](const std::string& sql) { return tx.value<std::int64_t>(sql); };
  EXPECT_EQ(number("SELECT " + one), number("SELECT " + other)) << one << " and " << other;
}

void check_journal(Tx& tx) {
  expect_same(tx, "count(*) FROM journal", "coalesce(max(seq), 0) FROM journal");
  expect_same(tx, "coalesce(min(seq), 1) FROM journal", "1");
  const std::pair<const char*, const char*> kinds[] = {{"question.asked", "questions"},
                                                       {"answer.given", "answers"},
                                                       {"comment.made", "comments"},
                                                       {"person.joined", "people"},
                                                       {"community.founded", "communities"}};
  for (const auto& [kind, table] : kinds) {
    const auto lines = "FROM journal WHERE kind = '" + std::string(kind) + "'";
    expect_same(tx, "count(*) " + lines, "count(*) FROM " + std::string(table));
    expect_same(tx, "count(DISTINCT subject) " + lines, "count(*) " + lines);
  }
}

void check_state(Tx& tx) {
  expect_same(tx, "coalesce(sum(answers), 0) FROM questions", "count(*) FROM answers");
  expect_same(tx, "coalesce(sum(questions), 0) FROM communities", "count(*) FROM questions");
  expect_same(tx, "coalesce(sum(unanswered), 0) FROM communities",
              "count(*) FROM questions WHERE answers = 0");
  expect_same(tx, "count(*) FROM things WHERE kind <> 'community'",
              "(SELECT count(*) FROM questions) + (SELECT count(*) FROM answers)"
              " + (SELECT count(*) FROM comments)");
}

}  // namespace

boost::json::value BusyHub::Attempt::body() const {
  if (path.starts_with("/communities")) return {{"title", text}, {"text", ""}};
  return {{"text", text}};
}

BusyHub::BusyHub(std::string postgres) : served_(std::move(postgres)) {
  move_to_server();
  arrive();
}

void BusyHub::start() {
  served_.start();
  move_to_server();
}

void BusyHub::move_to_server() {
  for (auto& person : persons_) person.moves_to(served_.port());
}

void BusyHub::arrive() {
  auto& administrator = persons_[0];
  served_.arrive_as_administrator(administrator, "person0");
  for (std::size_t i = 1; i < people; ++i) {
    const auto made = administrator.post("/invitations", {{"role", "member"}});
    ASSERT_EQ(made.status, created) << boost::json::serialize(made.body);
    come_in(persons_[i], "person" + std::to_string(i),
            std::string(made.body.at("link").as_string()));
  }
  const auto founded =
      administrator.post("/communities", {{"name", "Heat pumps"},
                                          {"theme", "Heat pumps"},
                                          {"purpose", "Find out together why it trips."},
                                          {"openness", "open"}});
  ASSERT_EQ(founded.status, created) << boost::json::serialize(founded.body);
  community_ = founded.id();
}

BusyHub::Attempt BusyHub::next_attempt(std::size_t person, int number) {
  const auto name = "round-" + std::to_string(round_) + "-person-" + std::to_string(person) +
                    "-number-" + std::to_string(number);
  Attempt attempt{person, "", "Written in " + name, "key-of-" + name, ""};
  const auto any_of = [number](const std::vector<std::string>& ids) {
    return ids[static_cast<std::size_t>(number) * 7 % ids.size()];
  };
  const std::scoped_lock lock(mutex_);
  if (number % 5 == 0 || questions_.empty()) {
    attempt.path = "/communities/" + community_ + "/questions";
  } else if (number % 5 < 3 && !answers_.empty()) {
    attempt.path = "/answers/" + any_of(answers_) + "/comments";
  } else {
    attempt.path = "/questions/" + any_of(questions_) + "/answers";
  }
  return attempt;
}

void BusyHub::note(Attempt attempt) {
  if (attempt.path.starts_with("/communities")) questions_.push_back(attempt.id);
  if (attempt.path.ends_with("/answers")) answers_.push_back(attempt.id);
  done_.push_back(std::move(attempt));
}

bool BusyHub::write_one(Attempt attempt, const std::function<void(int)>& acknowledged) {
  WirePerson::Answer answer;
  try {
    answer = persons_[attempt.person].post(attempt.path, attempt.body(), attempt.key);
  } catch (const std::runtime_error&) {
    const std::scoped_lock lock(mutex_);
    cut_off_.push_back(std::move(attempt));
    return false;
  }
  if (answer.status == busy || is_full(answer)) return true;
  if (answer.status == written_enough) return false;
  EXPECT_EQ(answer.status, created)
      << attempt.path << boost::json::serialize(answer.body) << served_.server().output();
  if (answer.status != created) return false;
  attempt.id = answer.id();
  int count = 0;
  {
    const std::scoped_lock lock(mutex_);
    note(std::move(attempt));
    count = ++in_round_;
  }
  acknowledged(count);
  return true;
}

void BusyHub::write_until_gone(const std::function<void(int)>& acknowledged) {
  ++round_;
  in_round_ = 0;
  std::vector<std::thread> writing;
  for (std::size_t person = 0; person < people; ++person) {
    writing.emplace_back([&, person] {
      for (int number = 0; write_one(next_attempt(person, number), acknowledged); ++number) {
      }
    });
  }
  for (auto& thread : writing) thread.join();
}

void BusyHub::check_over_http() {
  for (; checked_ < done_.size(); ++checked_) {
    const auto& attempt = done_[checked_];
    const auto kind = attempt.path.substr(attempt.path.rfind('/') + 1);
    const auto seen = persons_[0].get("/" + kind + "/" + attempt.id);
    ASSERT_EQ(seen.status, 200) << attempt.text << " was acknowledged and is gone";
    EXPECT_EQ(seen.body.at(kind == "questions" ? "title" : "text").as_string(), attempt.text);
  }
  for (auto& attempt : std::exchange(cut_off_, {})) {
    const auto again = persons_[attempt.person].post(attempt.path, attempt.body(), attempt.key);
    if (is_full(again)) continue;  // it was not written, or it would have been answered as then
    ASSERT_EQ(again.status, created) << boost::json::serialize(again.body);
    attempt.id = again.id();
    note(std::move(attempt));
  }
  // The last ones: each counts for how much one may write in an hour.
  for (std::size_t i = done_.size() - std::min<std::size_t>(done_.size(), 20); i < done_.size();
       ++i) {
    const auto& attempt = done_[i];
    const auto again = persons_[attempt.person].post(attempt.path, attempt.body(), attempt.key);
    ASSERT_EQ(again.status, created) << boost::json::serialize(again.body);
    EXPECT_EQ(again.id(), attempt.id) << attempt.text << " was made a second time";
  }
}

void BusyHub::check_texts(Tx& tx) {
  std::map<std::string, int> times;
  for (const auto* table :
       {"title AS text FROM questions", "text FROM answers", "text FROM comments"}) {
    for (const auto& text : tx.values<std::string>("SELECT " + std::string(table))) ++times[text];
  }
  for (const auto& attempt : done_) EXPECT_EQ(times[attempt.text], 1) << attempt.text;
  EXPECT_EQ(times.size(), done_.size()) << "something is there that nobody was told of";
}

void BusyHub::check_database() {
  const SystemClock clock;
  db::IdSource ids(clock, 1);
  WrittenTables written;
  const auto database = served_.postgres().empty()
                            ? db::open_sqlite({.file = served_.folder() / "kring.db",
                                               .clock = clock,
                                               .ids = ids,
                                               .observer = written})
                            : db::open_postgres({.connection = served_.postgres(),
                                                 .clock = clock,
                                                 .ids = ids,
                                                 .observer = written});
  database->await_numbering();
  database->read([&](Tx& tx) {
    check_texts(tx);
    check_journal(tx);
    check_state(tx);
  });
  search::Index index(text::Language::en);
  EXPECT_THAT(complaints_about(*database, {&index}, written), IsEmpty());
}

}  // namespace kring::testing_support
