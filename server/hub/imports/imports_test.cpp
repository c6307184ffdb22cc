#include "hub/imports/imports.h"

#include "hub/contributions/question_page.h"
#include "hub/curation/theme_page.h"
#include "hub/identity/identity.h"
#include "hub/people/people.h"
#include "hub/reactions/likes.h"
#include "tests/support/databases.h"
#include "tests/support/dump_folder.h"
#include "tests/support/world.h"

#include <gmock/gmock.h>
#include <sys/stat.h>

namespace kring::imports {
namespace {

using communities::Openness;
using contributions::Question;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;
using testing_support::DumpFolder;

const Watch nobody_stops = [](const Progress&) { return true; };

struct Told {
  std::string kind;
  Time happened_at;
  journal::Origin origin{};
  BOOST_DESCRIBE_CLASS(Told, (), (kind, happened_at, origin), (), ())
};

class Imports : public OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped()) return;
    world.open(db());
    noor = world.person("Noor");
    coffee = world.community(noor, Openness::open, "Coffee");
    world.forget_journal();
  }

  Imported run() { return import_stack_exchange(db(), {Dump{dump.path()}, coffee}, nobody_stops); }
  Report finished() { return std::get<Finished>(run()).report; }

  std::vector<ThingId> things(std::string_view kind) {
    return db().read([&](Tx& tx) {
      return tx.values<ThingId>("SELECT id FROM things WHERE kind = $1 ORDER BY id", kind);
    });
  }
  Question page(std::size_t number = 0) {
    const auto id = things("question").at(number).as<contributions::QuestionTag>();
    return db().read([&](Tx& tx) { return contributions::show_question(tx, noor, id); });
  }
  std::vector<Told> told() {
    db().await_numbering();
    return db().read([](Tx& tx) {
      return tx.rows<Told>(
          "SELECT kind, happened_at, origin FROM journal"
          " WHERE origin = 'import' ORDER BY seq");
    });
  }

  testing_support::World world;
  Visitor noor;
  CommunityId coffee;
  DumpFolder dump;
};

Time at(std::string_view time) {
  return parse_time(time).value();
}

TEST_P(Imports, a_question_comes_with_its_answers_comments_and_times) {
  dump.users({R"(Id="7" DisplayName="Ada")", R"(Id="8" DisplayName="Bo")"})
      .posts(
          {R"(Id="1" PostTypeId="1" AcceptedAnswerId="2" CreationDate="2018-02-06T20:19:50.957")"
           R"( Score="0" ViewCount="40" OwnerUserId="7" Title="How fine?" Tags="|grind|"
                 Body="&lt;p&gt;How &lt;b&gt;fine&lt;/b&gt;?&lt;/p&gt;")",
           R"(Id="2" PostTypeId="2" ParentId="1" CreationDate="2018-02-07T08:00:00.000" Score="0")"
           R"( OwnerUserId="8" Body="&lt;p&gt;Like sand.&lt;/p&gt;")"})
      .comments({R"(Id="5" PostId="1" Text="For `espresso`?" UserId="8")"
                 R"( CreationDate="2018-02-06T21:00:00.000" Score="3")",
                 R"(Id="6" PostId="2" Text="Yes" UserDisplayName="user23")"
                 R"( CreationDate="2018-02-07T09:00:00.000" Score="0")"});
  const auto report = finished();
  const auto question = page();
  EXPECT_EQ(question.title, "How fine?");
  EXPECT_EQ(question.text, "How **fine**?");
  EXPECT_EQ(question.html, "<p>How <strong>fine</strong>?</p>\n");
  EXPECT_EQ(question.by.name, "Ada");
  EXPECT_EQ(question.asked_at, at("2018-02-06T20:19:50.957Z"));
  EXPECT_FALSE(question.edited_at);
  ASSERT_THAT(question.themes, SizeIs(1));
  EXPECT_EQ(question.themes[0].name, "grind");
  ASSERT_THAT(question.comments, SizeIs(1));
  EXPECT_EQ(question.comments[0].by.name, "Bo");
  EXPECT_EQ(question.comments[0].html, "<p>For <code>espresso</code>?</p>\n");
  ASSERT_THAT(question.answers, SizeIs(1));
  EXPECT_EQ(question.answers[0].by.name, "Bo");
  EXPECT_EQ(question.answers[0].answered_at, at("2018-02-07T08:00:00Z"));
  EXPECT_EQ(question.accepted, question.answers[0].id);
  ASSERT_THAT(question.answers[0].comments, SizeIs(1));
  EXPECT_EQ(question.answers[0].comments[0].by.name, "user23");
  EXPECT_EQ(report.number(ImportedKind::comment_like, ImportOutcome::not_kept), 3);
  const auto community =
      db().read([&](Tx& tx) { return communities::require_visible(tx, noor, coffee).community; });
  EXPECT_EQ(community.questions, 1);
  EXPECT_EQ(community.unanswered, 0);
}

TEST_P(Imports, each_of_them_is_told_as_an_import_at_its_time) {
  dump.posts({R"(Id="1" PostTypeId="1" AcceptedAnswerId="2" CreationDate="2018-02-06T20:00:00")"
              R"( Title="How fine?" Tags="&lt;grind&gt;" Body="x")",
              R"(Id="2" PostTypeId="2" ParentId="1" CreationDate="2018-02-07T08:00:00" Body="y")"})
      .votes({R"(Id="1" PostId="2" VoteTypeId="1" CreationDate="2018-02-09T00:00:00.000")"})
      .comments({R"(Id="5" PostId="2" Text="Yes" CreationDate="2018-02-08T21:00:00")"});
  run();
  const auto lines = told();
  ASSERT_THAT(lines, SizeIs(5));
  EXPECT_THAT(world.journal_kinds(), ElementsAre("theme.added", "question.asked", "answer.given",
                                                 "answer.accepted", "comment.made"));
  EXPECT_EQ(lines[0].happened_at, clock().now());
  EXPECT_EQ(lines[1].happened_at, at("2018-02-06T20:00:00Z"));
  EXPECT_EQ(lines[2].happened_at, at("2018-02-07T08:00:00Z"));
  EXPECT_EQ(lines[3].happened_at, at("2018-02-09T00:00:00Z"));
  EXPECT_EQ(lines[4].happened_at, at("2018-02-08T21:00:00Z"));
}

TEST_P(Imports, people_come_without_an_account_and_are_not_counted_as_readers) {
  dump.users({R"(Id="-1" DisplayName="Community")", R"(Id="7" DisplayName="Ada" AboutMe="x")"})
      .posts({R"(Id="1" PostTypeId="1" CreationDate="2018-02-06T20:00:00" Title="A" Body="x")"
              R"( OwnerUserId="7")",
              R"(Id="2" PostTypeId="1" CreationDate="2018-02-06T20:00:00" Title="B" Body="x")"
              R"( OwnerUserId="14")",
              R"(Id="3" PostTypeId="1" CreationDate="2018-02-06T20:00:00" Title="C" Body="x")"
              R"( OwnerDisplayName="gone")",
              R"(Id="4" PostTypeId="1" CreationDate="2018-02-06T20:00:00" Title="D" Body="x")"});
  const auto report = finished();
  EXPECT_EQ(report.number(ImportedKind::person, ImportOutcome::came), 2);
  EXPECT_EQ(report.number(ImportedKind::about, ImportOutcome::not_kept), 1);
  EXPECT_EQ(db().read(people::headcount), 1);
  db().read([&](Tx& tx) {
    EXPECT_THAT(tx.values<std::string>("SELECT name FROM people ORDER BY name"),
                UnorderedElementsAre("Ada", "Community", "Noor", "gone", "user", "user14"));
    EXPECT_THAT(identity::addresses(tx), SizeIs(1));
  });
  EXPECT_EQ(page(0).by.name, "Ada");
  EXPECT_EQ(page(1).by.name, "user14");
  EXPECT_EQ(page(2).by.name, "gone");
  EXPECT_EQ(page(3).by.name, "user");
}

TEST_P(Imports, what_texts_said_before_is_kept_in_markdown) {
  dump.posts({R"(Id="1" PostTypeId="1" CreationDate="2018-02-06T20:00:00" Title="Third title")"
              R"( Body="&lt;p&gt;html&lt;/p&gt;" OwnerUserId="7")"})
      .history(
          {R"(Id="1" PostHistoryTypeId="2" PostId="1" RevisionGUID="a" UserId="7" CreationDate="2018-02-06T20:00:00" Text="*one*&#xD;&#xA;more")",
           R"(Id="2" PostHistoryTypeId="1" PostId="1" RevisionGUID="a" UserId="7" CreationDate="2018-02-06T20:00:00" Text="First title")",
           R"(Id="3" PostHistoryTypeId="3" PostId="1" RevisionGUID="a" UserId="7" CreationDate="2018-02-06T20:00:00" Text="&lt;a&gt;")",
           R"(Id="4" PostHistoryTypeId="5" PostId="1" RevisionGUID="b" UserId="8" CreationDate="2018-02-07T20:00:00" Text="*two*")",
           R"(Id="5" PostHistoryTypeId="6" PostId="1" RevisionGUID="c" UserId="8" CreationDate="2018-02-08T20:00:00" Text="&lt;b&gt;")",
           R"(Id="6" PostHistoryTypeId="4" PostId="1" RevisionGUID="d" UserId="7" CreationDate="2018-02-09T20:00:00" Text="Third title")",
           R"(Id="7" PostHistoryTypeId="8" PostId="1" RevisionGUID="d" UserId="7" CreationDate="2018-02-09T20:00:00" Text="*one* again")",
           R"(Id="8" PostHistoryTypeId="10" PostId="1" RevisionGUID="e" UserId="7" CreationDate="2018-02-10T20:00:00" Text="{}")",
           R"(Id="9" PostHistoryTypeId="2" PostId="99" RevisionGUID="f" UserId="7" CreationDate="2018-02-10T20:00:00" Text="gone")"});
  const auto report = finished();
  const auto question = page();
  EXPECT_EQ(question.text, "*one* again");
  EXPECT_EQ(question.revision, 3);
  EXPECT_EQ(question.edited_at, at("2018-02-09T20:00:00Z"));
  const auto revisions = db().read([&](Tx& tx) {
    return contributions::question_revisions(tx, noor, question.id, std::nullopt).items;
  });
  ASSERT_THAT(revisions, SizeIs(3));
  EXPECT_EQ(revisions[0].title, "Third title");
  EXPECT_EQ(revisions[1].title, "First title");
  EXPECT_EQ(revisions[1].text, "*two*");
  EXPECT_EQ(revisions[1].by.name, "user8");
  EXPECT_EQ(revisions[2].text, "*one*\nmore");
  EXPECT_EQ(revisions[2].at, at("2018-02-06T20:00:00Z"));
  EXPECT_EQ(report.number(ImportedKind::version, ImportOutcome::came), 2);
  EXPECT_EQ(report.number(ImportedKind::version, ImportOutcome::only_themes), 1);
  EXPECT_EQ(report.number(ImportedKind::version, ImportOutcome::post_missing), 1);
  EXPECT_EQ(report.number(ImportedKind::closing, ImportOutcome::not_kept), 1);
  db().read(
      [](Tx& tx) { EXPECT_EQ(tx.value<std::int64_t>("SELECT count(*) FROM import_texts"), 0); });
}

TEST_P(Imports, likes_come_without_givers_and_down_votes_are_reported_post_by_post) {
  dump.posts({R"(Id="1" PostTypeId="1" CreationDate="2018-02-06T20:00:00" Title="A" Body="x")"
              R"( Score="1")",
              R"(Id="2" PostTypeId="2" ParentId="1" CreationDate="2018-02-06T21:00:00" Body="y")"
              R"( Score="2")"})
      .votes({R"(Id="1" PostId="1" VoteTypeId="2")", R"(Id="2" PostId="1" VoteTypeId="2")",
              R"(Id="3" PostId="1" VoteTypeId="3")", R"(Id="4" PostId="2" VoteTypeId="2")",
              R"(Id="5" PostId="2" VoteTypeId="2")", R"(Id="6" PostId="9" VoteTypeId="3")",
              R"(Id="7" PostId="1" VoteTypeId="5" UserId="3")"});
  const auto imported = std::get<Finished>(run());
  const auto question = page();
  EXPECT_EQ(question.answers.at(0).helpful, 2);
  EXPECT_EQ(question.same, 0);
  EXPECT_EQ(question.likes, 2);
  db().read([&](Tx& tx) {
    EXPECT_EQ(tx.value<std::int64_t>("SELECT count(*) FROM helpful"), 0);
    const auto down = down_voted_after(tx, imported.id, 0);
    ASSERT_THAT(down, SizeIs(1));
    EXPECT_EQ(down[0].post, 1);
    EXPECT_EQ(down[0].likes, 2);
    EXPECT_EQ(down[0].down_votes, 1);
  });
  EXPECT_EQ(imported.report.number(ImportedKind::like, ImportOutcome::came), 4);
  EXPECT_EQ(imported.report.number(ImportedKind::down_vote, ImportOutcome::not_kept), 1);
  EXPECT_EQ(imported.report.number(ImportedKind::down_vote, ImportOutcome::post_missing), 1);
  EXPECT_EQ(imported.report.number(ImportedKind::vote, ImportOutcome::not_kept), 1);
  EXPECT_EQ(imported.report.number(ImportedKind::score, ImportOutcome::differs), 0);
}

TEST_P(Imports, a_score_without_votes_is_taken_for_likes) {
  dump.posts({R"(Id="1" PostTypeId="1" CreationDate="2018-02-06T20:00:00" Title="A" Body="x")"
              R"( Score="-2")",
              R"(Id="2" PostTypeId="2" ParentId="1" CreationDate="2018-02-06T21:00:00" Body="y")"
              R"( Score="5")"});
  const auto imported = std::get<Finished>(run());
  EXPECT_EQ(page().answers.at(0).helpful, 5);
  db().read([&](Tx& tx) { EXPECT_EQ(down_voted_after(tx, imported.id, 0).at(0).down_votes, 2); });
}

TEST_P(Imports, themes_are_described_by_what_their_tags_said) {
  dump.posts(
          {R"(Id="1" PostTypeId="1" CreationDate="2018-02-06T20:00:00" Title="A" Body="x")"
           R"( Tags="&lt;grind&gt;&lt;c%2b%2b&gt;")",
           R"(Id="2" PostTypeId="5" CreationDate="2018-02-06T21:00:00" Body="&lt;p&gt;L&lt;/p&gt;")",
           R"(Id="3" PostTypeId="4" CreationDate="2018-02-06T21:00:00" Body="Short")"})
      .history({R"(Id="1" PostHistoryTypeId="2" PostId="3" RevisionGUID="a" UserId="7")"
                R"( CreationDate="2018-02-06T20:00:00" Text="In *short*.")"})
      .tags({R"(Id="1" TagName="grind" Count="1" ExcerptPostId="3" WikiPostId="2")",
             R"(Id="2" TagName="water" Count="0")"});
  const auto report = finished();
  const auto theme = page().themes.at(0).id;
  const auto shown = db().read([&](Tx& tx) { return curation::show_theme(tx, noor, theme); });
  EXPECT_EQ(shown.description, "In *short*.\n\nL");
  EXPECT_EQ(shown.questions, 1);
  EXPECT_EQ(report.number(ImportedKind::theme, ImportOutcome::unused), 1);
  EXPECT_EQ(report.number(ImportedKind::description, ImportOutcome::came), 1);
}

TEST_P(Imports, descriptions_of_tags_that_nothing_names_are_reported) {
  dump.posts({R"(Id="1" PostTypeId="1" CreationDate="2018-02-06T20:00:00" Title="A" Body="x")",
              R"(Id="2" PostTypeId="5" CreationDate="2018-02-06T21:00:00" Body="long")"});
  const auto report = finished();
  EXPECT_EQ(report.number(ImportedKind::description, ImportOutcome::theme_missing), 1);
  EXPECT_EQ(report.number(ImportedKind::version, ImportOutcome::post_missing), 0);
}

TEST_P(Imports, links_lead_from_question_to_question) {
  dump.posts({R"(Id="1" PostTypeId="1" CreationDate="2018-02-06T20:00:00" Title="A" Body="x")",
              R"(Id="2" PostTypeId="2" ParentId="1" CreationDate="2018-02-06T21:00:00" Body="y")",
              R"(Id="3" PostTypeId="1" CreationDate="2018-02-06T20:00:00" Title="B" Body="x")"})
      .links({R"(Id="1" PostId="1" RelatedPostId="3" LinkTypeId="1")",
              R"(Id="2" PostId="3" RelatedPostId="1" LinkTypeId="3")",
              R"(Id="3" PostId="2" RelatedPostId="1" LinkTypeId="1")",
              R"(Id="4" PostId="1" RelatedPostId="77" LinkTypeId="1")",
              R"(Id="5" PostId="1" RelatedPostId="3" LinkTypeId="9")"});
  const auto report = finished();
  const auto one = page(0);
  const auto other = page(1);
  ASSERT_THAT(one.links, SizeIs(1));
  EXPECT_EQ(one.links[0].id, other.id);
  EXPECT_EQ(one.links[0].linked, curation::Linked::has_duplicate);
  ASSERT_THAT(other.links, SizeIs(1));
  EXPECT_EQ(other.links[0].linked, curation::Linked::duplicate_of);
  EXPECT_EQ(report.number(ImportedKind::link, ImportOutcome::came), 2);
  EXPECT_EQ(report.number(ImportedKind::link, ImportOutcome::to_itself), 1);
  EXPECT_EQ(report.number(ImportedKind::link, ImportOutcome::post_missing), 1);
  EXPECT_EQ(report.number(ImportedKind::link, ImportOutcome::other_kind), 1);
}

TEST_P(Imports, whatever_does_not_fit_is_left_out_with_a_reason) {
  const std::string long_text(40'001, 'x');
  dump.posts(
          {R"(Id="1" PostTypeId="1" CreationDate="2018-02-06T20:00:00" Title="A" Body="x" AcceptedAnswerId="99")",
           R"(Id="2" PostTypeId="2" ParentId="77" CreationDate="2018-02-06T21:00:00" Body="y")",
           R"(Id="3" PostTypeId="2" ParentId="1" CreationDate="2018-02-06T21:00:00" Body=" ")",
           R"(Id="4" PostTypeId="2" ParentId="1" CreationDate="2018-02-06T21:00:00" Body=")" +
               long_text + "\"",
           R"(Id="five" PostTypeId="1" CreationDate="2018-02-06T20:00:00" Title="A" Body="x")",
           R"(Id="6" PostTypeId="1" CreationDate="yesterday" Title="A" Body="x")",
           R"(Id="7" PostTypeId="1" CreationDate="2018-02-06T20:00:00" Title="" Body="x")",
           R"(Id="8" PostTypeId="6" CreationDate="2018-02-06T20:00:00" Body="x")",
           R"(Id="9" PostTypeId="1" CreationDate="2018-02-06T20:00:00" Title="B" Body="a&#x202E;b" Tags="|a|b|c|d|e|f|")"})
      .comments({R"(Id="1" PostId="2" Text="x" CreationDate="2018-02-06T20:00:00")",
                 R"(Id="2" PostId="1" Text=" " CreationDate="2018-02-06T20:00:00")"})
      .badges({R"(Id="1" UserId="1" Name="Teacher")"});
  const auto report = finished();
  EXPECT_EQ(report.number(ImportedKind::question, ImportOutcome::came), 2);
  EXPECT_EQ(report.number(ImportedKind::question, ImportOutcome::empty), 1);
  EXPECT_EQ(report.number(ImportedKind::answer, ImportOutcome::came), 0);
  EXPECT_EQ(report.number(ImportedKind::answer, ImportOutcome::question_missing), 1);
  EXPECT_EQ(report.number(ImportedKind::answer, ImportOutcome::empty), 1);
  EXPECT_EQ(report.number(ImportedKind::answer, ImportOutcome::too_long), 1);
  EXPECT_EQ(report.number(ImportedKind::post, ImportOutcome::unreadable), 2);
  EXPECT_EQ(report.number(ImportedKind::post, ImportOutcome::other_kind), 1);
  EXPECT_EQ(report.number(ImportedKind::acceptance, ImportOutcome::answer_missing), 1);
  EXPECT_EQ(report.number(ImportedKind::comment, ImportOutcome::post_missing), 1);
  EXPECT_EQ(report.number(ImportedKind::comment, ImportOutcome::empty), 1);
  EXPECT_EQ(report.number(ImportedKind::theme, ImportOutcome::too_many), 1);
  EXPECT_EQ(report.number(ImportedKind::characters, ImportOutcome::removed), 1);
  EXPECT_EQ(report.number(ImportedKind::badge, ImportOutcome::not_kept), 1);
  EXPECT_THAT(report.counts().at({ImportedKind::answer, ImportOutcome::too_long}).examples,
              ElementsAre(4));
  EXPECT_EQ(page(1).text, "ab");
}

/// On a database whose turns are over as soon as they begin.
class ImportsInHaste : public Imports {
 protected:
  TestDatabase::Options options() const override { return {.hasty = true}; }
};
KRING_ON_BOTH_DATABASES(ImportsInHaste);

TEST_P(ImportsInHaste, tell_of_answers_that_did_not_come_one_a_turn) {
  const auto question = [](const std::string& id) {
    return R"(PostTypeId="1" CreationDate="2018-02-06T20:00:00" Title="A" Body="x" Id=")" + id +
           R"(" AcceptedAnswerId="9)" + id + "\"";
  };
  dump.posts({question("1"), question("2"), question("3")});
  int looks = 0;
  const Watch count = [&](const Progress& progress) {
    if (progress.stage == ImportStage::clearing) ++looks;
    return true;
  };
  const auto imported = import_stack_exchange(db(), {Dump{dump.path()}, coffee}, count);
  EXPECT_EQ(std::get<Finished>(imported).report.number(ImportedKind::acceptance,
                                                       ImportOutcome::answer_missing),
            3);
  EXPECT_EQ(looks, 1 + 3) << "as it begins, and after each turn";
}

TEST_P(Imports, what_nobody_can_have_counted_is_unreadable) {
  const std::string greatest = "9223372036854775807\"";
  const std::string viewed =
      R"(Id="2" PostTypeId="1" CreationDate="2018-02-06T20:00:00" Title="B" Body="x" ViewCount=")";
  const std::string scored =
      R"(Id="3" PostTypeId="2" ParentId="1" CreationDate="2018-02-06T20:00:00" Body="x" Score="-)";
  const std::string liked =
      R"(Id="1" PostId="1" Text="x" CreationDate="2018-02-06T20:00:00" Score=")";
  dump.posts({R"(Id="1" PostTypeId="1" CreationDate="2018-02-06T20:00:00" Title="A" Body="x")",
              viewed + greatest, scored + greatest})
      .comments({liked + greatest});
  const auto report = finished();
  EXPECT_EQ(report.number(ImportedKind::post, ImportOutcome::unreadable), 2);
  EXPECT_EQ(report.number(ImportedKind::comment, ImportOutcome::unreadable), 1);
  EXPECT_THAT(things("question"), SizeIs(1));
}

TEST_P(Imports, what_is_of_the_future_comes_as_of_now) {
  dump.posts({R"(Id="1" PostTypeId="1" CreationDate="9999-12-31T23:59:59" Title="A" Body="x")",
              R"(Id="2" PostTypeId="2" ParentId="1" CreationDate="9999-12-31T23:59:59" Body="y")"})
      .comments({R"(Id="1" PostId="1" Text="x" CreationDate="9999-12-31T23:59:59")"});
  finished();
  const auto question = page();
  EXPECT_EQ(question.asked_at, clock().now());
  EXPECT_EQ(question.answers.front().answered_at, clock().now());
  EXPECT_EQ(question.comments.front().commented_at, clock().now());
}

TEST_P(Imports, of_endless_changes_the_newest_are_kept) {
  std::vector<std::string> history{
      R"(Id="1" PostHistoryTypeId="2" PostId="1" CreationDate="2018-02-06T20:00:00" Text="x")"};
  for (std::size_t i = 0; i < 600; ++i) {
    history.push_back(R"(Id=")" + std::to_string(i + 2) +
                      R"(" PostHistoryTypeId="4" PostId="1" RevisionGUID=")" + std::to_string(i) +
                      R"(" CreationDate="2018-02-07T20:00:00" Text="Title )" + std::to_string(i) +
                      "\"");
  }
  dump.posts({R"(Id="1" PostTypeId="1" CreationDate="2018-02-06T20:00:00" Title="A" Body="x")"})
      .history(history);
  const auto report = finished();
  EXPECT_EQ(report.number(ImportedKind::version, ImportOutcome::came), 500);
  EXPECT_EQ(report.number(ImportedKind::version, ImportOutcome::too_many), 100);
  EXPECT_EQ(page().title, "A");
}

TEST_P(Imports, an_import_run_again_doubles_nothing_and_adds_what_is_new) {
  const std::string first =
      R"(Id="1" PostTypeId="1" CreationDate="2018-02-06T20:00:00" Title="A" Body="x" Tags="|a|")"
      R"( Score="1" AcceptedAnswerId="2")";
  const std::string answer =
      R"(Id="2" PostTypeId="2" ParentId="1" CreationDate="2018-02-06T21:00:00" Body="y" Score="0")";
  dump.users({R"(Id="7" DisplayName="Ada")"})
      .posts({first, answer})
      .votes({R"(Id="1" PostId="1" VoteTypeId="2")"})
      .comments({R"(Id="5" PostId="2" Text="Yes" CreationDate="2018-02-08T21:00:00")"})
      .tags({R"(Id="1" TagName="a" Count="1")"});
  run();
  const auto lines = told().size();
  const auto again = finished();
  EXPECT_EQ(told().size(), lines);
  EXPECT_EQ(again.number(ImportedKind::question, ImportOutcome::already_here), 1);
  EXPECT_EQ(again.number(ImportedKind::question, ImportOutcome::came), 0);
  EXPECT_EQ(again.number(ImportedKind::comment, ImportOutcome::already_here), 1);
  EXPECT_EQ(again.number(ImportedKind::person, ImportOutcome::already_here), 1);
  dump.posts({first, answer,
              R"(Id="3" PostTypeId="2" ParentId="1" CreationDate="2018-02-07T21:00:00" Body="z")"});
  EXPECT_EQ(finished().number(ImportedKind::answer, ImportOutcome::came), 1);
  EXPECT_THAT(page().answers, SizeIs(2));
  EXPECT_EQ(page().themes.size(), 1U);
  const auto questions = things("question");
  db().read([&](Tx& tx) {
    EXPECT_THAT(all_imports(tx), SizeIs(1));
    EXPECT_EQ(reactions::likes_of(tx, questions).at(questions[0]), 1);
  });
}

TEST_P(Imports, two_sites_in_one_community_stay_apart) {
  dump.posts({R"(Id="1" PostTypeId="1" CreationDate="2018-02-06T20:00:00" Title="A" Body="x")"});
  run();
  dump.posts({R"(Id="1" PostTypeId="1" CreationDate="2019-02-06T20:00:00" Title="B" Body="x")"});
  EXPECT_EQ(finished().number(ImportedKind::question, ImportOutcome::came), 1);
  EXPECT_THAT(things("question"), SizeIs(2));
}

TEST_P(Imports, a_broken_file_is_named_and_nothing_is_written) {
  dump.posts({R"(Id="1" PostTypeId="1" CreationDate="2018-02-06T20:00:00" Title="A" Body="x")"})
      .write("Comments.xml", "<comments><row Id=\"1\"/><row Id=\"2");
  const auto broken = std::get<BrokenFile>(run());
  EXPECT_EQ(broken.file, DumpFile::Comments);
  EXPECT_EQ(broken.fault, xml::Fault::truncated);
  EXPECT_EQ(broken.rows, 1);
  EXPECT_THAT(world.journal_kinds(), IsEmpty());
  db().read([](Tx& tx) { EXPECT_THAT(all_imports(tx), IsEmpty()); });
}

TEST_P(Imports, a_pipe_is_no_file_that_is_waited_for) {
  dump.posts({R"(Id="1" PostTypeId="1" CreationDate="2018-02-06T20:00:00" Title="A" Body="x")"});
  ASSERT_EQ(mkfifo((dump.path() / "Comments.xml").c_str(), 0600), 0);
  const auto broken = std::get<BrokenFile>(run());
  EXPECT_EQ(broken.file, DumpFile::Comments);
  EXPECT_EQ(broken.fault, xml::Fault::cannot_be_opened);
}

TEST_P(Imports, a_folder_without_posts_is_no_dump) {
  EXPECT_TRUE(std::holds_alternative<NoDump>(run()));
  dump.posts({});
  EXPECT_TRUE(std::holds_alternative<NoDump>(run()));
}

TEST_P(Imports, members_alone_read_what_came_into_a_closed_community) {
  coffee = world.community(noor, Openness::closed, "Closed");
  dump.posts({R"(Id="1" PostTypeId="1" CreationDate="2018-02-06T20:00:00" Title="A" Body="x")"});
  std::get<Finished>(import_stack_exchange(
      db(), {Dump{dump.path()}, coffee, access::Audience::members}, nobody_stops));
  const auto outsider = world.person("Otto");
  const auto question = things("question").at(0);
  db().read([&](Tx& tx) {
    EXPECT_TRUE(access::may_see(tx, question, noor));
    EXPECT_FALSE(access::may_see(tx, question, outsider));
  });
}

KRING_ON_BOTH_DATABASES(Imports);

}  // namespace
}  // namespace kring::imports
