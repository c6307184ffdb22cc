#include "hub/inlet/inlet.h"

#include "hub/inlet/taking_in.h"
#include "hub/learning_records/retaining.h"
#include "hub/people/people.h"
#include "platform/crypto/sha.h"
#include "tests/support/xapi_statements.h"

#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>

namespace kring::inlet {
namespace {

using boost::json::array;
using boost::json::object;
using boost::json::value;
using learning_records::Scope;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using testing_support::uuid;
using testing_support::voiding;

object mailbox(std::string_view who) {
  return {{"mbox", "mailto:" + std::string(who) + "@example.org"}};
}
object account(std::string_view home_page, std::string_view name) {
  return {{"account", object{{"homePage", home_page}, {"name", name}}}};
}

/// What programs report of completions, through the whole hub.
class TheInlet : public testing_support::StatementsOnBothDatabases {
 protected:
  void SetUp() override {
    StatementsOnBothDatabases::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    noor = world().person("Noor Aziz");
    office.emplace(browser_of("Ilse"));
    world().forget_journal();
  }

  object completed(int number, const object& actor, std::string_view course = "first-aid",
                   std::string_view verb = "completed") {
    return {{"id", uuid(number)},
            {"actor", actor},
            {"verb", object{{"id", "http://adlnet.gov/expapi/verbs/" + std::string(verb)}}},
            {"object", object{{"id", "http://lms.example/" + std::string(course)}}}};
  }
  void report(const value& body) {
    const auto answer = post(body);
    ASSERT_EQ(answer.status, 200) << answer.text;
    hub().hub().inlet().catch_up();
  }
  std::vector<std::string> kinds() { return world().journal_kinds(); }

  /// What an administrator is told who acted in the newest record; "" where that is no member.
  std::string revealed_member() {
    const auto id = office->get("/records").string("/items/0/id");
    const auto told =
        office->post("/records/" + id + "/revealings", {{"reason", "Whose completion is this?"}});
    const auto& actor = told.at("/items/0").as_object();
    const auto* member = actor.if_contains("member");
    return member ? std::string(member->as_string()) : std::string();
  }

  /// The last piece of each course's address.
  std::vector<std::string> completions_of(std::string_view first_name) {
    const auto answer = browser_of(first_name).get("/me/completions");
    std::vector<std::string> all;
    for (const auto& each : answer.at("/items").as_array()) {
      const std::string address(each.at("address").as_string());
      all.push_back(address.substr(address.rfind('/') + 1));
    }
    return all;
  }
  ApiAnswer waiting() { return office->get("/agents/waiting"); }
  std::size_t waiting_count() { return waiting().at("/items").as_array().size(); }
  ApiAnswer map(const std::string& agent, PersonId person) {
    return office->put("/agents/" + agent + "/person", {{"person", person.text()}});
  }

  /// Has all statements with a verb go, or name nobody, a day later.
  void let_go(std::string_view act, std::string_view verb) {
    clock().advance(std::chrono::hours(24));
    office.emplace(browser_of("Ilse"));
    const auto today = rfc3339(clock().now()).substr(0, 10);
    office->header("Idempotency-Key", "letting-go-of-" + std::string(verb));
    const auto begun = office->post(
        "/records/retention_runs", {{"act", act},
                                    {"verb", "http://adlnet.gov/expapi/verbs/" + std::string(verb)},
                                    {"before", today},
                                    {"confirmation", today}});
    ASSERT_EQ(begun.status, 201) << begun.text;
    const auto& options = hub().hub().erasure_options();
    EXPECT_TRUE(learning_records::retain_on(db(), {options.public_origin, options.secret},
                                            std::chrono::hours(1)));
  }

  /// Statements about what is broken cannot be read any more, until they are mended.
  void break_it() { spell_timestamp_of_broken("\"timestamp\"", "\"was\""); }
  void mend_it() { spell_timestamp_of_broken("\"was\"", "\"timestamp\""); }
  void spell_timestamp_of_broken(std::string_view from, std::string_view to) {
    db().write([&](Tx& tx) {
      tx.run("UPDATE statements SET text = replace(text, $1, $2) WHERE text LIKE '%broken%'", from,
             to);
    });
  }
  /// As in what came when less was kept of it.
  void forget_what_was_said() {
    db().write([](Tx& tx) {
      tx.run(
          "UPDATE inlet_completions SET course = NULL, name_nl = NULL, name_en = NULL,"
          " attempt = NULL, completed_at = NULL");
    });
  }
  std::vector<std::int64_t> parked_ones() {
    std::vector<std::int64_t> all;
    for (const auto& each : db().read(parked)) all.push_back(each.seq);
    return all;
  }

  Visitor noor;
  std::optional<ApiClient> office;
};
KRING_ON_BOTH_DATABASES(TheInlet);

TEST_P(TheInlet, records_what_somebody_with_an_address_here_completed) {
  report({completed(1, mailbox("Noor")), completed(2, mailbox("noor"), "heat-pumps", "attended"),
          testing_support::statement(3, "noor", "launched")});
  EXPECT_THAT(completions_of("Noor"), ElementsAre("heat-pumps", "first-aid"));
  EXPECT_THAT(kinds(), ElementsAre("completion.recorded", "completion.recorded"));
  EXPECT_EQ(waiting_count(), 0U);
}

TEST_P(TheInlet, recognises_people_by_sum_and_by_account_at_our_own_address) {
  const std::string home(HubUnderTest::origin);
  report({completed(1, {{"mbox_sha1sum", crypto::sha_hex("mailto:noor@example.org", 40).value()}},
                    "by-sum"),
          completed(2, account(home, noor.persona.text()), "by-persona"),
          completed(3, account(home + "/", "NOOR@example.org"), "by-address")});
  EXPECT_THAT(completions_of("Noor"),
              ::testing::UnorderedElementsAre("by-sum", "by-persona", "by-address"));
  EXPECT_EQ(waiting_count(), 0U);
}

TEST_P(TheInlet, says_whether_it_has_looked_at_all_that_was_reported) {
  const auto caught_up = [&] { return office->get("/agents/waiting").at("/caught_up").as_bool(); };
  EXPECT_TRUE(caught_up()) << "nothing was reported, whoever joined";
  ASSERT_EQ(post(completed(1, mailbox("nobody"))).status, 200);
  EXPECT_FALSE(caught_up());
  EXPECT_EQ(waiting_count(), 0U) << "which does not say that nobody waits";
  hub().hub().inlet().catch_up();
  EXPECT_TRUE(caught_up());
  EXPECT_EQ(waiting_count(), 1U);
}

TEST_P(TheInlet, leaves_the_rest_for_later_when_its_time_is_over) {
  array many;
  for (int i = 1; i <= 101; ++i)
    many.push_back(completed(i, mailbox("nobody" + std::to_string(i))));
  ASSERT_EQ(post(many).status, 200);
  EXPECT_FALSE(hub().hub().inlet().catch_up(std::chrono::milliseconds(0)));
  EXPECT_FALSE(waiting().at("/caught_up").as_bool());
  EXPECT_TRUE(hub().hub().inlet().catch_up());
  EXPECT_TRUE(waiting().at("/caught_up").as_bool());
}

TEST_P(TheInlet, lists_all_who_wait_page_by_page) {
  array many;
  for (int i = 1; i <= 31; ++i) many.push_back(completed(i, mailbox("nobody" + std::to_string(i))));
  report(many);
  const auto first = waiting();
  ASSERT_EQ(first.at("/items").as_array().size(), 30U);
  const std::string next(first.at("/next").as_string());
  const auto second = office->get("/agents/waiting?after=" + next);
  ASSERT_EQ(second.status, 200) << second.text;
  EXPECT_EQ(second.at("/items").as_array().size(), 1U);
  EXPECT_EQ(second.at("/items/0/clients"), first.at("/items/0/clients"));
  const std::string last(second.at("/items/0/id").as_string());
  EXPECT_THAT(first.text, Not(HasSubstr(last)));
}

TEST_P(TheInlet, takes_each_statement_in_once) {
  report(completed(1, mailbox("noor")));
  hub().hub().inlet().catch_up();
  report(completed(1, mailbox("noor")));
  report({completed(2, mailbox("noor")), completed(3, mailbox("noor"), "first-aid", "passed")});
  EXPECT_THAT(completions_of("Noor"), SizeIs(1)) << "said three times on one day";
  EXPECT_THAT(kinds(), ElementsAre("completion.recorded"));
}

TEST_P(TheInlet, takes_back_what_is_voided_and_no_more) {
  report({completed(1, mailbox("noor")), completed(2, mailbox("noor"), "heat-pumps")});
  report(voiding(9, 1));
  EXPECT_THAT(completions_of("Noor"), ElementsAre("heat-pumps"));
  EXPECT_THAT(kinds(),
              ElementsAre("completion.recorded", "completion.recorded", "completion.taken_back"));
}

TEST_P(TheInlet, heeds_no_voiding_by_a_program_that_may_not_void_it) {
  report(completed(1, mailbox("noor")));
  auto other = client({Scope::write}, "Another");
  ASSERT_EQ(other.post("/xapi/statements", voiding(9, 1)).status, 200);
  hub().hub().inlet().catch_up();
  EXPECT_THAT(completions_of("Noor"), ElementsAre("first-aid"));
}

TEST_P(TheInlet, never_records_what_was_voided_before_it_came_or_before_it_was_read) {
  report(voiding(9, 1));
  report(completed(1, mailbox("noor")));
  ASSERT_EQ(post(completed(2, mailbox("noor"), "heat-pumps")).status, 200);
  report(voiding(8, 2));
  EXPECT_THAT(completions_of("Noor"), IsEmpty());
  EXPECT_THAT(kinds(), IsEmpty());
}

TEST_P(TheInlet, lets_wait_whom_it_does_not_know_without_saying_who_it_is) {
  const auto stranger = account("http://lms.example", "u123");
  report({completed(1, stranger), completed(2, stranger, "heat-pumps"),
          completed(3, mailbox("stranger"))});
  const auto list = waiting();
  ASSERT_THAT(list.at("/items").as_array(), SizeIs(2));
  EXPECT_EQ(list.at("/items/0/completions"), 2);
  EXPECT_EQ(list.string("/items/0/clients/0"), "LMS");
  EXPECT_THAT(list.text, Not(HasSubstr("u123")));
  EXPECT_THAT(list.text, Not(HasSubstr("stranger")));
  const auto records = office->get("/records");
  EXPECT_EQ(list.string("/items/0/pseudonym"), records.string("/items/1/actor"));
  const auto revealed = office->post("/records/" + list.string("/items/0/record") + "/revealings",
                                     {{"reason", "Whose completions are these?"}});
  EXPECT_EQ(revealed.string("/items/0/identity"), "u123");
}

TEST_P(TheInlet, records_what_waited_once_an_administrator_says_who_it_is) {
  const auto stranger = account("http://lms.example", "u123");
  report({completed(1, stranger), completed(2, stranger, "heat-pumps")});
  const auto agent = waiting().string("/items/0/id");
  EXPECT_EQ(map(agent, noor.person).status, 204);
  EXPECT_EQ(map(agent, noor.person).status, 204) << "twice is once";
  EXPECT_THAT(completions_of("Noor"), ElementsAre("heat-pumps", "first-aid"));
  EXPECT_EQ(waiting_count(), 0U);
  report(completed(3, stranger, "welding"));
  EXPECT_THAT(completions_of("Noor"), SizeIs(3)) << "and what comes later at once";
  EXPECT_THAT(kinds(), ElementsAre("completion.recorded", "completion.recorded", "agent.mapped",
                                   "completion.recorded"));
  const auto mapped = office->get("/agents/mapped");
  EXPECT_EQ(mapped.string("/items/0/person/name"), "Noor Aziz");
  EXPECT_EQ(mapped.at("/items/0/completions"), 3);
}

TEST_P(TheInlet, records_what_waited_though_its_statements_are_gone_or_name_nobody) {
  const auto stranger = account("http://lms.example", "u123");
  auto named = completed(1, stranger);
  named["object"].as_object()["definition"] = object{{"name", object{{"nl", "Eerste hulp"}}}};
  report({named, completed(2, stranger, "heat-pumps", "passed"),
          completed(3, stranger, "welding", "attended"), voiding(4, 3)});
  const auto said_at = clock().now();
  let_go("remove", "completed");
  let_go("anonymise", "passed");
  const auto agent = waiting().string("/items/0/id");
  EXPECT_EQ(waiting().at("/items/0/completions"), 2);
  EXPECT_EQ(map(agent, noor.person).status, 204);
  EXPECT_THAT(completions_of("Noor"), ::testing::UnorderedElementsAre("heat-pumps", "first-aid"));
  EXPECT_EQ(office->remove("/agents/" + agent + "/person").status, 204);
  EXPECT_EQ(map(agent, noor.person).status, 204) << "and once more";
  const auto items = browser_of("Noor").get("/me/completions").at("/items").as_array();
  ASSERT_THAT(items, SizeIs(2));
  for (const auto& each : items) EXPECT_EQ(each.at("completed_at").as_string(), rfc3339(said_at));
  EXPECT_THAT(boost::json::serialize(items), HasSubstr("Eerste hulp"));
}

TEST_P(TheInlet, reads_what_came_before_more_was_kept_of_it_from_the_statements_that_are_there) {
  const auto stranger = account("http://lms.example", "u123");
  report({completed(1, stranger), completed(2, stranger, "heat-pumps", "passed")});
  forget_what_was_said();
  let_go("remove", "completed");
  EXPECT_EQ(map(waiting().string("/items/0/id"), noor.person).status, 204);
  EXPECT_THAT(completions_of("Noor"), ElementsAre("heat-pumps"));
}

TEST_P(TheInlet, records_nothing_that_was_voided_since_it_was_read) {
  const auto stranger = account("http://lms.example", "u123");
  report({completed(1, stranger), completed(2, stranger, "heat-pumps")});
  const auto agent = waiting().string("/items/0/id");
  ASSERT_EQ(post(voiding(9, 1)).status, 200);
  EXPECT_EQ(map(agent, noor.person).status, 204);
  EXPECT_THAT(completions_of("Noor"), ElementsAre("heat-pumps"));
}

TEST_P(TheInlet, takes_a_mapping_back_with_all_that_came_of_it) {
  const auto stranger = account("http://lms.example", "u123");
  report({completed(1, stranger), completed(2, mailbox("noor"), "heat-pumps")});
  const auto agent = waiting().string("/items/0/id");
  ASSERT_EQ(map(agent, noor.person).status, 204);
  EXPECT_EQ(office->remove("/agents/" + agent + "/person").status, 204);
  EXPECT_EQ(office->remove("/agents/" + agent + "/person").status, 204);
  EXPECT_THAT(completions_of("Noor"), ElementsAre("heat-pumps"));
  EXPECT_EQ(waiting_count(), 1U);
  EXPECT_THAT(office->get("/agents/mapped").at("/items").as_array(), IsEmpty());
  const auto ivo = world().person("Ivo Janssens");
  EXPECT_EQ(map(agent, ivo.person).status, 204);
  EXPECT_THAT(completions_of("Ivo"), ElementsAre("first-aid"));
}

TEST_P(TheInlet, has_a_record_reveal_the_member_that_an_administrator_said) {
  report(completed(1, account("http://lms.example", "u123")));
  EXPECT_EQ(revealed_member(), "");
  const auto agent = waiting().string("/items/0/id");
  ASSERT_EQ(map(agent, noor.person).status, 204);
  EXPECT_EQ(revealed_member(), "Noor Aziz");
  ASSERT_EQ(office->remove("/agents/" + agent + "/person").status, 204);
  EXPECT_EQ(revealed_member(), "");
}

TEST_P(TheInlet, keeps_what_two_say_when_one_of_them_is_taken_back) {
  report({completed(1, account("http://lms.example", "u123")), completed(2, mailbox("noor"))});
  const auto agent = waiting().string("/items/0/id");
  ASSERT_EQ(map(agent, noor.person).status, 204);
  EXPECT_THAT(completions_of("Noor"), SizeIs(1));
  ASSERT_EQ(office->remove("/agents/" + agent + "/person").status, 204);
  EXPECT_THAT(completions_of("Noor"), SizeIs(1));
}

TEST_P(TheInlet, lets_nobody_wait_of_whom_all_is_voided) {
  report(completed(1, account("http://lms.example", "u123")));
  EXPECT_EQ(waiting_count(), 1U);
  report(voiding(9, 1));
  EXPECT_EQ(waiting_count(), 0U);
}

TEST_P(TheInlet, recognises_somebody_who_joins_later) {
  report(completed(1, mailbox("lies")));
  EXPECT_EQ(waiting_count(), 1U);
  world().person("Lies Peeters");
  hub().hub().inlet().catch_up();
  EXPECT_EQ(waiting_count(), 0U);
  EXPECT_THAT(completions_of("Lies"), ElementsAre("first-aid"));
}

TEST_P(TheInlet,
       records_nothing_with_whoever_wrote_down_a_colleagues_address_until_that_is_confirmed) {
  const auto link = office->post("/invitations", {{"role", "member"}}).string("/link");
  auto lies = hub().browser();
  const auto arrived = lies.post("/accounts", {{"token", link.substr(link.find('#') + 1)},
                                               {"name", "Lies Peeters"},
                                               {"email", "Lies@example.org"},
                                               {"password", "a fine long password"},
                                               {"language", "nl"}});
  ASSERT_EQ(arrived.status, 201) << arrived.text;
  EXPECT_EQ(lies.get("/session").at("/address_proved"), false);
  report({completed(1, mailbox("lies")),
          completed(2, {{"mbox_sha1sum", *crypto::sha_hex("mailto:lies@example.org", 40)}}),
          completed(3, account(HubUnderTest::origin, "lies@example.org"), "welding")});
  EXPECT_THAT(lies.get("/me/completions").at("/items").as_array(), IsEmpty());
  EXPECT_THAT(lies.get("/me/records/file").text, IsEmpty());
  EXPECT_EQ(waiting_count(), 3U);
  const auto unproved = office->get("/people/unproved");
  ASSERT_THAT(unproved.at("/items").as_array(), SizeIs(1));
  EXPECT_EQ(unproved.string("/items/0/email"), "Lies@example.org");
  world().forget_journal();
  const auto proof = "/people/" + unproved.string("/items/0/id") + "/address_proof";
  EXPECT_EQ(lies.put(proof).status, 403);
  EXPECT_EQ(office->put(proof).status, 204);
  EXPECT_EQ(office->put(proof).status, 204) << "twice is once";
  EXPECT_THAT(kinds(), ElementsAre("address.proved"));
  hub().hub().inlet().catch_up();
  EXPECT_EQ(waiting_count(), 0U);
  EXPECT_THAT(lies.get("/me/completions").at("/items").as_array(), SizeIs(2));
  EXPECT_THAT(lies.get("/me/records/file").text, HasSubstr(uuid(1)));
  EXPECT_THAT(office->get("/people/unproved").at("/items").as_array(), IsEmpty());
}

TEST_P(TheInlet, recognises_whoever_came_by_a_link_for_their_address) {
  const auto link =
      office->post("/invitations", {{"role", "member"}, {"email", "lies@example.org"}})
          .string("/link");
  auto lies = hub().browser();
  ASSERT_EQ(lies.post("/accounts", {{"token", link.substr(link.find('#') + 1)},
                                    {"name", "Lies Peeters"},
                                    {"email", "lies@example.org"},
                                    {"password", "a fine long password"},
                                    {"language", "nl"}})
                .status,
            201);
  report(completed(1, mailbox("lies")));
  EXPECT_THAT(lies.get("/me/completions").at("/items").as_array(), SizeIs(1));
  EXPECT_THAT(office->get("/people/unproved").at("/items").as_array(), IsEmpty());
}

TEST_P(TheInlet, refuses_to_say_twice_who_somebody_is) {
  report(completed(1, account("http://lms.example", "u123")));
  const auto agent = waiting().string("/items/0/id");
  ASSERT_EQ(map(agent, noor.person).status, 204);
  const auto ivo = world().person("Ivo Janssens");
  const auto refused = map(agent, ivo.person);
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(refused.string("/code"), "agent.known");
  EXPECT_EQ(map("0000000000099", noor.person).status, 404);
  report(completed(2, account("http://lms.example", "u456")));
  EXPECT_EQ(map(waiting().string("/items/0/id"), PersonId(99)).status, 404);
  EXPECT_EQ(office->remove("/agents/0000000000099/person").status, 404);
}

TEST_P(TheInlet, goes_through_more_statements_than_one_turn_holds) {
  boost::json::array many;
  for (int i = 1; i <= 250; ++i) {
    many.push_back(completed(i, mailbox("noor"), "course" + std::to_string(i)));
  }
  report(many);
  const auto count = db().read(
      [](Tx& tx) { return tx.value<std::int64_t>("SELECT count(*) FROM completions").value(); });
  EXPECT_EQ(count, 250);
}

TEST_P(TheInlet, reads_some_megabytes_at_once_however_large_each_statement_is) {
  for (int i = 1; i <= 10; ++i) {
    auto said = completed(i, mailbox("noor"), "course" + std::to_string(i));
    said["result"] = object{{"response", std::string(1'000'000, 'x')}};
    ASSERT_EQ(post(said).status, 200);
  }
  db().write(
      [](Tx& tx) { tx.run("UPDATE inlet_progress SET headcount = $1", people::headcount(tx)); });
  const auto slice =
      db().read([&](Tx& tx) { return next_slice(tx, 100, HubUnderTest::origin, nullptr); });
  EXPECT_THAT(slice.statements, SizeIs(8));
  hub().hub().inlet().catch_up();
  EXPECT_THAT(completions_of("Noor"), SizeIs(10));
}

TEST_P(TheInlet, parks_what_it_cannot_take_in_and_goes_on) {
  report(completed(1, mailbox("noor")));
  ASSERT_EQ(
      post({completed(2, mailbox("noor"), "broken"), completed(3, mailbox("noor"), "welding")})
          .status,
      200);
  break_it();
  hub().hub().inlet().catch_up();
  EXPECT_THAT(completions_of("Noor"), ElementsAre("welding", "first-aid"));
  EXPECT_THAT(parked_ones(), ElementsAre(2));
}

TEST_P(TheInlet, parks_of_what_waited_for_a_newcomer_that_alone_which_it_cannot_record) {
  report({completed(1, mailbox("lies"), "broken"), completed(2, mailbox("lies"), "welding"),
          completed(3, mailbox("cas"), "heat-pumps")});
  forget_what_was_said();
  break_it();
  ASSERT_EQ(post({completed(4, mailbox("noor")), completed(5, mailbox("lies"), "roofs")}).status,
            200);
  world().person("Lies Peeters");
  world().person("Cas Maas");
  hub().hub().inlet().catch_up();
  EXPECT_THAT(parked_ones(), ElementsAre(1));
  EXPECT_THAT(completions_of("Lies"), ElementsAre("roofs", "welding"));
  EXPECT_THAT(completions_of("Cas"), ElementsAre("heat-pumps"));
  EXPECT_THAT(completions_of("Noor"), ElementsAre("first-aid"));
  EXPECT_EQ(waiting_count(), 0U);
}

TEST_P(TheInlet, parks_all_that_waited_for_whom_the_database_will_not_have_and_nothing_else) {
  report({completed(1, mailbox("lies")), completed(2, mailbox("lies"), "welding")});
  ASSERT_EQ(post({completed(3, mailbox("noor")), completed(4, mailbox("lies"), "roofs")}).status,
            200);
  const auto lies = world().person("Lies Peeters");
  db().write([&](Tx& tx) {
    const auto who = std::to_string(lies.person.number());
    tx.run(tx.dialect() == db::Dialect::sqlite
               ? "CREATE TRIGGER no_lies BEFORE UPDATE ON inlet_agents WHEN NEW.person = " + who +
                     " BEGIN SELECT RAISE(ABORT, 'not her'); END"
               : "ALTER TABLE inlet_agents ADD CONSTRAINT no_lies CHECK (person <> " + who + ")");
  });
  hub().hub().inlet().catch_up();
  EXPECT_THAT(parked_ones(), ElementsAre(1, 2, 4));
  EXPECT_THAT(completions_of("Noor"), ElementsAre("first-aid"));
  db().write([](Tx& tx) {
    tx.run(tx.dialect() == db::Dialect::sqlite
               ? "DROP TRIGGER no_lies"
               : "ALTER TABLE inlet_agents DROP CONSTRAINT no_lies");
  });
  hub().hub().inlet().retry();
  EXPECT_THAT(parked_ones(), IsEmpty());
  EXPECT_THAT(completions_of("Lies"), SizeIs(3));
}

TEST_P(TheInlet, lets_go_of_what_was_parked_when_its_statement_goes) {
  ASSERT_EQ(post({completed(1, mailbox("noor"), "broken"),
                  completed(2, mailbox("noor"), "broken2", "passed")})
                .status,
            200);
  break_it();
  hub().hub().inlet().catch_up();
  ASSERT_THAT(parked_ones(), ElementsAre(1, 2));
  mend_it();  // a run reads what it removes
  let_go("remove", "completed");
  hub().hub().inlet().catch_up();
  EXPECT_THAT(parked_ones(), ElementsAre(2));
}

TEST_P(TheInlet, takes_in_what_was_parked_when_it_is_tried_again_and_can_be) {
  ASSERT_EQ(post({completed(1, mailbox("noor"), "broken"), completed(2, mailbox("noor"), "broken2"),
                  completed(3, mailbox("noor"), "welding")})
                .status,
            200);
  break_it();
  hub().hub().inlet().catch_up();
  EXPECT_THAT(parked_ones(), ElementsAre(1, 2));
  hub().hub().inlet().retry();
  EXPECT_THAT(parked_ones(), ElementsAre(1, 2)) << "it is still broken";
  ASSERT_EQ(post(voiding(9, 2)).status, 200);
  mend_it();
  hub().hub().inlet().retry();
  EXPECT_THAT(parked_ones(), IsEmpty());
  EXPECT_THAT(completions_of("Noor"), ElementsAre("broken", "welding")) << "one was voided";
  EXPECT_THAT(kinds(), ElementsAre("completion.recorded", "completion.recorded"));
}

TEST_P(TheInlet, looks_again_for_whoever_joined_once_a_mapping_is_taken_back) {
  report(completed(1, mailbox("lies")));
  const auto agent = waiting().string("/items/0/id");
  ASSERT_EQ(map(agent, noor.person).status, 204);
  world().person("Lies Peeters");
  hub().hub().inlet().catch_up();
  EXPECT_EQ(office->remove("/agents/" + agent + "/person").status, 204);
  hub().hub().inlet().catch_up();
  EXPECT_THAT(completions_of("Noor"), IsEmpty());
  EXPECT_THAT(completions_of("Lies"), ElementsAre("first-aid"));
  EXPECT_EQ(waiting_count(), 0U);
}

TEST_P(TheInlet, finds_people_by_letters_of_name_or_address_for_administrators) {
  world().person("Ivo Janssens");
  const auto found = office->get("/people?named=NOOR");
  ASSERT_THAT(found.at("/items").as_array(), SizeIs(1));
  EXPECT_EQ(found.string("/items/0/name"), "Noor Aziz");
  EXPECT_THAT(office->get("/people?named=example.org").at("/items").as_array(), SizeIs(3));
  EXPECT_EQ(browser_of("Noor").get("/people?named=Ivo").status, 403);
}

TEST_P(TheInlet, tells_people_of_their_completions_what_was_reported_and_how_long_it_is_kept) {
  auto said = completed(1, mailbox("noor"), "first-aid", "passed");
  said["result"] = object{{"success", true}, {"score", object{{"scaled", 0.85}}}};
  said["context"] = object{{"registration", uuid(70)}};
  report(said);
  auto again = completed(2, mailbox("noor"));
  again["context"] = object{{"registration", uuid(70)}};
  report(again);
  const auto stored = clock().now();
  const auto reports = [&] {
    const auto items = browser_of("Noor").get("/me/completions").at("/items").as_array();
    EXPECT_THAT(items, SizeIs(1)) << "one attempt";
    return items.empty() ? boost::json::array() : items[0].at("reports").as_array();
  };
  auto seen = reports();
  ASSERT_THAT(seen, SizeIs(2));
  EXPECT_THAT(std::string(seen[0].at("program").as_string()), Not(IsEmpty()));
  EXPECT_TRUE(seen[0].at("success").as_bool());
  EXPECT_EQ(seen[0].at("score").at("scaled").as_double(), 0.85);
  EXPECT_FALSE(seen[1].as_object().contains("success"));
  EXPECT_FALSE(seen[0].as_object().contains("kept_until")) << "no rule says so";
  for (const auto& [verb, days] :
       {std::pair("passed", 400), std::pair("passed", 30), std::pair("attended", 1)}) {
    office->header("Idempotency-Key", "a-rule-of-so-many-days-" + std::to_string(days));
    const auto made = office->post("/records/retention_rules",
                                   {{"act", "remove"},
                                    {"verb", "http://adlnet.gov/expapi/verbs/" + std::string(verb)},
                                    {"days", days}});
    ASSERT_EQ(made.status, 201) << made.text;
  }
  seen = reports();
  EXPECT_EQ(seen[0].at("kept_until").as_string(), rfc3339(stored + std::chrono::hours(24 * 30)));
  EXPECT_FALSE(seen[1].as_object().contains("kept_until")) << "none is about this verb";
}

TEST_P(TheInlet, reads_no_record_that_is_very_long_for_a_page_of_completions) {
  auto said = completed(1, mailbox("noor"), "first-aid", "passed");
  said["result"] = object{{"response", std::string(200'000, 'x')}};
  report(said);
  report(completed(2, mailbox("noor"), "ladders"));
  const auto items = browser_of("Noor").get("/me/completions").at("/items").as_array();
  ASSERT_THAT(items, SizeIs(2));
  for (const auto& each : items) {
    const bool is_short = boost::json::serialize(each).find("ladders") != std::string::npos;
    EXPECT_THAT(each.at("reports").as_array(), SizeIs(is_short ? 1 : 0));
  }
}

TEST_P(TheInlet, tells_nothing_more_of_a_record_that_went_or_names_nobody) {
  report(completed(1, mailbox("noor"), "first-aid", "passed"));
  report(completed(2, mailbox("noor"), "ladders"));
  let_go("remove", "passed");
  let_go("anonymise", "completed");
  const auto items = browser_of("Noor").get("/me/completions").at("/items").as_array();
  ASSERT_THAT(items, SizeIs(2)) << "what is recorded stays";
  for (const auto& each : items) EXPECT_THAT(each.at("reports").as_array(), IsEmpty());
}

}  // namespace
}  // namespace kring::inlet
