#include "hub/feeds/home.h"

#include "hub/curation/themes.h"
#include "hub/people/following.h"
#include "hub/people/profile.h"
#include "tests/support/databases.h"
#include "tests/support/world.h"

#include <algorithm>

#include <gmock/gmock.h>

namespace kring::feeds {
namespace {

using communities::Openness;
using contributions::QuestionId;
using curation::ThemeId;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing_support::ruled;

/// Noor is in the club, which is closed; everybody reads what is asked about pumps, where she is
/// not. Youssef and Lotte are in both.
class Home : public OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped()) return;
    world.open(db());
    noor = world.person("Noor");
    youssef = world.person("Youssef");
    lotte = world.person("Lotte");
    pumps = world.community(youssef);
    club = world.community(youssef, Openness::closed, "The club");
    world.member(club, noor);
    world.member(club, lotte);
  }

  template <class Fn>
  auto write(Fn&& fn) {
    return db().write(std::forward<Fn>(fn));
  }
  /// Each a moment after the one before.
  QuestionId ask(const Visitor& asker, CommunityId community,
                 const std::vector<ThemeId>& themes = {}) {
    clock().advance(Milliseconds(1));
    const auto id = world.question(asker, community);
    if (!themes.empty())
      write([&](Tx& tx) { contributions::choose_themes(tx, asker, id, {themes, {}}); });
    return id;
  }
  contributions::AnswerId answer(const Visitor& answerer, QuestionId question) {
    clock().advance(Milliseconds(1));
    return world.answer(answerer, question);
  }
  ThemeId theme(CommunityId community, std::string_view name) {
    const curation::NewTheme added{ruled<curation::ThemeName>(name)};
    return write([&](Tx& tx) { return curation::add_theme(tx, youssef, community, added); });
  }
  void follow(const Visitor& visitor, const Visitor& person) {
    write([&](Tx& tx) { people::follow(tx, visitor, person.person); });
  }
  void tell(const Visitor& visitor, const std::vector<std::string>& topics,
            const std::vector<people::Spoken>& speaks = {}) {
    people::ToldProfile told{{}, {}, speaks};
    for (const auto& topic : topics) told.ask_about.push_back(ruled<people::Topic>(topic));
    write([&](Tx& tx) { people::tell(tx, visitor, told); });
  }
  Page<HomeItem> page(const Visitor& visitor, const std::optional<std::string>& after = {}) {
    return db().read([&](Tx& tx) { return home(tx, visitor, after); });
  }
  std::vector<QuestionId> ids(const Visitor& visitor) {
    std::vector<QuestionId> all;
    for (const auto& item : page(visitor).items) all.push_back(item.question.id);
    return all;
  }
  HomeReason reason(const Visitor& visitor, QuestionId question) {
    for (auto& item : page(visitor).items)
      if (item.question.id == question) return item.reason;
    ADD_FAILURE() << "not there";
    return {};
  }
  Because because(const Visitor& visitor, QuestionId question) {
    return reason(visitor, question).because;
  }

  testing_support::World world;
  Visitor noor, youssef, lotte;
  CommunityId pumps, club;
};

TEST_P(Home, has_first_what_is_in_the_readers_communities_then_what_everybody_may_read) {
  const auto first = ask(youssef, club);
  const auto open = ask(youssef, pumps);
  const auto second = ask(noor, club);
  EXPECT_THAT(ids(noor), ElementsAre(second, first, open));
  EXPECT_EQ(because(noor, second), Because::asked);
  EXPECT_EQ(because(noor, first), Because::community);
  EXPECT_EQ(because(noor, open), Because::open);
  const auto newcomer = world.person("Bram");
  EXPECT_THAT(ids(newcomer), ElementsAre(open)) << "who is in no community";
}

TEST_P(Home, has_what_was_answered_last_first_until_the_answer_is_taken_back) {
  const auto old = ask(youssef, club);
  const auto newer = ask(youssef, club);
  const auto given = answer(lotte, old);
  EXPECT_THAT(ids(noor), ElementsAre(old, newer));
  EXPECT_EQ(page(noor).items.front().active_at, clock().now());
  write([&](Tx& tx) { contributions::withdraw_answer(tx, lotte, given); });
  EXPECT_THAT(ids(noor), ElementsAre(newer, old));
  write([&](Tx& tx) { contributions::restore_answer(tx, lotte, given); });
  EXPECT_THAT(ids(noor), ElementsAre(old, newer));
}

TEST_P(Home, has_what_people_ask_and_answer_whom_the_reader_follows) {
  const auto asked = ask(youssef, pumps);
  const auto answered = ask(lotte, pumps);
  answer(youssef, answered);
  const auto last = ask(lotte, club);
  follow(noor, youssef);
  EXPECT_THAT(ids(noor), ElementsAre(last, answered, asked)) << "all of it is theirs now";
  EXPECT_EQ(because(noor, asked), Because::person_asked);
  EXPECT_EQ(because(noor, answered), Because::person_answered);
  EXPECT_EQ(reason(noor, answered).person->name, "Youssef");
  EXPECT_EQ(because(lotte, asked), Because::open) << "nobody else follows them";
}

TEST_P(Home, never_shows_what_the_reader_may_not_read_whoever_they_follow) {
  const auto crew = world.community(youssef, Openness::private_, "The crew");
  const auto secrets = theme(crew, "Secrets");
  ask(youssef, crew, {secrets});
  world.member(crew, noor);
  write([&](Tx& tx) { curation::follow_theme(tx, noor, secrets); });
  follow(noor, youssef);
  tell(noor, {"secrets"});
  EXPECT_EQ(ids(noor).size(), 1U);
  write([&](Tx& tx) { communities::leave(tx, noor, crew); });
  EXPECT_THAT(ids(noor), IsEmpty()) << "left";
  const auto withdrawn = ask(youssef, pumps);
  write([&](Tx& tx) { contributions::withdraw_question(tx, youssef, withdrawn); });
  EXPECT_THAT(ids(noor), IsEmpty());
}

TEST_P(Home, says_what_the_reader_could_answer_in_the_words_of_their_profile) {
  const auto coffee = theme(pumps, "Koffie");
  const auto plain = ask(youssef, pumps);
  const auto about = ask(youssef, pumps, {coffee});
  clock().advance(Milliseconds(1));
  tell(noor, {"Koffie zetten voor veertig"});
  EXPECT_THAT(ids(noor), ElementsAre(about, plain));
  const auto why = reason(noor, about);
  EXPECT_EQ(why.because, Because::could_answer);
  EXPECT_EQ(why.topic, "Koffie zetten voor veertig");
  EXPECT_EQ(why.theme->name, "Koffie");
  EXPECT_EQ(because(lotte, about), Because::open);
  answer(lotte, about);
  EXPECT_EQ(because(noor, about), Because::open) << "somebody did";
}

TEST_P(Home, offers_to_answer_in_languages_that_the_reader_speaks) {
  const auto coffee = theme(pumps, "Coffee");
  clock().advance(Milliseconds(1));
  const auto id = world.question(youssef, pumps, "Why is the coffee cold?",
                                 "It was hot when it was made and it is cold when I drink it.");
  write([&](Tx& tx) { contributions::choose_themes(tx, youssef, id, {{coffee}, {}}); });
  tell(noor, {"coffee"}, {people::Spoken::nl});
  EXPECT_EQ(because(noor, id), Because::open);
  tell(noor, {"coffee"}, {people::Spoken::nl, people::Spoken::en});
  EXPECT_EQ(because(noor, id), Because::could_answer);
}

TEST_P(Home, says_which_theme_of_it_the_reader_follows) {
  const auto fuses = theme(pumps, "Fuses");
  const auto about = ask(youssef, pumps, {fuses});
  write([&](Tx& tx) { curation::follow_theme(tx, noor, fuses); });
  EXPECT_EQ(because(noor, about), Because::theme);
  EXPECT_EQ(reason(noor, about).theme->name, "Fuses");
}

TEST_P(Home, leaves_out_what_is_old_unless_it_waits_or_was_solved) {
  const auto waits = ask(youssef, club);
  const auto answered = ask(youssef, club);
  answer(lotte, answered);
  const auto solved = ask(youssef, club);
  const auto by = answer(lotte, solved);
  write([&](Tx& tx) { contributions::accept(tx, youssef, solved, by); });
  EXPECT_THAT(ids(noor), ElementsAre(solved, answered, waits));
  clock().advance(fresh_for + std::chrono::days(1));
  EXPECT_THAT(ids(noor), ElementsAre(solved, waits));
}

TEST_P(Home, is_the_same_however_many_communities_the_reader_is_in) {
  std::vector<QuestionId> all;
  for (int i = 0; i < 12; ++i) {
    const auto place = world.community(youssef, Openness::closed, "Place " + std::to_string(i));
    world.member(place, noor);
    all.push_back(ask(youssef, place));
  }
  const auto crew = world.community(youssef, Openness::private_, "The crew");
  for (int i = 0; i < 140; ++i) ask(youssef, crew);
  std::ranges::reverse(all);
  EXPECT_EQ(ids(noor), all) << "behind many that are not for them";
}

KRING_ON_BOTH_DATABASES(Home);

}  // namespace
}  // namespace kring::feeds
