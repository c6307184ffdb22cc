#include "hub/imports/imports.h"
#include "tests/support/dump_folder.h"
#include "tests/support/hub_under_test.h"

#include <gmock/gmock.h>

namespace kring::imports {
namespace {

using communities::Openness;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

const Watch nobody_stops = [](const Progress&) { return true; };

std::string question(int id) {
  return "Id=\"" + std::to_string(id) +
         R"(" PostTypeId="1" CreationDate="2018-02-06T20:00:00" Title="A" Body="x")";
}

class ImportPages : public HubOnBothDatabases {
 protected:
  void SetUp() override {
    HubOnBothDatabases::SetUp();
    if (IsSkipped()) return;
    world().administrator("Ada");
    noor = world().person("Noor");
    coffee = world().community(noor, Openness::open, "Coffee");
  }

  Imported bring(CommunityId into, const Watch& watch = nobody_stops) {
    return import_stack_exchange(db(), {Dump{dump.path()}, into}, watch);
  }
  std::string path_of(const Imported& outcome) {
    return "/imports/" + std::get<Finished>(outcome).id.text();
  }

  testing_support::DumpFolder dump;
  Visitor noor;
  CommunityId coffee;
};

TEST_P(ImportPages, tell_of_each_what_came_where_and_when) {
  dump.posts({question(1), question(2),
              R"(Id="3" PostTypeId="2" ParentId="1" CreationDate="2018-02-07T08:00:00" Body="y")"})
      .comments({R"(Id="5" PostId="3" Text="Yes" CreationDate="2018-02-08T21:00:00")"});
  const auto path = path_of(bring(coffee));
  auto ada = browser_of("Ada");
  const auto list = ada.get("/imports");
  ASSERT_EQ(list.status, 200) << list.text;
  EXPECT_EQ(list.string("/items/0/source"), dump.path().filename().string());
  EXPECT_EQ(list.string("/items/0/community/name"), "Coffee");
  EXPECT_EQ(list.string("/items/0/state"), "finished");
  EXPECT_EQ(list.integer("/items/0/percent"), 100);
  EXPECT_EQ(list.integer("/items/0/questions"), 2);
  EXPECT_EQ(list.integer("/items/0/answers"), 1);
  EXPECT_EQ(list.integer("/items/0/comments"), 1);
  EXPECT_EQ(list.string("/items/0/begun_at"), rfc3339(clock().now()));
  EXPECT_EQ("/imports/" + list.string("/items/0/id"), path);
}

TEST_P(ImportPages, say_what_did_not_come_and_why_with_the_first_of_it) {
  dump.posts({question(1), R"(Id="7" PostTypeId="4" CreationDate="2018-02-06T20:00:00" Body="x")"});
  const auto report = browser_of("Ada").get(path_of(bring(coffee)));
  ASSERT_EQ(report.status, 200) << report.text;
  EXPECT_EQ(report.integer("/about/questions"), 1);
  EXPECT_THAT(report.text,
              HasSubstr(R"({"what":"description","outcome":"theme_missing","number":1,)"
                        R"("examples":[7]})"));
}

TEST_P(ImportPages, count_what_is_here_once_more_where_a_dump_comes_again) {
  dump.posts({question(1)});
  bring(coffee);
  bring(coffee);
  const auto list = browser_of("Ada").get("/imports");
  EXPECT_THAT(list.at("/items").as_array(), SizeIs(1));
  EXPECT_EQ(list.integer("/items/0/questions"), 1);
}

TEST_P(ImportPages, show_one_that_goes_on_and_then_that_it_halted) {
  dump.users({R"(Id="7" DisplayName="Ada")"}).posts({question(1)});
  bring(coffee, [](const Progress& progress) { return progress.stage != ImportStage::questions; });
  auto ada = browser_of("Ada");
  const auto going = ada.get("/imports");
  EXPECT_EQ(going.string("/items/0/state"), "going_on");
  EXPECT_EQ(going.string("/items/0/stage"), "questions");
  EXPECT_GT(going.integer("/items/0/percent"), 0);
  EXPECT_LT(going.integer("/items/0/percent"), 100);
  clock().advance(std::chrono::minutes(3));
  EXPECT_EQ(ada.get("/imports").string("/items/0/state"), "halted");
  bring(coffee);
  EXPECT_EQ(ada.get("/imports").string("/items/0/state"), "finished");
}

TEST_P(ImportPages, list_posts_with_down_votes_page_by_page) {
  testing_support::DumpFolder::Rows posts;
  testing_support::DumpFolder::Rows votes;
  for (int id = 1; id <= 31; ++id) {
    posts.push_back(question(id));
    votes.push_back("Id=\"" + std::to_string(id) + "\" PostId=\"" + std::to_string(id) +
                    R"(" VoteTypeId="3" CreationDate="2018-02-07T00:00:00")");
  }
  dump.posts(posts).votes(votes);
  const auto path = path_of(bring(coffee)) + "/down_voted";
  auto ada = browser_of("Ada");
  const auto first = ada.get(path);
  EXPECT_THAT(first.at("/items").as_array(), SizeIs(30));
  const auto rest = ada.get(path + "?after=" + first.string("/next"));
  ASSERT_THAT(rest.at("/items").as_array(), SizeIs(1));
  EXPECT_EQ(rest.integer("/items/0/post"), 31);
  EXPECT_EQ(rest.integer("/items/0/down_votes"), 1);
  EXPECT_THAT(rest.text, Not(HasSubstr("next")));
}

TEST_P(ImportPages, do_not_exist_of_a_private_community_that_an_administrator_is_not_in) {
  const auto hidden = world().community(noor, Openness::private_, "Hidden");
  dump.posts({question(1)});
  const auto path = path_of(bring(hidden));
  auto ada = browser_of("Ada");
  EXPECT_THAT(ada.get("/imports").at("/items").as_array(), IsEmpty());
  EXPECT_EQ(ada.get(path).status, 404);
  EXPECT_EQ(ada.get(path + "/down_voted").status, 404);
  EXPECT_EQ(ada.get("/imports/0000000000000").status, 404);
}

TEST_P(ImportPages, name_a_private_community_to_an_administrator_who_is_in_it) {
  const auto hidden = world().community(noor, Openness::private_, "Hidden");
  dump.posts({question(1)});
  bring(hidden);
  const auto mira = world().administrator("Mira");
  world().member(hidden, mira);
  EXPECT_EQ(browser_of("Mira").get("/imports").string("/items/0/community/name"), "Hidden");
}

KRING_ON_BOTH_DATABASES(ImportPages);

}  // namespace
}  // namespace kring::imports
