#include "hub/search/failed_searches.h"

#include "tests/support/forwarding_database.h"
#include "tests/support/hub_under_test.h"
#include "tests/support/refusals.h"
#include "tests/support/searching.h"

#include <set>
#include <sstream>

#include <gmock/gmock.h>

namespace kring::search {
namespace {

using communities::Openness;
using std::chrono::hours;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using testing_support::FullDisk;
using testing_support::outcome_of;
using testing_support::ruled;

constexpr std::string_view secret = "sixteen octets or more";

class SearchingInVain : public Searching {
 protected:
  void SetUp() override {
    Searching::SetUp();
    if (IsSkipped()) return;
    for (const auto* name : {"Ada", "Bert", "Cas", "Dora", "Ed"})
      people.push_back(world.person(name));
    world.forget_journal();
  }

  void search(const Visitor& visitor, std::string_view words,
              std::optional<CommunityId> community = {}) {
    failed.failed(secret, visitor, community, ruled<Words>(words));
  }
  void all_search(std::string_view words, std::optional<CommunityId> community = {}) {
    for (const auto& each : people) search(each, words, community);
    failed.flush(db());
  }
  std::vector<std::string> shown(std::optional<CommunityId> community = {}) {
    const auto page = db().read([&](Tx& tx) {
      return community ? failed_searches(tx, lotte, *community, {}) : failed_searches(tx, {});
    });
    std::vector<std::string> all;
    for (const auto& each : page.items)
      all.push_back(each.words + " " + std::to_string(each.searches));
    return all;
  }
  bool in_vain(const Visitor& visitor, std::string_view words, const Filters& filters = {},
               std::optional<std::string> after = {}) {
    catch_up();
    Wanted wanted;
    static_cast<Filters&>(wanted) = filters;
    if (!words.empty()) wanted.q = ruled<Words>(words);
    wanted.after = std::move(after);
    return db().read([&](Tx& tx) {
      return is_in_vain(tx, visitor, wanted, find(tx, visitor, wanted, language));
    });
  }
  /// Everything that is kept of it.
  std::string kept() {
    std::string all;
    db().read([&](Tx& tx) {
      tx.execute("SELECT words, marks FROM failed_searches ORDER BY words", {},
                 [&](const db::Row& row) {
                   all += std::string(row.text(0)) + " " + std::string(row.text(1)) + "\n";
                 });
    });
    return all;
  }

  std::vector<Visitor> people;
  FailedSearches failed;
};

TEST_P(SearchingInVain, is_told_from_three_different_people_on) {
  for (int time = 0; time < 9; ++time) search(people[0], "Zonnepaneel");
  failed.flush(db());
  search(people[1], "zonnepaneel");
  failed.flush(db());
  EXPECT_THAT(shown(), IsEmpty());
  // One of two hundred and fifty-six counts as another, so all of them are asked.
  all_search("zonnepaneel!");
  EXPECT_THAT(shown(), ElementsAre("zonnepaneel 15"));
  EXPECT_THAT(world.journal_kinds(), IsEmpty()) << "searching is no fact";
}

TEST_P(SearchingInVain, forgets_the_marks_when_enough_are_known_to_be_different) {
  search(people[0], "zonnepaneel");
  failed.flush(db());
  EXPECT_THAT(kept(), testing::MatchesRegex("zonnepaneel [0-9a-f][0-9a-f]\n"));
  all_search("zonnepaneel");
  EXPECT_EQ(kept(), "zonnepaneel \n");
  search(people[0], "zonnepaneel");
  failed.flush(db());
  EXPECT_EQ(kept(), "zonnepaneel \n");
  EXPECT_THAT(shown(), ElementsAre("zonnepaneel 7"));
}

TEST_P(SearchingInVain, leaves_other_marks_of_the_same_person_for_other_words) {
  std::set<std::string> marks;
  for (int number = 0; number < 20; ++number) {
    const auto words = "word" + std::to_string(number);
    search(people[0], words);
  }
  failed.flush(db());
  std::istringstream lines(kept());
  for (std::string words, mark; lines >> words >> mark;) marks.insert(mark);
  EXPECT_GT(marks.size(), 10U);
}

TEST_P(SearchingInVain, is_told_of_each_community_to_its_facilitators_alone) {
  const auto secret_one = world.community(lotte, Openness::private_, "The board");
  all_search("zonnepaneel", pumps);
  all_search("merger", secret_one);
  all_search("boiler");
  EXPECT_THAT(shown(pumps), ElementsAre("zonnepaneel 5"));
  EXPECT_THAT(shown(secret_one), ElementsAre("merger 5"));
  EXPECT_THAT(shown(), ElementsAre("boiler 5"));
  const auto asked = [&](const Visitor& visitor, CommunityId community) {
    return outcome_of(
        [&] { db().read([&](Tx& tx) { return failed_searches(tx, visitor, community, {}); }); });
  };
  EXPECT_EQ(asked(noor, pumps), "not_allowed");
  EXPECT_EQ(asked(noor, secret_one), "not_found");
  EXPECT_EQ(asked(world.administrator("Wim"), secret_one), "not_found");
}

TEST_P(SearchingInVain, lists_the_most_searched_first_a_page_at_a_time) {
  for (int number = 0; number < 65; ++number) {
    auto words = "w" + std::to_string(100 + number);
    for (int time = 0; time <= number % 4; ++time)
      for (const auto& each : people) search(each, words);
  }
  failed.flush(db());
  std::vector<std::int64_t> searches;
  std::set<std::string> words;
  std::optional<std::string> after;
  do {
    const auto page = db().read([&](Tx& tx) { return failed_searches(tx, after); });
    for (const auto& each : page.items) {
      searches.push_back(each.searches);
      words.insert(each.words);
    }
    after = page.next;
  } while (after);
  EXPECT_THAT(searches, SizeIs(65));
  EXPECT_THAT(words, SizeIs(65));
  EXPECT_TRUE(std::ranges::is_sorted(searches, std::greater()));
}

TEST_P(SearchingInVain, says_on_which_day_and_not_at_what_time) {
  clock().advance(hours(3));
  all_search("zonnepaneel");
  const auto page = db().read([&](Tx& tx) { return failed_searches(tx, {}); });
  EXPECT_EQ(page.items.front().last_on, std::chrono::floor<std::chrono::days>(clock().now()));
}

TEST_P(SearchingInVain, is_forgotten_after_a_month_where_too_few_did_and_after_half_a_year) {
  search(people[0], "boiler");
  all_search("zonnepaneel");
  const auto forget = [&] { write([](Tx& tx) { forget_old_failed_searches(tx); }); };
  clock().advance(hours(24 * 30));
  forget();
  EXPECT_THAT(kept(), testing::HasSubstr("boiler"));
  clock().advance(hours(24 * 2));
  forget();
  EXPECT_EQ(kept(), "zonnepaneel \n");
  clock().advance(hours(24 * 150));
  forget();
  EXPECT_THAT(kept(), IsEmpty());
}

TEST_P(SearchingInVain, is_kept_where_it_could_not_be_written) {
  for (const auto& each : people) search(each, "zonnepaneel");
  FullDisk full(db());
  EXPECT_ANY_THROW(failed.flush(full));
  failed.flush(db());
  EXPECT_THAT(shown(), ElementsAre("zonnepaneel 5"));
}

TEST_P(SearchingInVain, is_to_be_left_with_nothing_at_all) {
  const auto boilers = world.community(lotte, Openness::open, "Boilers");
  world.question(noor, pumps, "Where is the relay?", "Nothing more.");
  EXPECT_TRUE(in_vain(noor, "zonnepaneel"));
  EXPECT_FALSE(in_vain(noor, "relay"));
  EXPECT_FALSE(in_vain(noor, "relya")) << "a slip that was understood";
  EXPECT_FALSE(in_vain(noor, "boilers")) << "a community";
  EXPECT_FALSE(in_vain(noor, "lotte")) << "somebody";
  EXPECT_TRUE(in_vain(noor, "relay", {.community = boilers}));
  EXPECT_TRUE(in_vain(noor, "boilers", {.community = pumps}));
  EXPECT_FALSE(in_vain(noor, "zonnepaneel", {.kind = FoundIn::answer}));
  EXPECT_FALSE(in_vain(noor, "zonnepaneel", {.community = boilers, .answered = true}));
  EXPECT_FALSE(in_vain(noor, "", {.community = boilers}));
  EXPECT_FALSE(in_vain(noor, "!?"));
}

KRING_ON_BOTH_DATABASES(SearchingInVain);

class FailedSearchesOverHttp : public HubOnBothDatabases {};

TEST_P(FailedSearchesOverHttp, are_counted_by_searching_and_shown_to_who_may_see_them) {
  const auto lotte = world().person("Lotte");
  world().administrator("Wim");
  const auto pumps = world().community(lotte);
  std::vector<std::string> names{"ada", "bert", "cas", "dora", "ed"};
  for (const auto& name : names) world().person(name);
  hub().hub().followers().catch_up();
  world().forget_journal();
  for (const auto& name : names) {
    auto browser = browser_of(name);
    EXPECT_EQ(browser.get("/search?q=Zonnepaneel").status, 200);
    EXPECT_EQ(browser.get("/search?q=inverter&community=" + pumps.text()).status, 200);
    EXPECT_EQ(browser.get("/search?q=inverter&kind=answer").status, 200);
  }
  auto lottes = browser_of("lotte");
  auto wims = browser_of("wim");
  const auto of_pumps = "/communities/" + pumps.text() + "/failed_searches";
  EXPECT_TRUE(wims.get("/failed_searches").at("/items").as_array().empty());
  hub().hub().failed_searches().flush(db());
  const auto everywhere = wims.get("/failed_searches");
  ASSERT_EQ(everywhere.at("/items").as_array().size(), 1U);
  EXPECT_EQ(everywhere.string("/items/0/words"), "zonnepaneel");
  const auto there = lottes.get(of_pumps);
  ASSERT_EQ(there.at("/items").as_array().size(), 1U);
  EXPECT_EQ(there.string("/items/0/words"), "inverter");
  EXPECT_EQ(there.at("/items/0/searches").as_int64(), 5);
  EXPECT_EQ(lottes.get("/failed_searches").status, 403);
  EXPECT_EQ(wims.get(of_pumps).status, 403);
  EXPECT_THAT(world().journal_kinds(), IsEmpty());
}

KRING_ON_BOTH_DATABASES(FailedSearchesOverHttp);

}  // namespace
}  // namespace kring::search
