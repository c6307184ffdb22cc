// Who came to see whom records are about, and why.

#include "hub/learning_records/disclosures.h"

#include "tests/support/erasing_somebody.h"

#include <gmock/gmock.h>

namespace kring::learning_records {
namespace {

using boost::json::object;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using testing_support::statement;

class Disclosures : public testing_support::ErasuresOnBothDatabases {
 protected:
  void reveal(std::string_view reason) {
    const auto id = office->get("/records").string("/items/0/id");
    EXPECT_EQ(
        office->post("/records/" + id + "/revealings", {{"reason", std::string(reason)}}).status,
        200);
  }
  void take_along(object order) {
    order["reason"] = "The works council asked";
    EXPECT_EQ(office->post("/records/exports", order).status, 201);
  }
  ApiAnswer list(const std::string& query = "") {
    return office->get("/records/disclosures" + query);
  }
};
KRING_ON_BOTH_DATABASES(Disclosures);

TEST_P(Disclosures, say_who_looked_whom_they_saw_by_code_and_why_the_last_first) {
  auto named = statement(1, "noor");
  named["actor"].as_object()["name"] = "Noor Aziz";
  post(named);
  reveal("Is this the one from Ghent?");
  clock().advance(std::chrono::hours(1));
  EXPECT_EQ(office
                ->post("/records/people/exports", {{"by", "email"},
                                                   {"identity", "noor@example.org"},
                                                   {"reason", "Asked for it in a letter"}})
                .status,
            201);
  const auto told = list();
  ASSERT_THAT(told.at("/items").as_array(), SizeIs(2));
  EXPECT_EQ(told.string("/items/0/kind"), "person_file");
  EXPECT_EQ(told.string("/items/0/code"), code_of("noor"));
  EXPECT_EQ(told.string("/items/0/reason"), "Asked for it in a letter");
  EXPECT_EQ(told.string("/items/0/disclosed_at"), "2026-11-23T10:00:00.000Z");
  EXPECT_EQ(told.string("/items/1/kind"), "revealing");
  EXPECT_EQ(told.string("/items/1/viewer"), "Ilse");
  EXPECT_EQ(told.string("/items/1/code"), code_of("noor"));
  EXPECT_EQ(told.string("/items/1/reason"), "Is this the one from Ghent?");
  EXPECT_THAT(told.text, Not(HasSubstr("oor")));
}

TEST_P(Disclosures, say_of_a_file_of_records_which_are_in_it) {
  post(statement(1, "noor"));
  const auto client = office->get("/records/counts").string("/clients/0/id");
  take_along({{"format", "json_lines"}, {"client", client}, {"actor", code_of("noor")}});
  const auto told = list();
  EXPECT_EQ(told.string("/items/0/kind"), "records_file");
  EXPECT_EQ(told.string("/items/0/format"), "json_lines");
  EXPECT_EQ(told.string("/items/0/choice/actor"), code_of("noor"));
  EXPECT_EQ(told.string("/items/0/client_name"), "LMS");
  EXPECT_EQ(told.string("/items/0/reason"), "The works council asked");
}

TEST_P(Disclosures, stay_without_their_reason_where_somebody_was_erased) {
  post(statement(1, "noor"));
  reveal("Is this noor from Ghent?");
  take_along({{"format", "csv"}, {"actor", code_of("noor")}});
  const auto code = code_of("noor");
  erase("noor");
  const auto told = list();
  ASSERT_THAT(told.at("/items").as_array(), SizeIs(2));
  EXPECT_EQ(told.string("/items/0/reason"), "");
  EXPECT_EQ(told.string("/items/1/reason"), "");
  EXPECT_NE(told.string("/items/1/code"), code);
  EXPECT_THAT(told.text, Not(HasSubstr(code)));
}

TEST_P(Disclosures, tell_no_code_of_a_record_that_is_too_large_or_gone) {
  auto large = statement(1);
  large["result"] = object{{"response", std::string(300'000, 'x')}};
  post(large);
  reveal("Whose long answer is this?");
  EXPECT_FALSE(list().at("/items/0").as_object().contains("code"));
  db().write([](Tx& tx) { tx.run("DELETE FROM statements"); });
  EXPECT_EQ(list().string("/items/0/reason"), "Whose long answer is this?");
}

TEST_P(Disclosures, are_listed_a_page_at_a_time_of_all_kinds_together) {
  EXPECT_THAT(list().at("/items").as_array(), IsEmpty());
  post(statement(1));
  for (std::size_t i = 0; i < page_size; ++i) {
    clock().advance(std::chrono::minutes(2));
    i % 2 == 0 ? reveal("Is this the one from Ghent?") : take_along({{"format", "csv"}});
  }
  reveal("Is this the one from Liège?");
  reveal("Is this the one from Mons?");
  const auto first = list();
  ASSERT_THAT(first.at("/items").as_array(), SizeIs(page_size));
  EXPECT_EQ(first.string("/items/0/reason"), "Is this the one from Mons?");
  EXPECT_EQ(first.string("/items/2/kind"), "records_file");
  const auto second = list("?after=" + first.string("/next"));
  ASSERT_THAT(second.at("/items").as_array(), SizeIs(2));
  EXPECT_EQ(second.string("/items/0/kind"), "records_file");
  EXPECT_EQ(second.string("/items/1/kind"), "revealing");
  EXPECT_FALSE(second.body.as_object().contains("next"));
}

TEST_P(Disclosures, are_read_without_another_line_in_the_journal) {
  post(statement(1));
  reveal("Is this the one from Ghent?");
  world().forget_journal();
  EXPECT_EQ(list().status, 200);
  EXPECT_THAT(world().journal_kinds(), IsEmpty());
}

}  // namespace
}  // namespace kring::learning_records
