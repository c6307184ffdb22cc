#include "hub/own_records/own_records.h"

#include "hub/curation/themes.h"
#include "hub/learning_records/clients.h"
#include "hub/reactions/reactions.h"
#include "platform/crypto/base64.h"
#include "platform/journal/cursors.h"
#include "platform/journal/journal.h"
#include "tests/support/story.h"

#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>

namespace kring::own_records {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::MatchesRegex;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;
using testing_support::ruled;

/// What the record store holds of what is done here. After each test what was built line by line is
/// compared with a rebuild.
class OwnRecords : public testing_support::Story {
 protected:
  void SetUp() override {
    Story::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    ada = world().administrator("Ada Admin");
    ivo = world().person("Ivo Janssens");
    noor = world().person("Noor Aziz");
    pumps = world().community(ivo);
    world().member(pumps, noor);
    const auto made = db().write([&](Tx& tx) {
      return learning_records::make_client(tx, ada, {"Report", {learning_records::Scope::read}});
    });
    report.emplace(hub().browser());
    report->header("Authorization",
                   "Basic " + crypto::base64(made.key.id.text() + ":" + made.key.secret));
    report->header("X-Experience-API-Version", "1.0.3");
    world().forget_journal();
  }

  void turn_on(std::initializer_list<RecordKind> kinds) {
    for (const auto kind : kinds) db().write([&](Tx& tx) { turn(tx, ada, kind, true); });
  }
  void turn_all_on() {
    for (const auto& each : db().read(switches)) turn_on({each.kind});
  }

  /// Every statement that stands, oldest first.
  boost::json::array statements() {
    hub().hub().followers().catch_up();
    const auto answer = report->get("/xapi/statements?ascending=true");
    EXPECT_EQ(answer.status, 200) << answer.text;
    return answer.at("/statements").as_array();
  }
  std::string text() { return boost::json::serialize(statements()); }
  /// The last piece of each verb.
  std::vector<std::string> verbs() {
    std::vector<std::string> all;
    for (const auto& each : statements()) {
      const std::string verb(each.at("verb").at("id").as_string());
      all.push_back(verb.substr(verb.rfind('/') + 1));
    }
    return all;
  }
  static std::string at(const boost::json::value& statement, std::string_view pointer) {
    return std::string(statement.at_pointer(pointer).as_string());
  }

  Visitor ada, ivo, noor;
  CommunityId pumps;
  std::optional<ApiClient> report;
};
KRING_ON_BOTH_DATABASES(OwnRecords);

TEST_P(OwnRecords, tell_nothing_until_somebody_turns_a_kind_on) {
  const auto question = world().question(noor, pumps);
  EXPECT_THAT(statements(), IsEmpty());
  turn_on({RecordKind::asked});
  world().answer(ivo, question);
  world().question(ivo, pumps, "Which valve is it?");
  EXPECT_THAT(verbs(), ElementsAre("asked"));
}

TEST_P(OwnRecords, tell_who_asked_what_by_persona_and_address) {
  turn_on({RecordKind::asked});
  const auto question = world().question(noor, pumps);
  const auto asked = statements();
  ASSERT_THAT(asked, SizeIs(1));
  const std::string origin(HubUnderTest::origin);
  EXPECT_EQ(at(asked[0], "/actor/account/homePage"), origin);
  EXPECT_EQ(at(asked[0], "/actor/account/name"), noor.persona.text());
  EXPECT_EQ(at(asked[0], "/verb/id"), "http://adlnet.gov/expapi/verbs/asked");
  EXPECT_EQ(at(asked[0], "/object/id"), origin + "/questions/" + question.text());
  EXPECT_EQ(at(asked[0], "/context/contextActivities/grouping/0/id"),
            origin + "/communities/" + pumps.text());
  EXPECT_EQ(at(asked[0], "/timestamp"), rfc3339(clock().now()));
  EXPECT_EQ(at(asked[0], "/authority/name"), "Kring");
  EXPECT_THAT(at(asked[0], "/id"),
              MatchesRegex("[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
}

TEST_P(OwnRecords, keep_the_hub_from_visitors_while_they_tell_what_should_not_be_told) {
  turn_on({RecordKind::accepted, RecordKind::found_helpful});
  const auto question = world().question(noor, pumps);
  const auto answer = world().answer(ivo, question);
  db().write([&](Tx& tx) {
    contributions::accept(tx, noor, question, answer);
    contributions::unaccept(tx, noor, question);
    reactions::find_helpful(tx, noor, answer.as<ThingTag>());
    reactions::take_helpful_back(tx, noor, answer.as<ThingTag>());
    turn(tx, ada, RecordKind::accepted, false);
    object(tx, ivo);
    allow(tx, ivo);
  });
  EXPECT_THAT(statements(), SizeIs(2)) << "of what was told nothing stands but that it was voided";
  auto& followers = hub().hub().followers();
  const auto parked = db().write([&](Tx& tx) {
    const auto lines = journal::lines_after(tx, 0, 1000);
    for (const auto& line : lines) journal::park(tx, {"own_records", line.seq, 3, "it would not"});
    return journal::parked_removals(tx, followers.all());
  });
  EXPECT_EQ(parked, 4) << "unaccepted, taken back, turned off, objected";
}

TEST_P(OwnRecords, hold_no_name_and_no_word_that_somebody_wrote) {
  turn_all_on();
  const auto question = world().question(noor, pumps, "Why does the zebra trip?", "It is striped.");
  world().answer(ivo, question, "Because of the giraffe.");
  EXPECT_THAT(verbs(), ElementsAre("asked", "answered"));
  EXPECT_THAT(text(), AllOf(Not(HasSubstr("zebra")), Not(HasSubstr("striped")),
                            Not(HasSubstr("giraffe")), Not(HasSubstr("Noor")),
                            Not(HasSubstr("Heat pumps")), Not(HasSubstr("example.org"))));
}

TEST_P(OwnRecords, tell_every_kind_in_its_verb) {
  turn_all_on();
  const auto question = world().question(noor, pumps);
  const auto answer = world().answer(ivo, question);
  const auto thing = answer.as<ThingTag>();
  db().write([&](Tx& tx) {
    contributions::comment_on_question(tx, ivo, question,
                                       {ruled<contributions::CommentText>("Since when is that?")});
    contributions::edit_answer(tx, ivo, answer,
                               {ruled<contributions::AnswerText>("A D curve, of 16 A."), 1});
    contributions::accept(tx, noor, question, answer);
    reactions::find_helpful(tx, noor, thing);
    reactions::say_same(tx, ivo, question.as<ThingTag>());
    const auto theme = curation::add_theme(tx, ivo, pumps, {ruled<curation::ThemeName>("Fuses")});
    curation::follow_theme(tx, noor, theme);
    curation::unfollow_theme(tx, noor, theme);
    communities::leave(tx, noor, pumps);
    communities::join(tx, noor, pumps);
  });
  EXPECT_THAT(verbs(),
              ElementsAre("asked", "answered", "commented", "update", "accept", "like", "voted-up",
                          "create", "follow", "stop-following", "leave", "join"));
  const auto all = statements();
  const auto page = std::string(HubUnderTest::origin) + "/questions/" + question.text();
  EXPECT_EQ(at(all[1], "/object/id"), page) << "one answers a question";
  EXPECT_EQ(at(all[1], "/context/contextActivities/other/0/id"), page + "#" + answer.text());
  EXPECT_EQ(at(all[4], "/object/id"), page + "#" + answer.text());
  EXPECT_EQ(at(all[4], "/context/contextActivities/parent/0/id"), page);
  EXPECT_EQ(at(all[11], "/actor/account/name"), noor.persona.text());
}

TEST_P(OwnRecords, tell_of_the_one_who_was_let_in_not_of_who_let_them) {
  turn_on({RecordKind::joined});
  const auto closed = world().community(ivo, communities::Openness::closed, "Behind a door");
  db().write([&](Tx& tx) {
    communities::join(tx, noor, closed);
    communities::approve(tx, ivo, closed, noor.person);
  });
  const auto joined = statements();
  ASSERT_THAT(joined, SizeIs(1));
  EXPECT_EQ(at(joined[0], "/actor/account/name"), noor.persona.text());
  EXPECT_EQ(at(joined[0], "/object/id"),
            std::string(HubUnderTest::origin) + "/communities/" + closed.text());
}

TEST_P(OwnRecords, are_voided_by_the_house_when_an_act_is_taken_back) {
  turn_all_on();
  const auto question = world().question(noor, pumps);
  const auto answer = world().answer(ivo, question);
  db().write([&](Tx& tx) {
    contributions::accept(tx, noor, question, answer);
    reactions::find_helpful(tx, noor, answer.as<ThingTag>());
    reactions::say_same(tx, ivo, question.as<ThingTag>());
  });
  EXPECT_THAT(verbs(), ElementsAre("asked", "answered", "accept", "like", "voted-up"));
  db().write([&](Tx& tx) {
    contributions::unaccept(tx, noor, question);
    reactions::take_helpful_back(tx, noor, answer.as<ThingTag>());
    reactions::take_same_back(tx, ivo, question.as<ThingTag>());
  });
  EXPECT_THAT(verbs(), ElementsAre("asked", "answered", "voided", "voided", "voided"));
  EXPECT_EQ(at(statements()[2], "/actor/name"), "Kring");
}

TEST_P(OwnRecords, take_back_one_press_and_leave_the_others) {
  turn_on({RecordKind::found_helpful});
  const auto lies = world().person("Lies Peeters");
  world().member(pumps, lies);
  const auto answer = world().answer(ivo, world().question(noor, pumps)).as<ThingTag>();
  db().write([&](Tx& tx) {
    reactions::find_helpful(tx, noor, answer);
    reactions::find_helpful(tx, lies, answer);
    reactions::take_helpful_back(tx, noor, answer);
  });
  EXPECT_THAT(verbs(), ElementsAre("like", "voided"));
  EXPECT_EQ(at(statements()[0], "/actor/account/name"), lies.persona.text());
}

TEST_P(OwnRecords, are_voided_though_the_kind_is_off_by_then_and_the_person_objects) {
  turn_on({RecordKind::found_helpful});
  const auto answer = world().answer(ivo, world().question(noor, pumps)).as<ThingTag>();
  db().write([&](Tx& tx) {
    reactions::find_helpful(tx, noor, answer);
    turn(tx, ada, RecordKind::found_helpful, false);
    object(tx, noor);
    reactions::take_helpful_back(tx, noor, answer);
  });
  EXPECT_THAT(verbs(), ElementsAre("voided"));
}

TEST_P(OwnRecords, of_a_text_go_with_it_and_come_back_with_their_first_moment) {
  turn_on({RecordKind::asked, RecordKind::edited});
  const auto question = world().question(noor, pumps);
  const auto asked_at = clock().now();
  db().write([&](Tx& tx) {
    contributions::edit_question(tx, noor, question,
                                 {ruled<contributions::Title>("Why does it trip at night?"),
                                  ruled<contributions::QuestionText>("Only at night."), 1});
  });
  clock().advance(std::chrono::hours(24));
  db().write([&](Tx& tx) { contributions::withdraw_question(tx, noor, question); });
  EXPECT_THAT(verbs(), ElementsAre("voided", "voided"));
  db().write([&](Tx& tx) { contributions::restore_question(tx, noor, question); });
  EXPECT_THAT(verbs(), ElementsAre("voided", "voided", "asked"));
  EXPECT_EQ(at(statements()[2], "/timestamp"), rfc3339(asked_at));
  db().write([&](Tx& tx) { contributions::withdraw_question(tx, noor, question); });
  EXPECT_THAT(verbs(), ElementsAre("voided", "voided", "voided"));
}

TEST_P(OwnRecords, tell_nothing_of_a_restored_text_that_was_never_told) {
  const auto question = world().question(noor, pumps);
  turn_on({RecordKind::asked});
  db().write([&](Tx& tx) {
    contributions::withdraw_question(tx, noor, question);
    contributions::restore_question(tx, noor, question);
  });
  EXPECT_THAT(statements(), IsEmpty());
}

TEST_P(OwnRecords, tell_nothing_of_whoever_objects_from_the_next_line_on) {
  turn_all_on();
  world().question(noor, pumps, "Before the objection");
  db().write([&](Tx& tx) { object(tx, noor); });
  const auto question = world().question(noor, pumps, "After the objection");
  const auto answer = world().answer(noor, world().question(ivo, pumps)).as<ThingTag>();
  db().write([&](Tx& tx) {
    reactions::find_helpful(tx, ivo, answer);
    reactions::say_same(tx, ivo, question.as<ThingTag>());
  });
  EXPECT_THAT(verbs(), ElementsAre("asked", "asked"))
      << "hers before it, and Ivo's, but not what he did with hers";
  EXPECT_EQ(at(statements()[1], "/actor/account/name"), ivo.persona.text());
  db().write([&](Tx& tx) { allow(tx, noor); });
  world().question(noor, pumps, "After all that");
  EXPECT_THAT(verbs(), ElementsAre("asked", "asked", "asked"));
}

TEST_P(OwnRecords, tell_what_the_demo_is_made_of_to_nobody) {
  turn_all_on();
  db().write([&](Tx& tx) {
    tx.tell_as(journal::Origin::demo);
    contributions::ask(tx, noor, pumps,
                       {ruled<contributions::Title>("Why does the demo trip?"),
                        ruled<contributions::QuestionText>("It always did.")});
  });
  EXPECT_THAT(statements(), IsEmpty());
}

TEST_P(OwnRecords, are_told_once_however_often_the_journal_is_replayed) {
  turn_all_on();
  const auto question = world().question(noor, pumps);
  const auto answer = world().answer(ivo, question).as<ThingTag>();
  db().write([&](Tx& tx) {
    reactions::find_helpful(tx, noor, answer);
    reactions::take_helpful_back(tx, noor, answer);
    contributions::withdraw_question(tx, noor, question);
    contributions::restore_question(tx, noor, question);
  });
  const auto before = text();
  ASSERT_EQ(hub().hub().followers().rebuild("own_records"), journal::Followers::Rebuilt::whole);
  EXPECT_EQ(text(), before);
  turn_on({RecordKind::asked});
  world().question(ivo, pumps, "Which valve is it?");
  EXPECT_THAT(statements(), SizeIs(5)) << "asked anew, two voidings, an answer, and this one";
}

TEST_P(OwnRecords, stand_in_the_order_of_the_log_among_what_programs_report) {
  turn_all_on();
  const auto lms = db().write([&](Tx& tx) {
    return learning_records::make_client(tx, ada, {"LMS", learning_records::usual_scopes});
  });
  auto program = hub().browser();
  program.header("Authorization",
                 "Basic " + crypto::base64(lms.key.id.text() + ":" + lms.key.secret));
  program.header("X-Experience-API-Version", "1.0.3");
  const auto reports = [&] {
    const auto answer = program.post(
        "/xapi/statements", {{"actor", {{"mbox", "mailto:noor@example.org"}}},
                             {"verb", {{"id", "http://adlnet.gov/expapi/verbs/completed"}}},
                             {"object", {{"id", "http://lms.example/first-aid"}}}});
    EXPECT_EQ(answer.status, 200) << answer.text;
  };
  reports();
  world().question(noor, pumps);
  EXPECT_THAT(verbs(), ElementsAre("completed", "asked"));
  reports();
  EXPECT_THAT(verbs(), ElementsAre("completed", "asked", "completed"));
  EXPECT_EQ(program.get("/xapi/statements").at("/statements").as_array().size(), 2U)
      << "a program that reads its own reads nothing of ours";
}

TEST_P(OwnRecords, are_turned_on_and_off_by_administrators_and_that_is_journaled) {
  auto& office = as("Ada");
  EXPECT_EQ(office.put("/own_records/asked", {{"is_on", true}}).status, 204);
  EXPECT_EQ(office.put("/own_records/asked", {{"is_on", true}}).status, 204);
  const auto list = office.get("/own_records");
  EXPECT_THAT(list.at("/items").as_array(), SizeIs(10));
  EXPECT_EQ(list.string("/items/0/kind"), "asked");
  EXPECT_EQ(list.at("/items/0/is_on"), true);
  EXPECT_EQ(list.string("/items/0/changed_by"), "Ada Admin");
  EXPECT_EQ(list.at("/items/1/is_on"), false);
  EXPECT_EQ(office.put("/own_records/asked", {{"is_on", false}}).status, 204);
  EXPECT_THAT(world().journal_kinds(),
              ElementsAre("own_records.turned_on", "own_records.turned_off"));
  EXPECT_EQ(office.put("/own_records/sneezed", {{"is_on", true}}).status, 404);
  EXPECT_EQ(as("Noor").put("/own_records/asked", {{"is_on", true}}).status, 403);
}

TEST_P(OwnRecords, say_to_everybody_what_is_told_and_let_them_object) {
  turn_on({RecordKind::joined});
  world().forget_journal();
  auto& hers = as("Noor");
  EXPECT_THAT(hers.get("/me/own_records").text,
              StartsWith(R"({"told":["joined"],"objects":false})"));
  EXPECT_EQ(hers.put("/me/own_records/objection").status, 204);
  EXPECT_EQ(hers.put("/me/own_records/objection").status, 204);
  EXPECT_EQ(hers.get("/me/own_records").at("/objects"), true);
  EXPECT_EQ(as("Ivo").get("/me/own_records").at("/objects"), false);
  EXPECT_EQ(hers.remove("/me/own_records/objection").status, 204);
  EXPECT_EQ(hers.remove("/me/own_records/objection").status, 204);
  EXPECT_THAT(world().journal_kinds(), ElementsAre("own_records.objected", "own_records.allowed"));
}

}  // namespace
}  // namespace kring::own_records
