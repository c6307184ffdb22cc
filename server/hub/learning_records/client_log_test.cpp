// What is told of clients: when they were heard, and what of them was refused.

#include "hub/learning_records/client_log.h"

#include "hub/learning_records/client_log_store.h"
#include "tests/support/forwarding_database.h"
#include "tests/support/xapi_statements.h"

#include <future>
#include <thread>

#include <gmock/gmock.h>

namespace kring::learning_records {
namespace {

using boost::json::array;
using boost::json::object;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using testing_support::statement;
using testing_support::uuid;

class Refusals : public testing_support::StatementsOnBothDatabases {
 protected:
  void SetUp() override {
    StatementsOnBothDatabases::SetUp();
    if (IsSkipped()) return;
    office.emplace(browser_of("Ilse"));
  }

  ApiAnswer told(const std::string& query = "") { return office->get("/records/refusals" + query); }

  int rows() {
    return db().read([](Tx& tx) { return *tx.value<int>("SELECT COUNT(*) FROM record_refusals"); });
  }

  std::optional<ApiClient> office;
};
KRING_ON_BOTH_DATABASES(Refusals);

object without_verb(int number) {
  auto wrong = statement(number);
  wrong.erase("verb");
  return wrong;
}

TEST_P(Refusals, say_which_client_broke_which_rule_where_and_how_often) {
  EXPECT_EQ(post(array{statement(1), without_verb(2)}).status, 400);
  clock().advance(std::chrono::minutes(5));
  EXPECT_EQ(post(without_verb(3)).status, 400);
  office->header("Accept-Language", "nl");
  const auto list = told();
  ASSERT_THAT(list.at("/items").as_array(), SizeIs(1));
  EXPECT_EQ(list.string("/items/0/client_name"), "LMS");
  EXPECT_EQ(list.string("/items/0/code"), "statement.invalid");
  EXPECT_EQ(list.string("/items/0/rule"), "required");
  EXPECT_EQ(list.string("/items/0/path"), "/verb");
  EXPECT_EQ(list.integer("/items/0/number"), 2);
  EXPECT_EQ(list.string("/items/0/from"), "2026-11-23T09:00:00.000Z");
  EXPECT_EQ(list.string("/items/0/last_at"), "2026-11-23T09:05:00.000Z");
  EXPECT_THAT(list.string("/items/0/title"), HasSubstr("leergegeven"));
}

TEST_P(Refusals, keep_nothing_of_what_was_sent) {
  auto wrong = statement(1, "noor.aziz");
  wrong["noor.aziz@example.org"] = "noor.aziz";
  wrong["context"] = object{{"extensions", object{{"mailto noor.aziz", 1}}}};
  EXPECT_EQ(post(wrong).status, 400);
  wrong.erase("noor.aziz@example.org");
  EXPECT_EQ(post(wrong).status, 400);
  EXPECT_EQ(post(array{statement(1), statement(1, "noor.aziz")}).status, 400);
  const auto list = told();
  EXPECT_THAT(list.at("/items").as_array(), SizeIs(3));
  EXPECT_THAT(list.text, Not(HasSubstr("noor")));
  EXPECT_THAT(list.text, HasSubstr("\"path\":\"/context/extensions/…\""));
}

TEST_P(Refusals, of_conflicts_and_of_keys_that_are_not_known_are_told_too) {
  post(statement(1));
  EXPECT_EQ(post(statement(1, "cas")).status, 409);
  auto stranger = hub().browser();
  stranger.header("X-Experience-API-Version", "1.0.3");
  EXPECT_EQ(stranger.get("/xapi/statements").status, 401);
  auto reader = client({Scope::read}, "Report");
  EXPECT_EQ(reader.post("/xapi/statements", statement(2)).status, 403);
  const auto list = told();
  std::map<std::string, std::string> clients;
  for (std::size_t i = 0; i < list.at("/items").as_array().size(); ++i) {
    const auto item = "/items/" + std::to_string(i);
    const auto& members = list.at(item).as_object();
    const auto* name = members.if_contains("client_name");
    clients[list.string(item + "/code")] = name ? std::string(name->as_string()) : "nobody";
  }
  const std::map<std::string, std::string> expected{{"client_key.required", "nobody"},
                                                    {"client_key.scope", "Report"},
                                                    {"statement.conflict", "LMS"}};
  EXPECT_EQ(clients, expected);
}

TEST_P(Refusals, before_anything_is_read_are_of_whom_sent_them_too) {
  auto old = client({Scope::all}, "Old LMS");
  old.header("X-Experience-API-Version", "0.9");
  EXPECT_EQ(old.post("/xapi/statements", statement(1)).status, 400);
  auto stutters = client({Scope::all}, "App");
  EXPECT_EQ(stutters.post("/xapi/statements?a=1&a=2", statement(1)).status, 400);
  auto stranger = hub().browser();
  EXPECT_EQ(stranger.post("/xapi/statements", statement(1)).status, 400);
  const auto list = told();
  std::set<std::string> clients;
  for (const auto& item : list.at("/items").as_array()) {
    const auto* name = item.as_object().if_contains("client_name");
    clients.insert(name ? std::string(name->as_string()) : "nobody");
  }
  EXPECT_EQ(clients, (std::set<std::string>{"App", "Old LMS", "nobody"}));
}

TEST_P(Refusals, of_a_form_that_says_something_twice_are_of_whom_it_names) {
  const auto made = db().write([&](Tx& tx) {
    return make_client(tx, ilse, {"Old browser", {Scope::all}});
  });
  auto browser = hub().browser();
  browser.header("Content-Type", "application/x-www-form-urlencoded");
  std::string key = crypto::base64(made.key.id.text() + ":" + made.key.secret);
  for (auto at = key.find_first_of("+/="); at != key.npos; at = key.find_first_of("+/=")) {
    key.replace(at, 1, key[at] == '+' ? "%2B" : key[at] == '/' ? "%2F" : "%3D");
  }
  const auto form =
      "statementId=1&statementId=2&content=x&X-Experience-API-Version=1.0.3"
      "&Authorization=Basic%20" +
      key;
  EXPECT_EQ(browser.send(http::Method::post, "/xapi/statements?method=PUT", form).status, 400);
  EXPECT_EQ(told().string("/items/0/client_name"), "Old browser");
}

TEST_P(Refusals, do_not_tell_of_what_is_only_asked_and_not_there) {
  EXPECT_EQ(get("statementId=" + uuid(9)).status, 404);
  EXPECT_EQ(get("colour=red").status, 400);
  EXPECT_THAT(told().at("/items").as_array(), IsEmpty());
}

TEST_P(Refusals, change_nothing_in_the_database_until_somebody_looks_or_a_minute_is_over) {
  for (int i = 0; i < 3; ++i) post(without_verb(i + 1));
  EXPECT_EQ(rows(), 0);
  clock().advance(std::chrono::minutes(2));
  hub().hub().jobs().keep_house_here();
  EXPECT_EQ(rows(), 1);
}

TEST_P(Refusals, by_the_ten_thousand_are_as_many_rows_as_there_are_rules) {
  const Refusal refusal(Status::malformed, "statement.invalid", {{"/0/actor", "identifiers", {}}});
  auto& log = hub().hub().client_log();
  for (int i = 0; i < 10'000; ++i) log.refused(ClientId(1), refusal, clock().now());
  log.flush(db());
  EXPECT_EQ(rows(), 1);
  EXPECT_EQ(told().integer("/items/0/number"), 10'000);
}

TEST_P(Refusals, of_ever_other_paths_are_bounded_in_memory_and_in_the_database) {
  auto& log = hub().hub().client_log();
  const std::vector<std::string> words{"actor", "verb", "object", "context", "result",
                                       "id",    "name", "member", "account", "score"};
  int refused = 0;
  for (std::size_t turn = 0; turn < 3; ++turn) {
    for (std::size_t i = 0; i < 2000; ++i, ++refused) {
      std::string path;
      for (std::size_t rest = i + 2000 * turn, k = 0; k < 4; ++k, rest /= 10)
        path += "/" + words[rest % 10];
      log.refused(ClientId(1),
                  Refusal(Status::malformed, "statement.invalid", {{path, "type", {}}}),
                  clock().now());
    }
    log.flush(db());
    clock().advance(std::chrono::seconds(1));
  }
  EXPECT_LE(rows(), static_cast<int>(most_refusals) + 1);
  EXPECT_GT(rows(), 900);
  const auto in_all = db().read([](Tx& tx) {
    return *tx.value<std::int64_t>("SELECT number FROM record_refusals WHERE rule = ''");
  });
  EXPECT_GE(in_all, 3000) << "those beyond the limit are counted for their code";
}

TEST_P(Refusals, that_could_not_be_written_are_written_the_next_time) {
  post(without_verb(1));
  testing_support::FullDisk disk(db());
  auto& log = hub().hub().client_log();
  EXPECT_THROW(log.flush(disk), Refusal);
  post(without_verb(2));
  EXPECT_EQ(told().integer("/items/0/number"), 2);
}

TEST_P(Refusals, are_listed_the_last_first_a_page_at_a_time_and_of_one_client) {
  auto& log = hub().hub().client_log();
  for (int i = 0; i < 35; ++i) {
    clock().advance(std::chrono::hours(1));
    log.refused(ClientId(i % 2 + 1), Refusal(Status::malformed, "statement.invalid"),
                clock().now());
  }
  const auto first = told();
  EXPECT_THAT(first.at("/items").as_array(), SizeIs(page_size));
  EXPECT_EQ(first.string("/items/0/last_at"), rfc3339(clock().now()));
  const auto second = told("?after=" + first.string("/next"));
  EXPECT_THAT(second.at("/items").as_array(), SizeIs(5));
  EXPECT_THAT(told("?client=" + ClientId(2).text()).at("/items").as_array(), SizeIs(17));
}

TEST_P(Refusals, are_forgotten_after_two_weeks) {
  post(without_verb(1));
  hub().hub().client_log().flush(db());
  clock().advance(refusals_kept + std::chrono::seconds(1));
  post(without_verb(2));
  hub().hub().client_log().flush(db());
  db().write(forget_old_refusals);
  EXPECT_EQ(rows(), 1);
}

TEST_P(Refusals, leave_the_client_heard) {
  const auto heard = [&] {
    const auto list = office->get("/records/arrivals");
    const auto* at = list.at("/items/0").as_object().if_contains("heard_at");
    return at ? std::string(at->as_string()) : "";
  };
  EXPECT_EQ(heard(), "");
  post(without_verb(1));
  EXPECT_EQ(heard(), "2026-11-23T09:00:00.000Z");
  clock().advance(std::chrono::minutes(1));
  EXPECT_EQ(get("").status, 200);
  EXPECT_EQ(heard(), "2026-11-23T09:01:00.000Z");
}

TEST(PathsOfRefusals, are_made_of_words_that_xapi_has) {
  EXPECT_EQ(path_in_words_of_xapi("/3/actor/mbox"), "/actor/mbox");
  EXPECT_EQ(path_in_words_of_xapi("/context/contextActivities/parent/0/id"),
            "/context/contextActivities/parent/id");
  EXPECT_EQ(path_in_words_of_xapi("/verb/display/noor@example.org"), "/verb/display/…");
  EXPECT_EQ(path_in_words_of_xapi("/parts/2/headers/Content-Type"), "/parts/headers/Content-Type");
  EXPECT_EQ(path_in_words_of_xapi("/actor mbox"), "/…");
  EXPECT_EQ(path_in_words_of_xapi(""), "");
  std::string deep;
  for (int i = 0; i < 1000; ++i) deep += "/object";
  EXPECT_LE(path_in_words_of_xapi(deep).size(), 210U);
}

TEST_P(Refusals, told_by_several_threads_at_once_are_all_counted) {
  auto& log = hub().hub().client_log();
  const Refusal refusal(Status::malformed, "statement.invalid");
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) {
      threads.emplace_back([&] {
        for (int k = 0; k < 1000; ++k) log.refused(ClientId(1), refusal, clock().now());
      });
    }
  }
  EXPECT_EQ(told().integer("/items/0/number"), 4000);
}

TEST_P(Refusals, that_somebody_else_is_writing_are_waited_for) {
  // A database that writes when it is let.
  class Slow : public testing_support::ForwardingDatabase {
   public:
    using ForwardingDatabase::ForwardingDatabase;
    std::promise<void> asked, let;

   protected:
    void run_write(const Work& work, db::Priority priority) override {
      asked.set_value();
      let.get_future().wait();
      ForwardingDatabase::run_write(work, priority);
    }
  };
  post(without_verb(1));
  auto& log = hub().hub().client_log();
  Slow slow(db());
  auto first = std::async(std::launch::async, [&] { log.flush(slow); });
  slow.asked.get_future().wait();
  auto second = std::async(std::launch::async, [&] { log.flush(db()); });
  EXPECT_EQ(second.wait_for(std::chrono::milliseconds(50)), std::future_status::timeout);
  slow.let.set_value();
  second.get();
  EXPECT_EQ(rows(), 1) << "whoever waited may look";
}

}  // namespace
}  // namespace kring::learning_records
