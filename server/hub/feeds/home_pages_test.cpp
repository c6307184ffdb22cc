#include "hub/curation/themes.h"
#include "hub/feeds/home.h"
#include "hub/people/following.h"
#include "hub/people/profile.h"
#include "tests/support/databases.h"
#include "tests/support/world.h"

#include <random>
#include <set>

#include <gmock/gmock.h>

namespace kring::feeds {
namespace {

using communities::Openness;
using contributions::QuestionId;
using testing_support::ruled;

/// Noor reads on while others ask and answer, wherever they like.
class HomePages : public OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped()) return;
    world.open(db());
    noor = world.person("Noor");
    for (const auto* name : {"Youssef", "Lotte", "Bram"}) others.push_back(world.person(name));
    for (const auto* name : {"Pumps", "Panels", "Fuses"}) {
      places.push_back(world.community(others[0], Openness::open, name));
      themes.push_back(db().write([&](Tx& tx) {
        const curation::NewTheme theme{ruled<curation::ThemeName>(name)};
        return curation::add_theme(tx, others[0], places.back(), theme);
      }));
    }
    places.push_back(world.community(others[0], Openness::closed, "The club"));
    for (const auto& other : others) world.member(places.back(), other);
    world.member(places[0], noor);
    db().write([&](Tx& tx) {
      people::follow(tx, noor, others[1].person);
      curation::follow_theme(tx, noor, themes[1]);
      people::tell(tx, noor, {{}, {ruled<people::Topic>("fuses")}, {}});
    });
  }

  std::size_t any(std::size_t below) { return random() % below; }

  /// Somebody asks, with a theme or without, or answers.
  void something_happens() {
    clock().advance(Milliseconds(1));
    const auto& who = others[any(others.size())];
    if (questions.empty() || any(3) == 0) {
      const auto at = any(places.size());
      questions.push_back(world.question(who, places[at]));
      if (at < themes.size() && any(2) == 0) {
        db().write([&](Tx& tx) {
          contributions::choose_themes(tx, who, questions.back(), {{themes[at]}, {}});
        });
      }
      return;
    }
    const auto question = questions[any(questions.size())];
    if (db().read([&](Tx& tx) { return access::may_see(tx, question.as<ThingTag>(), who); }))
      world.answer(who, question);
  }

  /// All of home, read page by page; something happens between them as often as this.
  std::vector<QuestionId> read_all(const Page<HomeItem>& first, int acts_between) {
    auto page = first;
    std::vector<QuestionId> read;
    for (;;) {
      for (const auto& item : page.items) read.push_back(item.question.id);
      if (!page.next) return read;
      for (int i = 0; i < acts_between; ++i) something_happens();
      page = db().read([&](Tx& tx) { return home(tx, noor, page.next); });
    }
  }

  testing_support::World world;
  Visitor noor;
  std::vector<Visitor> others;
  std::vector<CommunityId> places;
  std::vector<curation::ThemeId> themes;
  std::vector<QuestionId> questions;
  std::mt19937 random;
};

TEST_P(HomePages, miss_nothing_and_show_nothing_twice_while_others_go_on) {
  for (unsigned seed = 1; seed <= 3; ++seed) {
    random.seed(seed);
    for (int i = 0; i < 150; ++i) something_happens();
    clock().advance(Milliseconds(1));
    const auto first = db().read([&](Tx& tx) { return home(tx, noor, {}); });
    const auto at_once = read_all(first, 0);
    EXPECT_GT(at_once.size(), page_size);
    const std::set<QuestionId> all(at_once.begin(), at_once.end());
    EXPECT_EQ(all.size(), at_once.size()) << seed;
    EXPECT_EQ(read_all(first, 20), at_once) << seed;
  }
}

TEST_P(HomePages, begin_with_what_came_meanwhile_the_next_time) {
  random.seed(7);
  for (int i = 0; i < 60; ++i) something_happens();
  clock().advance(Milliseconds(1));
  const auto asked = world.question(others[0], places[0]);
  const auto first = db().read([&](Tx& tx) { return home(tx, noor, {}); });
  ASSERT_FALSE(first.items.empty());
  EXPECT_EQ(first.items.front().question.id, asked);
}

KRING_ON_BOTH_DATABASES(HomePages);

}  // namespace
}  // namespace kring::feeds
