#pragma once

#include "hub/learning_records/retaining.h"
#include "hub/learning_records/retention.h"
#include "tests/support/xapi_statements.h"

/// What the tests of how long learning records stay do: set rules, and let days go by.
namespace kring::testing_support {

class RetentionOnBothDatabases : public StatementsOnBothDatabases {
 protected:
  void SetUp() override {
    StatementsOnBothDatabases::SetUp();
    if (IsSkipped()) return;
    office.emplace(browser_of("Ilse"));
    world().forget_journal();
  }

  ApiAnswer create(const std::string& what, const object& order) {
    office->header("Idempotency-Key", "keeping-records-" + std::to_string(++keys_));
    return office->post("/records/" + what, order);
  }

  ApiAnswer set_rule(const object& order) { return create("retention_rules", order); }

  /// As the page asks for it, of everything up to this day.
  object order_of_today(std::string_view act) {
    const auto today = rfc3339(clock().now()).substr(0, 10);
    return {{"act", act}, {"before", today}, {"confirmation", today}};
  }
  ApiAnswer begin(const object& order) { return create("retention_runs", order); }

  void finish() {
    const auto& options = hub().hub().erasure_options();
    EXPECT_TRUE(learning_records::retain_on(db(), {options.public_origin, options.secret},
                                            std::chrono::hours(1)));
  }

  /// All that was stored before today.
  void carry_out(std::string_view act) {
    clock().advance(std::chrono::hours(24));
    EXPECT_EQ(begin(order_of_today(act)).status, 201);
    finish();
  }

  /// What the job of a day does.
  void pass_days(int days) {
    clock().advance(std::chrono::hours(24 * days));
    db().write(learning_records::begin_runs_of_rules);
    finish();
  }

  int number_in(const std::string& table) {
    return db().read([&](Tx& tx) { return *tx.value<int>("SELECT COUNT(*) FROM " + table); });
  }

  /// How many of them the next run of each rule would touch.
  std::vector<std::int64_t> each_next(std::string_view what) {
    const auto rules = office->get("/records/retention_rules").at("/items");
    std::vector<std::int64_t> numbers;
    for (const auto& rule : rules.as_array()) {
      numbers.push_back(rule.at("next_run").at(what).to_number<std::int64_t>());
    }
    return numbers;
  }

  ApiAnswer runs() { return office->get("/records/retention_runs"); }
  int status_of(int number) { return get("statementId=" + uuid(number)).status; }
  std::string kept(int number) { return get("statementId=" + uuid(number)).text; }
  std::string by_agent(std::string_view name) {
    return R"(agent=%7B%22mbox%22%3A%22mailto%3A)" + std::string(name) + "%40example.org%22%7D";
  }

  std::optional<ApiClient> office;

 private:
  int keys_ = 0;
};
}  // namespace kring::testing_support
