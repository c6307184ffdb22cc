#include "hub/contributions/question_list.h"
#include "hub/contributions/question_page.h"
#include "hub/curation/theme_page.h"
#include "platform/journal/journal.h"
#include "tests/support/databases.h"
#include "tests/support/refusals.h"
#include "tests/support/world.h"

#include <gmock/gmock.h>

namespace kring::curation {
namespace {

using communities::Openness;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing_support::outcome_of;
using testing_support::ruled;

/// Lotte facilitates an open community in which Noor asks; Ada is an administrator.
class Themes : public OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped()) return;
    world.open(db());
    noor = world.person("Noor");
    youssef = world.person("Youssef");
    lotte = world.person("Lotte");
    ada = world.administrator("Ada");
    pumps = world.community(lotte);
    question = world.question(noor, pumps);
    world.forget_journal();
  }

  template <class Fn>
  auto write(Fn&& fn) {
    return db().write(std::forward<Fn>(fn));
  }
  template <class Fn>
  std::string trying(Fn&& fn) {
    return outcome_of([&] { db().write(std::forward<Fn>(fn)); });
  }

  ThemeId theme(std::string_view name) { return theme(noor, pumps, name); }
  ThemeId theme(const Visitor& visitor, CommunityId community, std::string_view name) {
    const NewTheme added{ruled<ThemeName>(name)};
    return write([&](Tx& tx) { return add_theme(tx, visitor, community, added); });
  }

  Theme page(ThemeId id) { return page(noor, id); }
  Theme page(const Visitor& visitor, ThemeId id) {
    return db().read([&](Tx& tx) { return show_theme(tx, visitor, id); });
  }

  static DescribedTheme described(std::string_view name, std::int64_t revision = 1) {
    DescribedTheme described;
    described.name = ruled<ThemeName>(name);
    described.revision = revision;
    return described;
  }
  std::string describes(const Visitor& visitor, ThemeId id, const DescribedTheme& to) {
    return trying([&](Tx& tx) { describe_theme(tx, visitor, id, to); });
  }

  void choose(const Visitor& visitor, contributions::QuestionId id, std::vector<ThemeId> themes) {
    write([&](Tx& tx) { contributions::choose_themes(tx, visitor, id, {themes}); });
  }

  std::vector<std::string> on_question(contributions::QuestionId id) {
    const auto shown =
        db().read([&](Tx& tx) { return contributions::show_question(tx, noor, id); });
    std::vector<std::string> names;
    for (const auto& each : shown.themes) names.push_back(each.name);
    return names;
  }

  std::vector<std::string> listed(const ListThemes& wanted = {}) {
    const auto found = db().read([&](Tx& tx) { return list_themes(tx, noor, pumps, wanted); });
    std::vector<std::string> names;
    for (const auto& each : found.items) names.push_back(each.name);
    return names;
  }
  std::vector<std::string> found(std::string_view q) {
    return listed({text::Line<0, 40>::from_text(q).value(), {}});
  }

  std::vector<contributions::QuestionId> questions(const Visitor& visitor,
                                                   const contributions::ListQuestions& wanted) {
    const auto found =
        db().read([&](Tx& tx) { return contributions::list_questions(tx, visitor, wanted); });
    std::vector<contributions::QuestionId> ids;
    for (const auto& each : found.items) ids.push_back(each.id);
    return ids;
  }
  contributions::ListQuestions of(ThemeId id) { return {{}, {}, id, {}}; }

  testing_support::World world;
  Visitor noor, youssef, lotte, ada;
  CommunityId pumps;
  contributions::QuestionId question;
};

TEST_P(Themes, whoever_reads_in_a_community_adds_one_and_it_has_a_page) {
  const auto id = theme(youssef, pumps, "Circuit breakers");
  const auto shown = page(id);
  EXPECT_EQ(shown.name, "Circuit breakers");
  EXPECT_EQ(shown.slug, "circuit-breakers");
  EXPECT_EQ(shown.community, pumps);
  EXPECT_EQ(shown.community_name, "Heat pumps");
  EXPECT_EQ(shown.questions, 0);
  EXPECT_TRUE(shown.may.ask);
  EXPECT_FALSE(shown.may.describe);
  EXPECT_THAT(world.journal_kinds(), ElementsAre("theme.added"));
}

TEST_P(Themes, a_word_that_leads_to_one_already_adds_none) {
  const auto id = theme("Circuit breakers");
  EXPECT_EQ(theme(youssef, pumps, "  CIRCUIT-breakers "), id);
  EXPECT_NE(theme("C"), theme("C++"));
  EXPECT_THAT(world.journal_kinds(), ElementsAre("theme.added", "theme.added", "theme.added"));
}

TEST_P(Themes, two_communities_may_have_one_word_each) {
  const auto other = world.community(lotte, Openness::open, "Charging");
  EXPECT_NE(theme(noor, pumps, "Fuses"), theme(noor, other, "Fuses"));
}

TEST_P(Themes, a_facilitator_and_an_administrator_describe_it_and_nobody_else) {
  const auto id = theme("Breakers");
  auto to = described("Circuit breakers");
  to.description = ruled<ThemeDescription>("What *trips*.");
  to.names.nl = ruled<ThemeName>("Automaten");
  to.synonyms = {ruled<ThemeName>("MCB")};
  EXPECT_EQ(describes(noor, id, to), "not_allowed");
  EXPECT_EQ(describes(lotte, id, to), "done");
  const auto shown = page(id);
  EXPECT_EQ(shown.name, "Circuit breakers");
  EXPECT_EQ(shown.names.nl->text(), "Automaten");
  EXPECT_EQ(shown.html, "<p>What <em>trips</em>.</p>\n");
  EXPECT_THAT(shown.synonyms, ElementsAre("MCB"));
  EXPECT_THAT(shown.former_names, ElementsAre("Breakers"));
  EXPECT_EQ(describes(ada, id, described("Fuses", 2)), "done");
  EXPECT_THAT(world.journal_kinds(),
              ElementsAre("theme.added", "theme.described", "theme.described"));
}

TEST_P(Themes, all_its_words_lead_to_it_and_a_former_name_cannot_be_taken_back) {
  const auto id = theme("Breakers");
  auto to = described("Circuit breakers");
  to.names.nl = ruled<ThemeName>("Automaten");
  to.synonyms = {ruled<ThemeName>("MCB"), ruled<ThemeName>("Breakers")};
  describes(lotte, id, to);
  for (const auto* word : {"breakers", "circuit breakers", "automaten", "mcb"}) {
    EXPECT_EQ(theme(word), id) << word;
  }
  describes(lotte, id, described("Circuit breakers", 2));
  EXPECT_EQ(theme("breakers"), id);
  EXPECT_NE(theme("mcb"), id);
}

TEST_P(Themes, a_word_of_another_theme_is_refused_and_nothing_changes) {
  const auto id = theme("Breakers");
  theme("Fuses");
  auto to = described("Circuit breakers");
  to.synonyms = {ruled<ThemeName>("fuses")};
  EXPECT_EQ(describes(lotte, id, to), "theme.name_taken");
  EXPECT_EQ(page(id).name, "Breakers");
  EXPECT_EQ(page(id).revision, 1);
}

TEST_P(Themes, an_edit_of_an_older_revision_is_refused) {
  const auto id = theme("Breakers");
  EXPECT_EQ(describes(lotte, id, described("Fuses")), "done");
  EXPECT_EQ(describes(lotte, id, described("Relays")), "revision.stale");
}

TEST_P(Themes, a_question_is_asked_with_themes_in_the_order_in_which_they_were_chosen) {
  const auto fuses = theme("Fuses");
  const auto breakers = theme("Breakers");
  const contributions::NewQuestion asked{
      ruled<contributions::Title>("Which one trips first?"), {}, {{fuses, breakers, fuses}}};
  world.forget_journal();
  const auto id = write([&](Tx& tx) { return contributions::ask(tx, noor, pumps, asked); });
  EXPECT_THAT(on_question(id), ElementsAre("Fuses", "Breakers"));
  EXPECT_EQ(page(fuses).questions, 1);
  EXPECT_THAT(world.journal_kinds(), ElementsAre("question.asked"));
  const auto line =
      db().read([](Tx& tx) { return journal::line(tx, journal::last_seq(tx)).value(); });
  EXPECT_EQ(line.data, R"({"themes":[")" + fuses.text() + R"(",")" + breakers.text() + R"("]})");
}

TEST_P(Themes, a_question_brings_new_themes_along_in_its_own_act) {
  const auto fuses = theme("Fuses");
  const contributions::NewQuestion asked{
      ruled<contributions::Title>("Which one trips first?"),
      {},
      {{fuses}},
      {{ruled<ThemeName>("Breakers"), ruled<ThemeName>("FUSES"), ruled<ThemeName>("Relays")}}};
  world.forget_journal();
  const auto id = write([&](Tx& tx) { return contributions::ask(tx, noor, pumps, asked); });
  EXPECT_THAT(on_question(id), ElementsAre("Fuses", "Breakers", "Relays"));
  EXPECT_EQ(page(fuses).questions, 1);
  EXPECT_THAT(world.journal_kinds(), ElementsAre("theme.added", "theme.added", "question.asked"));
}

TEST_P(Themes, a_question_that_is_refused_leaves_no_theme_behind) {
  const auto circle = world.community(lotte, Openness::private_, "Circle");
  const auto hidden = theme(lotte, circle, "Burn-out");
  const contributions::NewQuestion asked{ruled<contributions::Title>("Which one trips first?"),
                                         {},
                                         {{hidden}},
                                         {{ruled<ThemeName>("Breakers")}}};
  world.forget_journal();
  EXPECT_EQ(trying([&](Tx& tx) { contributions::ask(tx, noor, pumps, asked); }), "theme.elsewhere");
  EXPECT_THAT(world.journal_kinds(), IsEmpty());
  const auto breakers = theme("Breakers");
  EXPECT_EQ(page(breakers).questions, 0);
  EXPECT_THAT(world.journal_kinds(), ElementsAre("theme.added")) << "it was not there yet";
}

TEST_P(Themes, old_and_new_ones_together_are_five_at_most) {
  std::vector<ThemeId> themes;
  for (const auto* name : {"Fuses", "Relays", "Cables", "Meters"}) themes.push_back(theme(name));
  const std::vector<ThemeName> one{ruled<ThemeName>("Breakers")};
  const std::vector<ThemeName> two{one[0], ruled<ThemeName>("Pumps")};
  world.forget_journal();
  EXPECT_EQ(trying([&](Tx& tx) {
              contributions::choose_themes(tx, noor, question, {themes, two});
            }),
            "input.invalid");
  EXPECT_THAT(world.journal_kinds(), IsEmpty());
  write([&](Tx& tx) { contributions::choose_themes(tx, noor, question, {themes, one}); });
  EXPECT_THAT(on_question(question),
              ElementsAre("Fuses", "Relays", "Cables", "Meters", "Breakers"));
  EXPECT_THAT(world.journal_kinds(), ElementsAre("theme.added", "question.themed"));
}

TEST_P(Themes, the_asker_and_a_facilitator_choose_others_and_nobody_else) {
  const auto fuses = theme("Fuses");
  const auto breakers = theme("Breakers");
  world.forget_journal();
  choose(noor, question, {fuses});
  choose(noor, question, {fuses});
  choose(lotte, question, {breakers});
  EXPECT_EQ(trying([&](Tx& tx) { contributions::choose_themes(tx, youssef, question, {{fuses}}); }),
            "not_allowed");
  EXPECT_THAT(on_question(question), ElementsAre("Breakers"));
  EXPECT_EQ(page(fuses).questions, 0);
  EXPECT_EQ(page(breakers).questions, 1);
  EXPECT_THAT(world.journal_kinds(), ElementsAre("question.themed", "question.themed"));
}

TEST_P(Themes, a_change_of_themes_is_a_new_version_of_the_question) {
  const auto version = [&] {
    return db()
        .read([&](Tx& tx) { return contributions::show_question(tx, noor, question); })
        .version;
  };
  const auto before = version();
  choose(noor, question, {theme("Fuses")});
  EXPECT_EQ(version(), before + 1);
}

TEST_P(Themes, another_communitys_theme_is_refused_as_if_it_were_not_there) {
  const auto circle = world.community(lotte, Openness::private_, "Circle");
  const auto hidden = theme(lotte, circle, "Burn-out");
  for (const auto id : {hidden, ThemeId(7)}) {
    EXPECT_EQ(trying([&](Tx& tx) { contributions::choose_themes(tx, noor, question, {{id}}); }),
              "theme.elsewhere");
  }
}

TEST_P(Themes, what_is_withdrawn_does_not_count_until_it_is_restored) {
  const auto fuses = theme("Fuses");
  choose(noor, question, {fuses});
  write([&](Tx& tx) { contributions::withdraw_question(tx, noor, question); });
  EXPECT_EQ(page(fuses).questions, 0);
  write([&](Tx& tx) { contributions::restore_question(tx, noor, question); });
  EXPECT_EQ(page(fuses).questions, 1);
}

TEST_P(Themes, a_theme_lists_its_questions_the_newest_first) {
  const auto fuses = theme("Fuses");
  clock().advance(std::chrono::hours(1));
  const auto second = world.question(youssef, pumps, "Which fuse fits here?");
  world.question(youssef, pumps, "Something else entirely?");
  choose(noor, question, {fuses});
  choose(youssef, second, {fuses});
  EXPECT_THAT(questions(lotte, of(fuses)), ElementsAre(second, question));
}

TEST_P(Themes, following_brings_its_questions_under_followed) {
  const auto fuses = theme("Fuses");
  choose(noor, question, {fuses});
  const contributions::ListQuestions followed{contributions::Show::followed, {}, {}, {}};
  EXPECT_THAT(questions(youssef, followed), IsEmpty());
  world.forget_journal();
  for (int i = 0; i < 2; ++i) write([&](Tx& tx) { follow_theme(tx, youssef, fuses); });
  EXPECT_THAT(questions(youssef, followed), ElementsAre(question));
  EXPECT_TRUE(page(youssef, fuses).followed);
  EXPECT_FALSE(page(noor, fuses).followed);
  EXPECT_EQ(page(noor, fuses).followers, 1);
  for (int i = 0; i < 2; ++i) write([&](Tx& tx) { unfollow_theme(tx, youssef, fuses); });
  EXPECT_THAT(questions(youssef, followed), IsEmpty());
  EXPECT_THAT(world.journal_kinds(), ElementsAre("theme.followed", "theme.unfollowed"));
}

TEST_P(Themes, a_merged_theme_goes_up_in_the_other_with_all_that_led_to_it) {
  const auto fuses = theme("Fuses");
  const auto breakers = theme("Breakers");
  const auto relays = theme("Relays");
  const auto both = world.question(youssef, pumps, "Fuse or breaker, which?");
  choose(noor, question, {fuses});
  choose(youssef, both, {fuses, breakers});
  write([&](Tx& tx) { follow_theme(tx, youssef, fuses); });
  world.forget_journal();
  write([&](Tx& tx) { merge_theme(tx, lotte, fuses, breakers); });
  EXPECT_THAT(on_question(question), ElementsAre("Breakers"));
  EXPECT_THAT(on_question(both), ElementsAre("Breakers"));
  EXPECT_EQ(page(breakers).questions, 2);
  EXPECT_TRUE(page(youssef, breakers).followed);
  EXPECT_EQ(page(fuses).id, breakers);
  EXPECT_EQ(theme("fuses"), breakers);
  EXPECT_THAT(page(breakers).former_names, ElementsAre("Fuses"));
  EXPECT_THAT(world.journal_kinds(), ElementsAre("theme.merged"));

  write([&](Tx& tx) { merge_theme(tx, lotte, breakers, relays); });
  EXPECT_EQ(page(fuses).id, relays);
  choose(noor, question, {fuses});
  EXPECT_THAT(on_question(question), ElementsAre("Relays"));
  EXPECT_THAT(listed(), ElementsAre("Relays"));
}

TEST_P(Themes, only_facilitators_merge_and_only_two_of_one_community) {
  const auto fuses = theme("Fuses");
  const auto breakers = theme("Breakers");
  const auto other = world.community(lotte, Openness::open, "Charging");
  const auto cables = theme(lotte, other, "Cables");
  const auto merging = [&](const Visitor& visitor, ThemeId into) {
    return trying([&](Tx& tx) { merge_theme(tx, visitor, fuses, into); });
  };
  EXPECT_EQ(merging(noor, breakers), "not_allowed");
  EXPECT_EQ(merging(lotte, fuses), "theme.elsewhere");
  EXPECT_EQ(merging(lotte, cables), "theme.elsewhere");
  EXPECT_EQ(merging(ada, breakers), "done");
}

TEST_P(Themes, a_merge_counts_no_withdrawn_question) {
  const auto fuses = theme("Fuses");
  const auto breakers = theme("Breakers");
  choose(noor, question, {fuses});
  write([&](Tx& tx) { contributions::withdraw_question(tx, noor, question); });
  write([&](Tx& tx) { merge_theme(tx, lotte, fuses, breakers); });
  EXPECT_EQ(page(breakers).questions, 0);
  write([&](Tx& tx) { contributions::restore_question(tx, noor, question); });
  EXPECT_EQ(page(breakers).questions, 1);
}

TEST_P(Themes, those_of_a_private_community_do_not_exist_for_others) {
  const auto circle = world.community(lotte, Openness::private_, "Circle");
  const auto id = theme(lotte, circle, "Burn-out");
  for (const auto& visitor : {noor, ada}) {
    EXPECT_EQ(outcome_of([&] { page(visitor, id); }), "not_found");
    EXPECT_EQ(trying([&](Tx& tx) { follow_theme(tx, visitor, id); }), "not_found");
    EXPECT_EQ(describes(visitor, id, described("Well-being")), "not_found");
    EXPECT_EQ(outcome_of([&] { questions(visitor, of(id)); }), "not_found");
  }
  world.member(circle, noor);
  EXPECT_EQ(page(noor, id).name, "Burn-out");
}

TEST_P(Themes, those_of_a_closed_community_are_for_its_members) {
  const auto closed = world.community(lotte, Openness::closed, "Leading");
  const auto id = theme(lotte, closed, "Feedback");
  EXPECT_EQ(outcome_of([&] { page(noor, id); }), "not_found");
  EXPECT_EQ(outcome_of([&] { theme(noor, closed, "Praise"); }), "membership.required");
  EXPECT_EQ(outcome_of([&] { db().read([&](Tx& tx) { list_themes(tx, noor, closed, {}); }); }),
            "membership.required");
}

TEST_P(Themes, the_most_used_come_first_and_any_word_of_them_is_found_by_its_beginning) {
  theme("Heat pumps");
  const auto fuses = theme("Slow_100% fuses");
  choose(noor, question, {fuses});
  EXPECT_THAT(listed(), ElementsAre("Slow_100% fuses", "Heat pumps"));
  EXPECT_THAT(found("PUMP"), ElementsAre("Heat pumps"));
  EXPECT_THAT(found("heat p"), ElementsAre("Heat pumps"));
  EXPECT_THAT(found("eat"), IsEmpty());
  EXPECT_THAT(found("100%"), ElementsAre("Slow_100% fuses"));
  EXPECT_THAT(found("%"), IsEmpty());
}

TEST_P(Themes, a_long_list_is_read_a_page_at_a_time) {
  for (std::size_t i = 0; i < page_size + 2; ++i) theme("Theme " + std::to_string(i));
  const auto first = db().read([&](Tx& tx) { return list_themes(tx, noor, pumps, {}); });
  EXPECT_EQ(first.items.size(), page_size);
  EXPECT_THAT(listed({{}, first.next}), ElementsAre("Theme 1", "Theme 0"));
}

KRING_ON_BOTH_DATABASES(Themes);

TEST(WordKeys, make_one_of_what_differs_only_in_case_hyphens_and_spaces) {
  EXPECT_EQ(word_key("Heat  pumps"), "heat-pumps");
  EXPECT_EQ(word_key("-heat_PUMPS-"), "heat-pumps");
  EXPECT_EQ(word_key("Ｃ＃"), "c#");
  EXPECT_EQ(word_key("C++"), "c++");
  EXPECT_EQ(word_key("-"), "-");
}

}  // namespace
}  // namespace kring::curation
