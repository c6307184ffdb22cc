#pragma once

#include "hub/learning_records/erasing.h"
#include "hub/learning_records/pseudonyms.h"
#include "tests/support/xapi_statements.h"

/// What the tests of erasing somebody from the learning records do, as an administrator does it.
namespace kring::testing_support {

inline std::string identity_of_mailbox(std::string_view name) {
  return "mbox mailto:" + std::string(name) + "@example.org";
}

class ErasuresOnBothDatabases : public StatementsOnBothDatabases {
 protected:
  void SetUp() override {
    StatementsOnBothDatabases::SetUp();
    if (IsSkipped()) return;
    office.emplace(browser_of("Ilse"));
    world().forget_journal();
  }

  std::string code_of(std::string_view name) {
    return db().read([&](Tx& tx) {
      return learning_records::Pseudonyms(tx).of(
          learning_records::mark_of(learning_records::MarkKind::agent, identity_of_mailbox(name)));
    });
  }
  object order_of(std::string_view name) {
    return {{"by", "email"},
            {"identity", std::string(name) + "@example.org"},
            {"reason", "They asked for it"},
            {"confirmation", code_of(name)}};
  }
  ApiAnswer preview(const object& meant) {
    return office->post("/records/erasures/preview", meant);
  }

  ApiAnswer begin(std::string_view name) {
    office->header("Idempotency-Key", "erasing-somebody-" + std::to_string(++keys_));
    return office->post("/records/erasures", order_of(name));
  }
  void finish() {
    EXPECT_TRUE(
        learning_records::erase_on(db(), hub().hub().erasure_options(), std::chrono::hours(1)));
  }
  void erase(std::string_view name) {
    EXPECT_EQ(begin(name).status, 201);
    finish();
  }

  std::string secret() { return hub().hub().erasure_options().secret; }
  std::string kept(int number) { return get("statementId=" + uuid(number)).text; }

  std::string by_agent(std::string_view name) {
    return R"(agent=%7B%22mbox%22%3A%22mailto%3A)" + std::string(name) + "%40example.org%22%7D";
  }

  std::optional<ApiClient> office;

 private:
  int keys_ = 0;
};
}  // namespace kring::testing_support
