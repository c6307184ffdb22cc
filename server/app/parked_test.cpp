// What whoever keeps the hub hears of what could not be handled.

#include "app/commands.h"
#include "app/house_metrics.h"
#include "app/readiness.h"
#include "hub/own_records/own_records.h"
#include "platform/journal/cursors.h"
#include "platform/journal/journal.h"
#include "tests/support/forwarding_database.h"
#include "tests/support/xapi_statements.h"

#include <sstream>

#include <gmock/gmock.h>

namespace kring::app {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

class WhatIsParked : public testing_support::StatementsOnBothDatabases {
 protected:
  Hub& house() { return hub().hub(); }

  /// A completion whose statement cannot be read any more.
  void park_a_completion() {
    auto completed = testing_support::statement(1, "ilse");
    completed["verb"] = boost::json::object{{"id", "http://adlnet.gov/expapi/verbs/completed"}};
    ASSERT_EQ(post(completed).status, 200);
    spell("\"timestamp\"", "\"was\"");
    house().inlet().catch_up();
  }
  void spell(std::string_view from, std::string_view to) {
    db().write(
        [&](Tx& tx) { tx.run("UPDATE statements SET text = replace(text, $1, $2)", from, to); });
  }

  /// Parks the last line of the journal.
  void park_a_line(std::string_view follower) {
    db().await_numbering();
    db().write([&](Tx& tx) {
      journal::park(tx, {std::string(follower), journal::last_seq(tx), 3, "it would not"});
    });
  }

  std::string said(const Words& words) {
    std::ostringstream out;
    EXPECT_EQ(run_command(db(), house(), words, out), 0);
    return out.str();
  }
  Readiness now() { return readiness(db(), house().followers()); }
};
KRING_ON_BOTH_DATABASES(WhatIsParked);

TEST_P(WhatIsParked, is_nothing_on_a_hub_that_is_well) {
  EXPECT_EQ(said({"inlet", "parked"}), "Nothing is parked.\n");
  EXPECT_EQ(said({"records", "parked"}), "Nothing is set aside.\n");
  EXPECT_THAT(now().reasons, IsEmpty());
  EXPECT_THAT(now().remarks, IsEmpty());
}

TEST_P(WhatIsParked, of_completions_is_listed_until_it_can_be_taken_in) {
  park_a_completion();
  EXPECT_THAT(said({"inlet", "parked"}), StartsWith("Record 1 could not be taken in: "));
  EXPECT_THAT(said({"inlet", "retry"}), StartsWith("Record 1 could not be taken in: "));
  spell("\"was\"", "\"timestamp\"");
  EXPECT_EQ(said({"inlet", "retry"}), "Nothing is parked.\n");
  EXPECT_THAT(browser_of("Ilse").get("/me/completions").at("/items").as_array(),
              ::testing::SizeIs(1));
}

TEST_P(WhatIsParked, of_completions_is_measured_and_remarked_and_keeps_no_visitors_away) {
  metrics::Registry registry;
  const HouseMetrics metrics(registry, db(), clock(), house().followers());
  park_a_completion();
  EXPECT_THAT(registry.text(), HasSubstr("kring_inlet_parked_statements 1"));
  EXPECT_THAT(now().reasons, IsEmpty());
  EXPECT_THAT(now().remarks, AllOf(StartsWith("1 reported"), HasSubstr("`kring inlet parked`")));
}

TEST_P(WhatIsParked, is_told_apart_from_what_was_not_read_yet) {
  metrics::Registry registry;
  const HouseMetrics metrics(registry, db(), clock(), house().followers());
  house().inlet().catch_up();
  ASSERT_EQ(post(testing_support::statement(1)).status, 200);
  EXPECT_THAT(registry.text(), HasSubstr("kring_inlet_lag_statements 1"));
  house().inlet().catch_up();
  clock().advance(std::chrono::seconds(1));
  EXPECT_THAT(registry.text(), HasSubstr("kring_inlet_lag_statements 0"));
}

TEST_P(WhatIsParked, of_echoes_is_listed_measured_and_remarked) {
  metrics::Registry registry;
  const HouseMetrics metrics(registry, db(), clock(), house().followers());
  db().write([](Tx& tx) {
    tx.run(
        "INSERT INTO statement_echoes (seq, uuid, reached, error) VALUES (7, $1, 0, 'it is torn')",
        db::Bytes{std::string(16, 'u')});
  });
  EXPECT_THAT(said({"records", "parked"}), HasSubstr("record 7 is still found"));
  EXPECT_THAT(said({"records", "retry"}), HasSubstr("tries again"));
  EXPECT_THAT(registry.text(), HasSubstr("kring_record_echoes_set_aside 1"));
  EXPECT_THAT(now().reasons, IsEmpty());
  EXPECT_THAT(now().remarks, AllOf(StartsWith("1 removed"), HasSubstr("`kring records parked`")));
}

TEST_P(WhatIsParked, of_marks_that_lie_loose_is_measured) {
  metrics::Registry registry;
  const HouseMetrics metrics(registry, db(), clock(), house().followers());
  ASSERT_EQ(post(testing_support::statement(1)).status, 200);
  EXPECT_THAT(registry.text(), HasSubstr("kring_record_loose_statements 1\n"));
}

TEST_P(WhatIsParked, of_lines_is_a_remark_and_a_reason_where_something_is_taken_away) {
  world().question(ilse, world().community(ilse));
  park_a_line("search");
  EXPECT_THAT(now().reasons, IsEmpty());
  EXPECT_THAT(now().remarks, StartsWith("1 lines could not be handled"));
  db().write([&](Tx& tx) { own_records::object(tx, ilse); });
  park_a_line("search");
  EXPECT_THAT(now().reasons, IsEmpty()) << "search takes nothing away by it";
  park_a_line("own_records");
  EXPECT_THAT(now().reasons, StartsWith("1 lines that take something away"));
  EXPECT_THAT(now().remarks, StartsWith("2 lines could not be handled"));
}

TEST_P(WhatIsParked, is_told_to_nobody_where_the_database_does_not_answer) {
  class Gone : public testing_support::ForwardingDatabase {
   public:
    using ForwardingDatabase::ForwardingDatabase;

   protected:
    void run_read(const Work&) override { throw Refusal(Status::overloaded, "overloaded"); }
  };
  Gone gone(db());
  EXPECT_EQ(readiness(gone, house().followers()).reasons, "The database does not answer.\n");
}

}  // namespace
}  // namespace kring::app
