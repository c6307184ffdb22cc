#include "hub/learning_records/formats.h"
#include "hub/learning_records/own_statements.h"
#include "hub/learning_records/record_arrivals.h"
#include "hub/learning_records/revealing.h"
#include "hub/learning_records/statement_reader.h"
#include "hub/learning_records/statements.h"
#include "platform/crypto/sha.h"
#include "tests/support/hub_under_test.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>

namespace kring::learning_records {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

class Records : public HubOnBothDatabases {
 protected:
  void SetUp() override {
    HubOnBothDatabases::SetUp();
    if (IsSkipped()) return;
    ilse = world().administrator("Ilse");
    office.emplace(browser_of("Ilse"));
    world().forget_journal();
  }

  void report(std::string_view who, std::string_view verb, std::string_view rest,
              std::string_view lms = "Our LMS") {
    const Client client{ClientId(lms == "Our LMS" ? 1 : 2), std::string(lms), usual_scopes};
    report_of(R"({"name":"Noor Aziz","mbox":"mailto:)" + std::string(who) + R"(@example.org"})",
              verb, rest, client);
  }

  void report_of(const std::string& actor, std::string_view verb, std::string_view rest,
                 const Client& client) {
    const auto text = R"({"actor":)" + actor + R"(,"verb":{"id":"http://example.org/)" +
                      std::string(verb) + R"("},"object":)" + std::string(rest) + "}";
    const auto statement = read_document(text);
    require_statements(statement.root(), Version::v1);
    const auto batch = prepare(statement.root(), Version::v1, client,
                               authority_of(client, "http://localhost:8080"));
    db().write_in_order(statement_log, [&](Tx& tx) { keep(tx, client, batch); });
  }

  /// What an administrator is told of whoever acted in the one statement of this actor.
  std::string who_is(const std::string& actor) {
    report_of(actor, "asked", R"({"id":"http://example.org/pump"})",
              {ClientId(1), "Our LMS", usual_scopes});
    const auto id = office->get("/records").string("/items/0/id");
    const auto told = office->post("/records/" + id + "/revealings",
                                   {{"reason", "Noor asked for her own records"}});
    return boost::json::serialize(told.at("/items"));
  }

  Visitor ilse;
  std::optional<ApiClient> office;
};

constexpr std::string_view course =
    R"({"id":"http://example.org/course","definition":{"name":{"en":"First aid","nl":"EHBO"}}},
       "result":{"success":true,"score":{"scaled":0.8,"raw":16,"min":0,"max":20}},
       "timestamp":"2026-11-20T08:00:00+01:00")";

TEST_P(Records, come_in_shorter_pages_where_each_is_large) {
  const auto large = R"({"id":"http://example.org/course"},"result":{"response":")" +
                     std::string(3'000'000, 'x') + R"("})";
  for (const auto* verb : {"asked", "answered", "failed", "passed", "completed"})
    report("noor", verb, large);
  const auto first = office->get("/records");
  EXPECT_THAT(first.at("/items").as_array(), SizeIs(2));
  EXPECT_EQ(first.string("/items/0/verb"), "completed");
  const auto second = office->get("/records?after=" + first.string("/next"));
  EXPECT_EQ(second.string("/items/0/verb"), "failed");
  const auto third = office->get("/records?after=" + second.string("/next"));
  EXPECT_THAT(third.at("/items").as_array(), SizeIs(1));
  EXPECT_FALSE(third.body.as_object().contains("next"));
}

TEST_P(Records, are_read_in_words_and_name_nobody) {
  report("noor", "completed", course);
  report("noor", "asked", R"({"id":"http://example.org/pump"})");
  office->header("Accept-Language", "nl");
  const auto list = office->get("/records");
  EXPECT_THAT(list.at("/items").as_array(), SizeIs(2));
  EXPECT_EQ(list.string("/items/1/verb"), "completed");
  EXPECT_EQ(list.string("/items/1/object"), "EHBO");
  EXPECT_EQ(list.string("/items/1/client"), "Our LMS");
  EXPECT_EQ(list.at("/items/1/success"), true);
  EXPECT_EQ(list.at("/items/1/score/scaled"), 0.8);
  EXPECT_EQ(list.integer("/items/1/score/raw"), 16);
  EXPECT_EQ(list.integer("/items/1/score/max"), 20);
  EXPECT_EQ(list.string("/items/1/happened_at"), "2026-11-20T07:00:00.000Z");
  EXPECT_EQ(list.string("/items/0/happened_at"), list.string("/items/0/stored_at"));
  EXPECT_FALSE(list.at("/items/0").as_object().contains("score"));
  EXPECT_EQ(list.string("/items/0/object"), "http://example.org/pump");
  EXPECT_EQ(list.string("/items/0/actor"), list.string("/items/1/actor"));
  EXPECT_THAT(list.text, Not(HasSubstr("oor")));
}

TEST_P(Records, with_one_within_say_that_in_words_too) {
  const auto planned = [](std::string_view who) {
    return R"({"objectType":"SubStatement","actor":{"mbox":"mailto:)" + std::string(who) +
           R"(@example.org"},"verb":{"id":"http://example.org/visited",)"
           R"("display":{"en":"will visit","nl":"bezoekt"}},"object":{"id":"http://example.org/x",)"
           R"("definition":{"name":{"en":"First aid","nl":"EHBO"}}}})";
  };
  report("noor", "planned", planned("noor"));
  report("noor", "planned", planned("cas"));
  const auto list = office->get("/records");
  EXPECT_EQ(list.string("/items/1/object"), "will visit First aid");
  EXPECT_EQ(list.string("/items/1/within/verb"), "will visit");
  EXPECT_EQ(list.string("/items/1/within/verb_id"), "http://example.org/visited");
  EXPECT_EQ(list.string("/items/1/within/object"), "First aid");
  EXPECT_EQ(list.string("/items/1/within/activity_id"), "http://example.org/x");
  const auto cas = list.string("/items/0/within/actor");
  EXPECT_NE(cas, list.string("/items/0/actor"));
  EXPECT_EQ(list.string("/items/0/object"), cas + " will visit First aid");
  office->header("Accept-Language", "nl");
  EXPECT_EQ(office->get("/records").string("/items/1/object"), "bezoekt EHBO");
}

TEST_P(Records, that_refer_to_another_say_that_in_words_where_it_is_there) {
  report("noor", "completed", course);
  const auto refer = [&](const std::string& id) {
    report("cas", "approved", R"({"objectType":"StatementRef","id":")" + id + R"("})");
    return office->get("/records");
  };
  const auto last_id = [&] {
    return db().read([](Tx& tx) {
      return uuid_of_octets(
          tx.value<db::Bytes>("SELECT uuid FROM statements ORDER BY seq DESC LIMIT 1")->octets);
    });
  };
  const auto list = refer(last_id());
  EXPECT_EQ(list.string("/items/0/object"), list.string("/items/1/actor") + " completed First aid");
  EXPECT_EQ(list.string("/items/0/within/activity_id"), "http://example.org/course");
  const auto further = refer(last_id());
  EXPECT_EQ(further.string("/items/0/object"),
            further.string("/items/1/actor") + " approved a record")
      << "one step and no more";
  office->header("Accept-Language", "nl");
  const auto nowhere = refer("7b3fe1c0-1d2e-4f50-a1b2-000000000099");
  EXPECT_EQ(nowhere.string("/items/0/object"), "een leergegeven");
  EXPECT_FALSE(nowhere.at("/items/0").as_object().contains("within"));
  EXPECT_EQ(nowhere.string("/items/2/object"),
            nowhere.string("/items/3/actor") + " completed EHBO");
}

TEST_P(Records, that_refer_to_what_is_very_long_say_that_it_is_a_record) {
  report("noor", "completed",
         R"({"id":"http://example.org/x"},"result":{"response":")" + std::string(70'000, 'x') +
             R"("})");
  const auto id = db().read([](Tx& tx) {
    return uuid_of_octets(tx.value<db::Bytes>("SELECT uuid FROM statements")->octets);
  });
  report("cas", "approved", R"({"objectType":"StatementRef","id":")" + id + R"("})");
  EXPECT_EQ(office->get("/records").string("/items/0/object"), "a record");
}

TEST_P(Records, show_no_characters_that_make_a_text_look_like_another) {
  report("noor", "failed",
         R"({"id":"http://example.org/pump","definition":{"name":{"en":"a\u202ed\u0000e"}}})");
  EXPECT_EQ(office->get("/records").string("/items/0/object"), "ade");
}

TEST_P(Records, are_narrowed_by_verb_activity_and_client) {
  report("noor", "completed", course);
  report("cas", "asked", R"({"id":"http://example.org/pump"})", "App");
  const auto count = [&](const std::string& query) {
    return office->get("/records?" + query).at("/items").as_array().size();
  };
  EXPECT_EQ(count(""), 2U);
  EXPECT_EQ(count("verb=http://example.org/asked"), 1U);
  EXPECT_EQ(count("activity=http://example.org/course"), 1U);
  EXPECT_EQ(count("client=" + ClientId(2).text()), 1U);
  EXPECT_EQ(count("client=" + ClientId(2).text() + "&verb=http://example.org/completed"), 0U);
}

TEST_P(Records, with_a_verb_leave_out_those_that_only_refer_to_one) {
  report("noor", "asked", R"({"id":"http://example.org/pump"})");
  const auto id = db().read([](Tx& tx) {
    return uuid_of_octets(tx.value<db::Bytes>("SELECT uuid FROM statements")->octets);
  });
  report("cas", "noted", R"({"objectType":"StatementRef","id":")" + id + R"("})");
  const auto with_verb = office->get("/records?verb=http://example.org/asked");
  EXPECT_THAT(with_verb.at("/items").as_array(), SizeIs(1));
  EXPECT_EQ(office->get("/records/number?verb=http://example.org/asked").at("/number").as_int64(),
            1);
}

TEST_P(Records, arrive_in_hours_of_their_clients) {
  const auto made = db().write([&](Tx& tx) {
    return make_client(tx, ilse, {"Our LMS", usual_scopes}).id;
  });
  const Client lms{made, "Our LMS", usual_scopes};
  const auto send = [&](int number) {
    for (int i = 0; i < number; ++i) {
      report_of(R"({"mbox":"mailto:noor@example.org"})", "asked",
                R"({"id":"http://example.org/x"})", lms);
    }
  };
  send(2);
  clock().advance(std::chrono::minutes(61));
  send(1);
  const auto list = office->get("/records/arrivals");
  EXPECT_EQ(list.string("/from"), "2026-11-09T11:00:00.000Z");
  EXPECT_EQ(list.string("/now"), "2026-11-23T10:01:00.000Z");
  EXPECT_EQ(list.string("/items/0/name"), "Our LMS");
  EXPECT_EQ(list.string("/items/0/hours/0/from"), "2026-11-23T09:00:00.000Z");
  EXPECT_EQ(list.integer("/items/0/hours/0/number"), 2);
  EXPECT_EQ(list.string("/items/0/hours/1/from"), "2026-11-23T10:00:00.000Z");
  EXPECT_EQ(list.integer("/items/0/hours/1/number"), 1);
  clock().advance(arrivals_told);
  EXPECT_THAT(office->get("/records/arrivals").at("/items/0/hours").as_array(), SizeIs(0));
}

TEST_P(Records, are_counted_by_what_they_say) {
  report("noor", "completed", course);
  report("noor", "completed", course);
  report("cas", "asked", R"({"id":"http://example.org/pump"})", "App");
  office->header("Accept-Language", "nl");
  const auto counts = office->get("/records/counts");
  EXPECT_EQ(counts.integer("/total"), 3);
  EXPECT_EQ(counts.integer("/most"), 20);
  EXPECT_EQ(counts.string("/verbs/0/id"), "http://example.org/completed");
  EXPECT_EQ(counts.string("/verbs/0/name"), "completed");
  EXPECT_EQ(counts.integer("/verbs/0/number"), 2);
  EXPECT_EQ(counts.string("/activities/0/name"), "EHBO");
  EXPECT_EQ(counts.string("/activities/1/name"), "http://example.org/pump");
  EXPECT_EQ(counts.string("/actors/0/id"), office->get("/records").string("/items/2/actor"));
  EXPECT_EQ(counts.integer("/actors/0/number"), 2);
  EXPECT_EQ(counts.string("/clients/0/id"), ClientId(1).text());
  EXPECT_EQ(counts.string("/weeks/0/from"), "2026-11-23T00:00:00.000Z");
  EXPECT_EQ(counts.integer("/weeks/0/number"), 3);
  EXPECT_EQ(counts.integer("/succeeded"), 2);
  EXPECT_EQ(counts.integer("/failed"), 0);
  EXPECT_EQ(counts.integer("/uncounted"), 0);
  EXPECT_THAT(counts.text, Not(HasSubstr("oor")));
}

TEST_P(Records, of_the_house_itself_stand_under_its_name_among_programs) {
  const std::string origin = "http://localhost:8080";
  const std::string text =
      R"({"id":"7b3fe1c0-1d2e-4f50-a1b2-000000000001","actor":{"mbox":"mailto:noor@example.org"},)"
      R"("verb":{"id":"http://example.org/asked"},"object":{"id":"http://example.org/pump"}})";
  const OwnStatement own{octets_of_uuid("7b3fe1c0-1d2e-4f50-a1b2-000000000001"), text};
  EXPECT_THAT(office->get("/records/arrivals").at("/items").as_array(), SizeIs(0));
  db().write_in_order(statement_log, [&](Tx& tx) { keep_own(tx, {own}, origin); });
  const auto counts = office->get("/records/counts");
  EXPECT_EQ(counts.string("/clients/0/name"), "Kring");
  EXPECT_EQ(counts.string("/clients/0/id"), house_id.text());
  EXPECT_EQ(office->get("/records?client=" + house_id.text()).string("/items/0/client"), "Kring");
  const auto arrivals = office->get("/records/arrivals");
  EXPECT_EQ(arrivals.string("/items/0/name"), "Kring");
  EXPECT_EQ(arrivals.integer("/items/0/hours/0/number"), 1);
}

TEST_P(Records, are_counted_the_most_first_whatever_came_last) {
  for (int i = 0; i < 12; ++i) report("noor", "asked", course);
  for (int i = 0; i < 9; ++i) report("noor", "opened", course);
  report("noor", "closed", course);
  const auto counts = office->get("/records/counts");
  EXPECT_EQ(counts.string("/verbs/0/name"), "asked");
  EXPECT_EQ(counts.integer("/verbs/0/number"), 12);
  EXPECT_EQ(counts.string("/verbs/1/name"), "opened");
  EXPECT_EQ(counts.string("/verbs/2/name"), "closed");
}

TEST_P(Records, of_an_address_too_long_to_tell_are_counted_too) {
  report("noor", "asked", R"({"id":"http://example.org/)" + std::string(2000, 'x') + R"("})");
  const auto counts = office->get("/records/counts");
  EXPECT_EQ(counts.integer("/activities/0/number"), 1);
  EXPECT_FALSE(counts.at("/activities/0").as_object().contains("id"));
}

TEST_P(Records, are_listed_a_page_at_a_time) {
  for (std::size_t i = 0; i < page_size + 2; ++i) {
    report("noor", "asked", R"({"id":"http://example.org/pump"})");
  }
  const auto first = office->get("/records");
  EXPECT_THAT(first.at("/items").as_array(), SizeIs(page_size));
  const auto second = office->get("/records?after=" + first.string("/next"));
  EXPECT_THAT(second.at("/items").as_array(), SizeIs(2));
  EXPECT_FALSE(second.body.as_object().contains("next"));
}

TEST_P(Records, reveal_who_acted_one_at_a_time_and_keep_who_asked_and_why) {
  report("noor", "completed", course);
  const auto id = office->get("/records").string("/items/0/id");
  const auto path = "/records/" + id + "/revealings";
  EXPECT_EQ(problems(office->post(path, {{"reason", "because"}})),
            std::vector<std::string>{"/reason too_short"});
  const auto revealed = office->post(path, {{"reason", "Noor asked for her own records"}});
  EXPECT_EQ(revealed.string("/items/0/name"), "Noor Aziz");
  EXPECT_EQ(revealed.string("/items/0/identity"), "noor@example.org");
  EXPECT_THAT(world().journal_kinds(), ElementsAre("record.revealed"));
  EXPECT_EQ(db().read([](Tx& tx) {
    return tx.value<std::string>("SELECT reason FROM record_revealings");
  }),
            "Noor asked for her own records");
  EXPECT_EQ(
      office->post("/records/0000000000099/revealings", {{"reason", "Noor asked for it"}}).status,
      404);
}

TEST_P(Records, tell_of_a_member_what_they_are_called_here) {
  world().person("Noor de Wit");
  EXPECT_EQ(who_is(R"({"name":"N. Aziz","mbox":"mailto:Noor@Example.org"})"),
            R"([{"name":"N. Aziz","member":"Noor de Wit","by":"email",)"
            R"("identity":"Noor@Example.org"}])");
}

TEST_P(Records, tell_of_a_member_by_all_that_completions_are_taken_in_by) {
  const auto noor = world().person("Noor de Wit");
  const auto told = [&](const std::string& actor) {
    const auto items = boost::json::parse(who_is(actor)).as_array();
    const auto* name = items.back().as_object().if_contains("member");
    return name ? std::string(name->as_string()) : "nobody";
  };
  const auto account = [](std::string_view name) {
    return R"({"account":{"homePage":"http://localhost:8080","name":")" + std::string(name) +
           "\"}}";
  };
  EXPECT_EQ(
      told(R"({"mbox_sha1sum":")" + crypto::sha_hex("mailto:noor@example.org", 40).value() + "\"}"),
      "Noor de Wit");
  EXPECT_EQ(told(account(noor.persona.text())), "Noor de Wit");
  EXPECT_EQ(told(account("Noor@example.org")), "Noor de Wit");
  EXPECT_EQ(told(account("cas@example.org")), "nobody");
  EXPECT_EQ(told(R"({"objectType":"Group","member":[{"mbox":"mailto:noor@example.org"}]})"),
            "Noor de Wit");
}

TEST_P(Records, tell_by_what_somebody_is_recognised) {
  EXPECT_EQ(who_is(R"({"account":{"homePage":"http://lms.example","name":"u123"}})"),
            R"([{"by":"account","identity":"u123","home_page":"http://lms.example"}])");
  EXPECT_EQ(who_is(R"({"openid":"https://noor.example/"})"),
            R"([{"by":"openid","identity":"https://noor.example/"}])");
  const std::string hash(40, 'a');
  EXPECT_EQ(who_is(R"({"mbox_sha1sum":")" + hash + R"("})"),
            R"([{"by":"email_hash","identity":")" + hash + R"("}])");
}

TEST_P(Records, tell_of_a_group_who_is_in_it) {
  EXPECT_EQ(who_is(R"({"objectType":"Group","member":[{"mbox":"mailto:noor@example.org"},)"
                   R"({"openid":"https://cas.example/"}]})"),
            R"([{"by":"email","identity":"noor@example.org"},)"
            R"({"by":"openid","identity":"https://cas.example/"}])");
  std::string crowd;
  for (int i = 0; i < 30; ++i) {
    crowd += std::string(i ? "," : "") + R"({"mbox":"mailto:p)" + std::to_string(i) +
             R"(@example.org"})";
  }
  const auto told = boost::json::parse(
      who_is(R"({"objectType":"Group","name":"Class","member":[)" + crowd + "]}"));
  EXPECT_THAT(told.as_array(), SizeIs(21)) << "the group, and twenty of them";
  const auto nameless =
      boost::json::parse(who_is(R"({"objectType":"Group","member":[)" + crowd + "]}"));
  EXPECT_THAT(nameless.as_array(), SizeIs(20));
}

KRING_ON_BOTH_DATABASES(Records);

}  // namespace
}  // namespace kring::learning_records
