// How long records stay: the rules that administrators set, what they see first, and how it is
// carried out.

#include "hub/learning_records/counting.h"
#include "hub/learning_records/retaining.h"
#include "hub/learning_records/retention.h"
#include "hub/learning_records/retention_preview.h"
#include "tests/support/counting_tx.h"
#include "tests/support/retaining_records.h"

#include <gmock/gmock.h>

namespace kring::learning_records {
namespace {

using boost::json::array;
using boost::json::object;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using testing_support::statement;

class RecordsUnderRules : public testing_support::RetentionOnBothDatabases {};
KRING_ON_BOTH_DATABASES(RecordsUnderRules);

TEST_P(RecordsUnderRules, are_seen_first_with_all_that_would_go) {
  post(array{statement(1), statement(2, "cas", "saw")});
  clock().advance(std::chrono::hours(24 * 40));
  post(statement(3));
  const auto preview = [&](const object& order) {
    return office->post("/records/retention_previews", order);
  };
  const object old{{"act", "remove"}, {"days", 30}};
  EXPECT_EQ(preview(old).integer("/statements"), 2) << "they are not counted yet";
  EXPECT_TRUE(count_on(db(), std::chrono::hours(1)));
  const auto all = preview(old);
  EXPECT_EQ(all.integer("/statements"), 2);
  EXPECT_EQ(all.at("/more"), false);
  EXPECT_EQ(all.string("/oldest"), "2026-11-23T09:00:00.000Z");
  EXPECT_EQ(all.string("/newest"), "2026-11-23T09:00:00.000Z");
  EXPECT_EQ(preview({{"act", "remove"}, {"days", 30}, {"verb", "http://example.org/saw"}})
                .integer("/statements"),
            1);
  EXPECT_EQ(preview({{"act", "remove"}, {"before", "2026-11-23"}}).integer("/statements"), 0);
  EXPECT_EQ(preview({{"act", "remove"}, {"before", "2026-11-24"}}).integer("/statements"), 2);
  EXPECT_FALSE(preview({{"act", "remove"}, {"days", 300}}).at("").as_object().contains("oldest"));
  EXPECT_EQ(problems(preview({{"act", "remove"}})), std::vector<std::string>{"/days required"});
}

TEST_P(RecordsUnderRules, are_seen_beside_each_rule_as_its_next_run_would_find_them) {
  set_rule({{"act", "anonymise"}, {"days", 1}});
  set_rule({{"act", "remove"}, {"days", 1}, {"verb", "http://example.org/saw"}});
  set_rule({{"act", "remove"}, {"days", 300}});
  post(array{statement(1), statement(2, "cas", "saw")});
  lms->put(
      "/xapi/activities/state?stateId=s&activityId=http://example.org/pump&" + by_agent("noor"),
      object{{"page", 3}});
  clock().advance(std::chrono::hours(48));
  EXPECT_THAT(each_next("statements"), ElementsAre(2, 1, 0));
  EXPECT_THAT(each_next("documents"), ElementsAre(1, 0, 0)) << "a verb has none";
  const auto rules = office->get("/records/retention_rules");
  EXPECT_EQ(rules.string("/items/0/next_run/oldest"), "2026-11-23T09:00:00.000Z");
  EXPECT_EQ(rules.at("/items/0/next_run/more"), false);
  pass_days(0);
  EXPECT_THAT(each_next("statements"), ElementsAre(0, 0, 0));
}

TEST_P(RecordsUnderRules, are_counted_for_all_rules_no_further_than_for_one) {
  for (int rule = 0; rule < 50; ++rule) set_rule({{"act", "remove"}, {"days", 1}});
  lms->put(
      "/xapi/activities/state?stateId=s&activityId=http://example.org/pump&" + by_agent("noor"),
      object{{"page", 3}});
  db().write([](Tx& tx) {
    for (int copy = 0; copy < 2'500; ++copy) {
      tx.run(
          "INSERT INTO record_documents"
          " (holder, registration, name, agent, content_type, content, etag, updated_at, client)"
          " SELECT holder, registration, $1, agent, content_type, content, etag, updated_at, client"
          " FROM record_documents WHERE name = 's'",
          "copy " + std::to_string(copy));
    }
  });
  clock().advance(std::chrono::hours(48));
  EXPECT_THAT(each_next("documents"), Each(2'000));
  const auto rules = office->get("/records/retention_rules");
  EXPECT_EQ(rules.at("/items/49/next_run/more_documents"), true);
  const auto alone = office->post("/records/retention_previews", {{"act", "remove"}, {"days", 1}});
  EXPECT_EQ(alone.integer("/documents"), 2'501);
}

TEST_P(RecordsUnderRules, are_looked_through_in_smaller_steps_the_more_rules_there_are) {
  for (int rule = 0; rule < 50; ++rule) set_rule({{"act", "remove"}, {"days", 1}});
  array statements;
  for (int number = 0; number < 500; ++number) statements.push_back(statement(number));
  EXPECT_EQ(post(statements).status, 200);
  clock().advance(std::chrono::hours(48));
  const auto rows_at_once = [&](std::size_t many) {
    return db().read([&](Tx& tx) {
      auto rules = store::all_rules(tx);
      rules.resize(many);
      testing_support::CountingTx counting(tx);
      preview_next_runs(counting, rules);
      return counting.most_rows();
    });
  };
  EXPECT_EQ(rows_at_once(1), 500);
  EXPECT_EQ(rows_at_once(50), 400);
}

TEST_P(RecordsUnderRules, begin_with_the_first_one_where_a_rule_comes_to_mean_others) {
  const auto rule =
      set_rule({{"act", "remove"}, {"days", 1}, {"verb", "http://example.org/saw"}}).string("/id");
  post(array{statement(1), statement(2, "cas", "saw")});
  pass_days(2);
  EXPECT_THAT(listed(""), ElementsAre(1));
  EXPECT_EQ(office->put("/records/retention_rules/" + rule, object{{"act", "remove"}, {"days", 1}})
                .status,
            200);
  pass_days(1);
  EXPECT_THAT(listed(""), IsEmpty());
}

TEST_P(RecordsUnderRules, have_rules_that_are_journaled_and_shown) {
  const auto made = set_rule({{"act", "remove"}, {"days", 400}});
  EXPECT_EQ(made.integer("/days"), 400);
  EXPECT_EQ(made.string("/maker"), "Ilse");
  const auto path = "/records/retention_rules/" + made.string("/id");
  office->put(path, object{{"act", "remove"}, {"days", 500}});
  office->put(path, object{{"act", "remove"}, {"days", 500}});
  EXPECT_EQ(office->get("/records/retention_rules").integer("/items/0/days"), 500);
  EXPECT_EQ(office->remove(path).status, 204);
  EXPECT_EQ(office->remove(path).status, 404);
  EXPECT_THAT(world().journal_kinds(), ElementsAre("retention_rule.made", "retention_rule.changed",
                                                   "retention_rule.removed"));
}

TEST_P(RecordsUnderRules, have_rules_within_limits) {
  EXPECT_EQ(problems(set_rule({{"act", "remove"}, {"days", 0}})),
            std::vector<std::string>{"/days too_small"});
  EXPECT_EQ(problems(set_rule({{"act", "remove"}, {"days", 36'501}})),
            std::vector<std::string>{"/days too_large"});
  EXPECT_EQ(problems(set_rule({{"act", "remove"}, {"days", 9}, {"verb", "completed"}})),
            std::vector<std::string>{"/verb malformed"});
  auto once = order_of_today("remove");
  once["verb"] = "has spaces: and more";
  EXPECT_EQ(problems(begin(once)), std::vector<std::string>{"/verb malformed"});
  EXPECT_EQ(problems(office->post("/records/retention_previews",
                                  {{"act", "remove"}, {"days", 9}, {"verb", "completed"}})),
            std::vector<std::string>{"/verb malformed"});
  EXPECT_EQ(problems(set_rule({{"act", "remove"}, {"days", 9}, {"client", "0000000000009"}})),
            std::vector<std::string>{"/client not_allowed"});
  for (std::size_t i = 0; i < most_rules; ++i) {
    EXPECT_EQ(set_rule({{"act", "remove"}, {"days", 9}}).status, 201);
  }
  EXPECT_EQ(set_rule({{"act", "remove"}, {"days", 9}}).code(), "retention_rule.too_many");
}

TEST_P(RecordsUnderRules, go_once_for_all_where_the_day_is_typed_again) {
  post(statement(1));
  clock().advance(std::chrono::hours(24));
  world().forget_journal();
  auto order = order_of_today("remove");
  order["confirmation"] = "yes";
  EXPECT_EQ(problems(begin(order)), std::vector<std::string>{"/confirmation not_allowed"});
  order["before"] = "yesterday";
  EXPECT_EQ(problems(begin(order)), std::vector<std::string>{"/before malformed"});
  order["before"] = order["confirmation"] = "2126-01-01";
  EXPECT_EQ(problems(begin(order)), std::vector<std::string>{"/before too_large"});
  const auto begun = begin(order_of_today("remove"));
  EXPECT_EQ(begun.integer("/percent"), 0);
  EXPECT_THAT(world().journal_kinds(), ElementsAre("retention_run.begun"));
  finish();
  const auto done = office->get("/records/retention_runs/" + begun.string("/id"));
  EXPECT_EQ(done.integer("/statements"), 1);
  EXPECT_EQ(done.string("/starter"), "Ilse");
  EXPECT_TRUE(done.at("").as_object().contains("finished_at"));
  EXPECT_THAT(world().journal_kinds(),
              ElementsAre("retention_run.begun", "retention_run.finished"));
}

TEST_P(RecordsUnderRules, go_in_portions_until_somebody_stops_that) {
  array batch;
  for (int i = 1; i <= 250; ++i) batch.push_back(statement(i));
  post(batch);
  clock().advance(std::chrono::hours(24));
  const auto path = "/records/retention_runs/" + begin(order_of_today("remove")).string("/id");
  world().forget_journal();
  const auto& options = hub().hub().erasure_options();
  EXPECT_FALSE(
      retain_on(db(), {options.public_origin, options.secret}, std::chrono::milliseconds(0)));
  EXPECT_EQ(office->get(path).integer("/percent"), 40);
  EXPECT_EQ(office->remove(path).status, 204);
  EXPECT_EQ(office->remove(path).status, 204);
  finish();
  const auto stopped = office->get(path);
  EXPECT_EQ(stopped.integer("/statements"), 100);
  EXPECT_EQ(stopped.at("/stopped"), true);
  EXPECT_EQ(office->get("/records/number").integer("/number"), 150);
  EXPECT_THAT(world().journal_kinds(), ElementsAre("retention_run.stopped"));
}

TEST_P(RecordsUnderRules, leave_nobody_known_by_a_stand_in_where_that_is_stopped) {
  array batch;
  for (int i = 1; i <= 250; ++i) batch.push_back(statement(i, "p" + std::to_string(i)));
  post(batch);
  clock().advance(std::chrono::hours(24));
  const auto path = "/records/retention_runs/" + begin(order_of_today("anonymise")).string("/id");
  const auto& options = hub().hub().erasure_options();
  EXPECT_FALSE(
      retain_on(db(), {options.public_origin, options.secret}, std::chrono::milliseconds(0)));
  EXPECT_EQ(number_in("record_retention_stand_ins"), 100);
  EXPECT_EQ(office->remove(path).status, 204);
  finish();
  EXPECT_EQ(number_in("record_retention_stand_ins"), 0);
}

TEST_P(RecordsUnderRules, are_not_gone_through_twice_where_a_rule_waits_longer_for_a_while) {
  const auto rule = set_rule({{"act", "anonymise"}, {"days", 1}}).string("/id");
  const auto path = "/records/retention_rules/" + rule;
  post(statement(1));
  pass_days(2);
  office->put(path, object{{"act", "anonymise"}, {"days", 300}});
  pass_days(1);
  office->put(path, object{{"act", "anonymise"}, {"days", 1}});
  EXPECT_THAT(each_next("statements"), ElementsAre(0));
}

TEST_P(RecordsUnderRules, go_no_further_where_their_rule_is_removed) {
  const auto rule = set_rule({{"act", "remove"}, {"days", 1}}).string("/id");
  array batch;
  for (int i = 1; i <= 150; ++i) batch.push_back(statement(i));
  post(batch);
  clock().advance(std::chrono::hours(48));
  db().write(begin_runs_of_rules);
  db().write(begin_runs_of_rules);
  EXPECT_THAT(runs().at("/items").as_array(), SizeIs(1)) << "it is going on already";
  office->remove("/records/retention_rules/" + rule);
  finish();
  EXPECT_EQ(runs().at("/items/0/stopped"), true);
  EXPECT_EQ(office->get("/records/number").integer("/number"), 150);
}

}  // namespace
}  // namespace kring::learning_records
