#include "hub/curation/themes.h"
#include "hub/drafts/drafts.h"
#include "hub/imports/imports.h"
#include "hub/learning_records/retention.h"
#include "hub/people/following.h"
#include "hub/people/profile.h"
#include "hub/reactions/reactions.h"
#include "tests/support/dump_folder.h"
#include "tests/support/hub_under_test.h"
#include "tests/support/statements.h"
#include "tests/support/xapi_statements.h"

#include <map>

#include <gmock/gmock.h>

namespace kring {
namespace {

using communities::Openness;
using contributions::QuestionId;
using ::testing::Gt;
using ::testing::SizeIs;
using testing_support::ruled;

/// However much stands on a page, it is read with as many statements: none is asked for each item.
class CostOfPages : public testing_support::StatementsOnBothDatabases {
 protected:
  void SetUp() override {
    StatementsOnBothDatabases::SetUp();
    if (IsSkipped()) return;
    noor = world().person("Noor");
    pumps = world().community(noor, Openness::closed);
    theme = db().write([&](Tx& tx) {
      const auto made = curation::add_theme(tx, noor, pumps, {ruled<curation::ThemeName>("Fuses")});
      curation::follow_theme(tx, noor, made);
      return made;
    });
  }

  TestDatabase::Options options() const override {
    return {.rehearse_writes = false, .observer = &statements_};
  }

  /// Somebody else each time.
  Visitor somebody() {
    const auto who = world().person("Somebody" + std::to_string(++people_));
    world().member(pumps, who);
    return who;
  }

  /// With a comment, and found helpful.
  void add_answer(QuestionId question) {
    const auto answer = world().answer(somebody(), question);
    const auto reader = somebody();
    db().write([&](Tx& tx) {
      const contributions::NewComment comment{ruled<contributions::CommentText>("Indeed.")};
      contributions::comment_on_answer(tx, reader, answer, comment);
      contributions::comment_on_question(tx, reader, question, comment);
      reactions::find_helpful(tx, reader, answer.as<ThingTag>());
    });
  }

  /// Of a theme, and had by somebody else too.
  void add_question(const Visitor& asker, CommunityId community) {
    const auto question = world().question(asker, community);
    if (community != pumps) return;
    const auto reader = somebody();
    db().write([&](Tx& tx) {
      contributions::choose_themes(tx, asker, question, {{theme}, {}});
      reactions::say_same(tx, reader, question.as<ThingTag>());
    });
  }

  /// Closed, with another facilitator, somebody who asks to be let in, and a question of Noor's.
  void add_community() {
    const auto name = "Community " + std::to_string(++communities_);
    const auto place = world().community(noor, Openness::closed, name);
    const auto other = somebody();
    const auto asking = somebody();
    world().member(place, other);
    db().write([&](Tx& tx) {
      communities::appoint(tx, noor, place, other.person);
      communities::join(tx, asking, place);
    });
    add_question(noor, place);
  }

  void add_draft() {
    const auto place = ruled<drafts::Place>("answer:" + std::to_string(++drafts_));
    const drafts::TypedDraft typed{"{}", {}, {}, 0, {}};
    db().write([&](Tx& tx) { drafts::keep(tx, noor, place, typed); });
  }

  /// How often the database is asked for a page that was opened before.
  std::size_t cost_of(ApiClient& browser, const std::string& path) {
    browser.get(path);
    db().await_numbering();
    statements_.take();
    const auto answer = browser.get(path);
    EXPECT_EQ(answer.status, 200) << answer.text;
    return statements_.take().size();
  }

  Visitor noor;
  CommunityId pumps;
  curation::ThemeId theme;

 private:
  mutable testing_support::Statements statements_;
  int people_ = 0;
  int communities_ = 0;
  int drafts_ = 0;
};

TEST_P(CostOfPages, of_a_question_is_with_twenty_answers_what_it_is_with_two) {
  const auto question = world().question(noor, pumps);
  auto browser = browser_of("noor");
  const auto path = "/questions/" + question.text();
  for (int i = 0; i < 2; ++i) add_answer(question);
  const auto of_two = cost_of(browser, path);
  EXPECT_THAT(of_two, Gt(0U));
  for (int i = 2; i < 20; ++i) add_answer(question);
  EXPECT_EQ(cost_of(browser, path), of_two);
  EXPECT_THAT(browser.get(path).at("/answers").as_array(), SizeIs(20));
}

TEST_P(CostOfPages, of_each_list_is_with_twenty_items_what_it_is_with_two) {
  auto browser = browser_of("noor");
  const std::vector<std::string> lists{"/communities",
                                       "/questions?show=newest",
                                       "/questions?show=unanswered",
                                       "/questions?show=mine",
                                       "/questions?show=followed",
                                       "/questions?community=" + pumps.text(),
                                       "/questions?theme=" + theme.text(),
                                       "/me/unanswered",
                                       "/me/drafts",
                                       "/profiles"};
  const auto add = [&](int many) {
    for (int i = 0; i < many; ++i) {
      add_question(noor, pumps);
      add_question(somebody(), pumps);
      add_community();
      add_draft();
    }
  };
  add(2);
  std::map<std::string, std::size_t> of_two;
  for (const auto& list : lists) of_two[list] = cost_of(browser, list);
  add(18);
  for (const auto& list : lists) {
    EXPECT_EQ(cost_of(browser, list), of_two[list]) << list;
    EXPECT_THAT(browser.get(list).at("/items").as_array().size(), Gt(19U)) << list;
  }
}

/// Where there is enough in one's communities, what everybody may read is not asked for.
TEST_P(CostOfPages, of_home_has_a_bound_in_twenty_communities_as_in_two) {
  constexpr std::size_t most = 20;
  auto browser = browser_of("noor");
  const auto followed = somebody();
  db().write([&](Tx& tx) {
    people::follow(tx, noor, followed.person);
    people::tell(tx, noor, {{}, {ruled<people::Topic>("fuses")}, {}});
  });
  const auto add = [&](int many) {
    for (int i = 0; i < many; ++i) {
      add_question(somebody(), pumps);
      world().answer(followed, world().question(somebody(), pumps));
      add_community();
    }
  };
  add(2);
  EXPECT_LE(cost_of(browser, "/home"), most);
  add(18);
  EXPECT_LE(cost_of(browser, "/home"), most);
  EXPECT_THAT(browser.get("/home").at("/items").as_array(), SizeIs(30));
}

TEST_P(CostOfPages, of_the_list_of_imports_is_with_six_what_it_is_with_two) {
  world().administrator("Ada");
  const auto add = [&](const std::string& title) {
    testing_support::DumpFolder dump;
    dump.posts({R"(Id="1" PostTypeId="1" CreationDate="2018-02-06T20:00:00" Title="A" Body="x")"});
    const auto into = world().community(noor, Openness::closed, title);
    imports::import_stack_exchange(db(), {imports::Dump{dump.path()}, into},
                                   [](const imports::Progress&) { return true; });
  };
  for (const auto* title : {"First", "Second"}) add(title);
  auto browser = browser_of("Ada");
  const auto of_two = cost_of(browser, "/imports");
  for (const auto* title : {"Third", "Fourth", "Fifth", "Sixth"}) add(title);
  EXPECT_EQ(cost_of(browser, "/imports"), of_two);
  EXPECT_THAT(browser.get("/imports").at("/items").as_array(), SizeIs(6));
}

/// Each looks at a part of the log of its own, whose end it finds by halving; there are fifty at
/// most.
TEST_P(CostOfPages, of_what_rules_would_touch_grows_by_a_few_statements_a_rule) {
  for (int number = 0; number < 20; ++number) {
    EXPECT_EQ(post(testing_support::statement(number)).status, 200);
  }
  clock().advance(std::chrono::hours(24 * 100));
  EXPECT_EQ(post(testing_support::statement(20)).status, 200) << "one that no rule touches yet";
  auto office = browser_of("Ilse");
  const auto add = [&](int many) {
    for (int i = 0; i < many; ++i) {
      db().write([&](Tx& tx) {
        learning_records::RetentionOrder order;
        order.days = 30 + i;
        if (i % 2 == 1) order.verb = "http://example.org/did";
        learning_records::make_rule(tx, ilse, order);
      });
    }
  };
  add(2);
  const auto of_two = cost_of(office, "/records/retention_rules");
  add(48);
  EXPECT_LE(cost_of(office, "/records/retention_rules"), of_two + 48U * 16U);
  EXPECT_THAT(office.get("/records/retention_rules").at("/items").as_array(), SizeIs(50));
}

TEST_P(CostOfPages, of_who_looked_is_with_twenty_lines_what_it_is_with_two) {
  EXPECT_EQ(post(testing_support::statement(1)).status, 200);
  auto office = browser_of("Ilse");
  const auto record = office.get("/records").string("/items/0/id");
  const auto add = [&](int many) {
    const boost::json::object why{{"reason", "Somebody asked for it"}};
    for (int i = 0; i < many; ++i) office.post("/records/" + record + "/revealings", why);
  };
  add(2);
  const auto of_two = cost_of(office, "/records/disclosures");
  EXPECT_THAT(of_two, Gt(0U));
  add(18);
  EXPECT_EQ(cost_of(office, "/records/disclosures"), of_two);
  EXPECT_THAT(office.get("/records/disclosures").at("/items").as_array(), SizeIs(20));
}

KRING_ON_BOTH_DATABASES(CostOfPages);

}  // namespace
}  // namespace kring
