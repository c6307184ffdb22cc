#include "hub/formal_links/formal_links.h"

#include "platform/journal/journal.h"
#include "tests/support/hub_under_test.h"

#include <gmock/gmock.h>

namespace kring::formal_links {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class Completions : public HubOnBothDatabases {
 protected:
  void SetUp() override {
    HubOnBothDatabases::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    noor = world().person("Noor Aziz");
    ivo = world().person("Ivo Janssens");
    world().forget_journal();
  }

  NewCompletion first_aid(std::string source, std::string attempt = "2026-11-20") {
    return {noor.person,
            {"http://lms.example/first-aid", "EHBO", "First aid"},
            std::move(attempt),
            clock().now() - std::chrono::hours(72),
            std::move(source)};
  }
  void say(const NewCompletion& completion) {
    db().write([&](Tx& tx) { complete(tx, completion); });
  }
  void unsay(std::string_view source) {
    db().write([&](Tx& tx) { take_back(tx, source); });
  }
  std::vector<Completion> hers() {
    return db().read([&](Tx& tx) { return completions_of(tx, noor.person, {}).items; });
  }

  Visitor noor, ivo;
};
KRING_ON_BOTH_DATABASES(Completions);

TEST_P(Completions, are_recorded_with_the_moment_at_which_they_happened) {
  say(first_aid("statement 1"));
  const auto all = hers();
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0].address, "http://lms.example/first-aid");
  EXPECT_EQ(all[0].name_nl, "EHBO");
  EXPECT_EQ(all[0].completed_at, clock().now() - std::chrono::hours(72));
  EXPECT_THAT(world().journal_kinds(), ElementsAre("completion.recorded"));
  db().await_numbering();
  const auto line =
      db().read([](Tx& tx) { return journal::line(tx, journal::last_seq(tx)).value(); });
  EXPECT_EQ(line.owner, noor.persona);
  EXPECT_EQ(line.happened_at, all[0].completed_at);
}

TEST_P(Completions, of_one_attempt_are_one_however_many_say_so) {
  say(first_aid("statement 1"));
  say(first_aid("statement 1"));
  say(first_aid("statement 2"));
  EXPECT_THAT(hers(), SizeIs(1));
  EXPECT_THAT(world().journal_kinds(), ElementsAre("completion.recorded"));
}

TEST_P(Completions, of_another_attempt_are_others) {
  say(first_aid("statement 1"));
  say(first_aid("statement 2", "2025-11-20"));
  EXPECT_THAT(hers(), SizeIs(2));
}

TEST_P(Completions, stand_until_the_last_who_said_so_takes_it_back) {
  say(first_aid("statement 1"));
  say(first_aid("statement 2"));
  unsay("statement 1");
  unsay("statement 1");
  EXPECT_THAT(hers(), SizeIs(1));
  unsay("statement 2");
  EXPECT_THAT(hers(), IsEmpty());
  EXPECT_THAT(world().journal_kinds(), ElementsAre("completion.recorded", "completion.taken_back"));
  unsay("nobody");
  say(first_aid("statement 1"));
  EXPECT_THAT(hers(), SizeIs(1)) << "it may be said again";
}

TEST_P(Completions, did_not_happen_in_what_is_to_come) {
  auto early = first_aid("statement 1");
  early.completed_at = clock().now() + std::chrono::hours(24);
  say(early);
  EXPECT_EQ(hers()[0].completed_at, clock().now());
}

TEST_P(Completions, are_called_what_was_said_last) {
  auto nameless = first_aid("statement 1");
  nameless.course = {nameless.course.address, {}, {}};
  say(nameless);
  EXPECT_EQ(hers()[0].name_en, std::nullopt);
  say(first_aid("statement 2"));
  EXPECT_EQ(hers()[0].name_en, "First aid");
  nameless.source = "statement 3";
  say(nameless);
  EXPECT_EQ(hers()[0].name_en, "First aid") << "no name takes none away";
}

TEST_P(Completions, are_shown_to_whom_they_are_of_alone_a_page_at_a_time) {
  for (std::size_t i = 0; i < page_size + 2; ++i) {
    auto made = first_aid("statement " + std::to_string(i));
    made.course.address += std::to_string(i);
    made.completed_at += std::chrono::minutes(i);
    say(made);
  }
  auto browser = browser_of("Noor");
  const auto first = browser.get("/me/completions");
  EXPECT_THAT(first.at("/items").as_array(), SizeIs(page_size));
  EXPECT_EQ(first.string("/items/0/address"), "http://lms.example/first-aid31");
  const auto rest = browser.get("/me/completions?after=" + first.string("/next"));
  EXPECT_THAT(rest.at("/items").as_array(), SizeIs(2));
  EXPECT_THAT(browser_of("Ivo").get("/me/completions").at("/items").as_array(), IsEmpty());
}

}  // namespace
}  // namespace kring::formal_links
