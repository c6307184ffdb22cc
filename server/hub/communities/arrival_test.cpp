#include "hub/communities/arrival.h"

#include "hub/identity/api_tokens.h"
#include "hub/identity/sessions.h"
#include "tests/support/hub_under_test.h"

#include <gmock/gmock.h>

namespace kring::communities {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;
using ::testing::UnorderedElementsAre;
using testing_support::problems;

constexpr std::string_view link_begin = "http://localhost:8080/welcome#";

/// Ilse and Lotte administer; Lotte facilitates a private community, of which Noor and Ilse know
/// nothing.
class Arrival : public HubOnBothDatabases {
 protected:
  void SetUp() override {
    HubOnBothDatabases::SetUp();
    if (IsSkipped()) return;
    ilse = world().administrator("Ilse");
    lotte = world().administrator("Lotte");
    noor = world().person("Noor");
    circle = world().community(lotte, Openness::private_, "Circle");
    world().forget_journal();
  }

  /// The token of a link that `browser` makes at `path`.
  std::string link(ApiClient browser, std::string_view path,
                   const boost::json::value& wanted = boost::json::object()) {
    const auto answer = browser.post(path, wanted);
    EXPECT_EQ(answer.status, 201) << answer.text;
    const auto made = answer.string("/link");
    EXPECT_THAT(made, StartsWith(std::string(link_begin)));
    return made.substr(link_begin.size());
  }

  std::string link_of_ilse(std::string_view role = "member") {
    return link(browser_of("ilse"), "/invitations", {{"role", role}});
  }

  std::string link_into_circle() {
    return link(browser_of("lotte"), "/communities/" + circle.text() + "/invitations");
  }

  void facilitates_too(const Visitor& colleague) {
    world().member(circle, colleague);
    const auto path = "/communities/" + circle.text() + "/facilitators/" + colleague.person.text();
    EXPECT_EQ(browser_of("lotte").put(path).status, 204);
  }

  static ApiAnswer arrive(ApiClient& browser, std::string_view token,
                          std::string_view email = "bram@example.org") {
    return browser.post("/accounts", {{"token", token},
                                      {"name", "Bram de Wit"},
                                      {"email", email},
                                      {"password", "a fine long password"},
                                      {"language", "nl"}});
  }

  ApiAnswer preview(std::string_view token) {
    return hub().browser().post("/invitations/preview", {{"token", token}});
  }

  Visitor ilse;
  Visitor lotte;
  Visitor noor;
  CommunityId circle;
};

TEST_P(Arrival, a_newcomer_looks_at_the_link_makes_an_account_and_is_in) {
  const auto token = link_into_circle();
  const auto seen = preview(token);
  EXPECT_EQ(seen.string("/organisation"), "Test organisation");
  EXPECT_EQ(seen.string("/community/name"), "Circle");
  EXPECT_EQ(seen.string("/invited_by/name"), "Lotte");
  EXPECT_TRUE(seen.at("/for_newcomers").as_bool());
  auto browser = hub().browser();
  const auto answer = arrive(browser, token);
  EXPECT_EQ(answer.status, 201);
  EXPECT_EQ(answer.string("/name"), "Bram de Wit");
  EXPECT_EQ(answer.string("/language"), "nl");
  EXPECT_FALSE(answer.at("/administrator").as_bool());
  EXPECT_THAT(std::string(answer.headers.find("Set-Cookie").value()), HasSubstr("; HttpOnly"));
  EXPECT_EQ(browser.get("/communities/" + circle.text()).string("/standing"), "member");
  EXPECT_THAT(world().journal_kinds(), ElementsAre("invitation.made", "person.joined",
                                                   "invitation.used", "community.joined"));
}

TEST_P(Arrival, the_password_that_was_chosen_opens_the_door_however_its_letters_are_typed) {
  auto browser = hub().browser();
  EXPECT_EQ(browser
                .post("/accounts", {{"token", link_of_ilse()},
                                    {"name", "Bram"},
                                    {"email", "bram@example.org"},
                                    {"password", "caf\u00E9 au lait"},
                                    {"language", "nl"}})
                .status,
            201);
  EXPECT_EQ(
      hub()
          .browser()
          .post("/session", {{"email", "bram@example.org"}, {"password", "cafe\u0301 au lait"}})
          .status,
      200);
}

TEST_P(Arrival, a_link_lets_one_in) {
  const auto token = link_of_ilse();
  auto first = hub().browser();
  auto second = hub().browser();
  EXPECT_EQ(arrive(first, token).status, 201);
  const auto answer = arrive(second, token, "other@example.org");
  EXPECT_EQ(answer.status, 410);
  EXPECT_EQ(answer.code(), "invitation.used");
  EXPECT_EQ(preview(token).code(), "invitation.used");
  EXPECT_FALSE(second.cookie(identity::session_cookie));
}

TEST_P(Arrival, an_old_a_withdrawn_and_an_invented_link_let_nobody_in) {
  auto browser = hub().browser();
  EXPECT_EQ(arrive(browser, "invented").status, 404);
  const auto old = link_of_ilse();
  clock().advance(identity::invitation_length);
  EXPECT_EQ(arrive(browser, old).code(), "invitation.expired");
  auto ilses = browser_of("ilse");
  const auto made = ilses.post("/invitations", {{"role", "member"}});
  const auto withdrawn = made.string("/link").substr(link_begin.size());
  EXPECT_EQ(ilses.remove("/invitations/" + made.string("/invitation/id")).status, 204);
  EXPECT_EQ(arrive(browser, withdrawn).status, 410);
  EXPECT_EQ(preview(withdrawn).code(), "invitation.expired");
  EXPECT_EQ(db().read(people::headcount), 3);
}

TEST_P(Arrival, a_link_of_somebody_who_is_no_administrator_is_for_colleagues) {
  const auto youssef = world().person("Youssef");
  const auto club = world().community(youssef, Openness::private_, "Youssef's");
  const auto token = link(browser_of("youssef"), "/communities/" + club.text() + "/invitations");
  EXPECT_FALSE(preview(token).at("/for_newcomers").as_bool());
  auto stranger = hub().browser();
  const auto refused = arrive(stranger, token);
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(refused.code(), "invitation.colleagues_only");
  EXPECT_EQ(db().read(people::headcount), 4);
  EXPECT_EQ(browser_of("noor").post("/invitations/acceptance", {{"token", token}}).status, 200);
}

TEST_P(Arrival, a_link_stops_working_when_who_made_it_looks_after_the_community_no_more) {
  world().member(circle, noor);
  const auto lottes = link_into_circle();
  const auto path = "/communities/" + circle.text() + "/invitations";
  auto facilitator = browser_of("lotte");
  const auto noors_standing =
      "/communities/" + circle.text() + "/facilitators/" + noor.person.text();
  ASSERT_EQ(facilitator.put(noors_standing).status, 204);
  const auto noors = link(browser_of("noor"), path);
  world().forget_journal();
  ASSERT_EQ(facilitator.remove(noors_standing).status, 204);
  EXPECT_THAT(world().journal_kinds(), ElementsAre("invitation.revoked", "facilitator.dismissed"));
  EXPECT_EQ(preview(noors).code(), "invitation.expired");
  EXPECT_EQ(preview(lottes).status, 200) << "others' links are theirs";
}

TEST_P(Arrival, a_link_of_somebody_who_was_shut_out_stops_working) {
  const auto token = link_of_ilse();
  db().write([&](Tx& tx) { identity::suspend(tx, {}, ilse.person); });
  EXPECT_EQ(preview(token).code(), "invitation.expired");
}

TEST_P(Arrival, a_renewed_link_lets_in_and_the_old_one_does_not) {
  auto ilses = browser_of("ilse");
  const auto made = ilses.post("/invitations", {{"role", "member"}});
  const auto path = "/invitations/" + made.string("/invitation/id");
  const auto fresh = link(browser_of("ilse"), path + "/renewal");
  auto browser = hub().browser();
  EXPECT_EQ(arrive(browser, made.string("/link").substr(link_begin.size())).code(),
            "invitation.unknown");
  EXPECT_EQ(arrive(browser, fresh).status, 201);
  const auto again = ilses.post(path + "/renewal");
  EXPECT_EQ(again.status, 409);
  EXPECT_EQ(again.code(), "invitation.used");
}

TEST_P(Arrival, an_address_that_has_an_account_is_refused_and_the_link_is_not_used_up) {
  const auto token = link_into_circle();
  auto browser = hub().browser();
  const auto answer = arrive(browser, token, "NOOR@example.org");
  EXPECT_EQ(answer.status, 409);
  EXPECT_EQ(answer.code(), "account.exists");
  EXPECT_EQ(db().read(people::headcount), 3);
  EXPECT_EQ(preview(token).status, 200);
  EXPECT_THAT(world().journal_kinds(), ElementsAre("invitation.made"));
}

TEST_P(Arrival, what_is_wrong_is_said_all_at_once_and_the_link_is_not_used_up) {
  const auto token = link_of_ilse();
  auto browser = hub().browser();
  EXPECT_THAT(problems(browser.post("/accounts", {{"token", token},
                                                  {"name", " "},
                                                  {"email", "bram"},
                                                  {"password", "short"},
                                                  {"language", "tlh"},
                                                  {"administrator", true}})),
              UnorderedElementsAre("/name too_short", "/email malformed", "/password too_short",
                                   "/language not_allowed", "/administrator unknown"));
  EXPECT_EQ(arrive(browser, token).status, 201);
}

TEST_P(Arrival, an_administrators_link_makes_a_newcomer_one) {
  auto browser = hub().browser();
  EXPECT_TRUE(arrive(browser, link_of_ilse("administrator")).at("/administrator").as_bool());
  EXPECT_EQ(browser.get("/invitations").status, 200);
}

TEST_P(Arrival, a_program_brings_in_members_and_no_administrator) {
  const auto administrators = browser_of("ilse").post("/invitations", {{"role", "administrator"}});
  const auto renewal = "/invitations/" + administrators.string("/invitation/id") + "/renewal";
  const auto token = db().write([&](Tx& tx) {
    return identity::make_api_token(tx, ilse,
                                    {testing_support::ruled<text::Line<2, 80>>("Personnel"),
                                     api::TokenScope::administration, 1})
        .secret;
  });
  ApiClient program(hub().application(), "");
  program.header("Authorization", "Bearer " + token);
  world().forget_journal();
  for (const auto& refused : {program.post("/invitations", {{"role", "administrator"}}),
                              program.post(renewal, boost::json::object())}) {
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(refused.code(), "token.no_administrators");
  }
  EXPECT_THAT(world().journal_kinds(), IsEmpty());
  EXPECT_FALSE(program.get("/invitations").at("/items/0/may/renew").as_bool());
  EXPECT_EQ(program.post("/invitations", {{"role", "member"}}).status, 201);
  EXPECT_EQ(browser_of("ilse").post(renewal, boost::json::object()).status, 201);
}

TEST_P(Arrival, nobody_who_is_here_becomes_an_administrator_by_accepting) {
  const auto token = link_of_ilse("administrator");
  auto noors = browser_of("noor");
  const auto refused = noors.post("/invitations/acceptance", {{"token", token}});
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(refused.code(), "invitation.newcomers_only");
  EXPECT_EQ(preview(token).status, 200) << "it waits for whom it was made";
  EXPECT_FALSE(noors.get("/session").at("/administrator").as_bool());
  EXPECT_EQ(noors.get("/invitations").status, 403);
}

TEST_P(Arrival, a_colleague_who_is_here_accepts_and_is_in_the_community) {
  const auto token = link_into_circle();
  auto noors = browser_of("noor");
  const auto answer = noors.post("/invitations/acceptance", {{"token", token}});
  EXPECT_EQ(answer.string("/community/name"), "Circle");
  EXPECT_EQ(noors.get("/communities/" + circle.text()).string("/standing"), "member");
  EXPECT_EQ(noors.post("/invitations/acceptance", {{"token", token}}).code(), "invitation.used");
  EXPECT_THAT(world().journal_kinds(),
              ElementsAre("invitation.made", "invitation.used", "community.joined"));
  EXPECT_EQ(hub().browser().post("/invitations/acceptance", {{"token", token}}).status, 401);
}

TEST_P(Arrival, a_link_is_not_used_up_by_somebody_who_is_a_member_already) {
  world().member(circle, noor);
  const auto token = link_into_circle();
  world().forget_journal();
  const auto answer = browser_of("noor").post("/invitations/acceptance", {{"token", token}});
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.string("/community/name"), "Circle");
  EXPECT_THAT(world().journal_kinds(), ElementsAre());
  EXPECT_EQ(preview(token).status, 200) << "it waits for somebody else";
}

TEST_P(Arrival, a_link_leads_members_into_their_community_though_it_was_used) {
  const auto token = link_into_circle();
  auto noors = browser_of("noor");
  noors.post("/invitations/acceptance", {{"token", token}});
  world().forget_journal();
  const auto seen = noors.post("/invitations/preview", {{"token", token}});
  EXPECT_EQ(seen.status, 200);
  EXPECT_TRUE(seen.at("/is_member").as_bool());
  EXPECT_EQ(seen.string("/community/id"), circle.text());
  EXPECT_EQ(seen.string("/state"), "used");
  EXPECT_EQ(browser_of("lotte").post("/invitations/preview", {{"token", token}}).status, 200);
  EXPECT_EQ(browser_of("ilse").post("/invitations/preview", {{"token", token}}).code(),
            "invitation.used");
  EXPECT_EQ(preview(token).code(), "invitation.used");
  EXPECT_THAT(world().journal_kinds(), IsEmpty()) << "looking is no fact";
  noors.remove("/communities/" + circle.text() + "/membership");
  EXPECT_EQ(noors.post("/invitations/preview", {{"token", token}}).code(), "invitation.used")
      << "who left is told no more than others";
}

TEST_P(Arrival, who_is_signed_in_sees_at_once_that_a_link_is_not_for_them) {
  const auto token =
      link(browser_of("lotte"), "/invitations",
           {{"role", "member"}, {"email", "Noor@example.org"}, {"community", circle.text()}});
  const auto seen_by = [&](std::string_view name) {
    return browser_of(name).post("/invitations/preview", {{"token", token}});
  };
  EXPECT_TRUE(seen_by("ilse").at("/for_somebody_else").as_bool());
  EXPECT_FALSE(seen_by("ilse").at("/is_member").as_bool());
  EXPECT_TRUE(seen_by("lotte").at("/is_member").as_bool());
  EXPECT_FALSE(seen_by("noor").at("/for_somebody_else").as_bool());
  EXPECT_FALSE(seen_by("noor").at("/is_member").as_bool());
  EXPECT_FALSE(preview(token).at("/for_somebody_else").as_bool()) << "nobody is signed in";
  EXPECT_FALSE(preview(token).at("/is_member").as_bool());
}

TEST_P(Arrival, an_address_is_invited_once_and_then_renewed) {
  auto ilses = browser_of("ilse");
  const boost::json::value bram{{"role", "member"}, {"email", "Bram@example.org"}};
  const auto made = ilses.post("/invitations", bram);
  ASSERT_EQ(made.status, 201);
  world().forget_journal();
  const auto refused =
      ilses.post("/invitations", {{"role", "member"}, {"email", "bram@Example.org"}});
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(refused.code(), "invitation.exists");
  EXPECT_THAT(world().journal_kinds(), ElementsAre());
  EXPECT_EQ(
      ilses.post("/invitations", {{"role", "administrator"}, {"email", "bram@example.org"}}).status,
      201)
      << "for something else";
  EXPECT_EQ(ilses.remove("/invitations/" + made.string("/invitation/id")).status, 204);
  EXPECT_EQ(ilses.post("/invitations", bram).status, 201) << "the first was withdrawn";
  clock().advance(identity::invitation_length);
  EXPECT_EQ(ilses.post("/invitations", bram).status, 201) << "the second has expired";
}

TEST_P(Arrival, nobody_is_invited_who_is_here_already) {
  const auto open = world().community(lotte, Openness::open, "Leading at work");
  auto ilses = browser_of("ilse");
  world().forget_journal();
  const auto refused =
      ilses.post("/invitations", {{"role", "member"}, {"email", "Noor@example.org"}});
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(refused.code(), "invitation.has_account");
  EXPECT_EQ(
      ilses.post("/invitations", {{"role", "administrator"}, {"email", "noor@example.org"}}).code(),
      "invitation.has_account");
  EXPECT_THAT(world().journal_kinds(), ElementsAre());
  const boost::json::value into{
      {"role", "member"}, {"email", "noor@example.org"}, {"community", open.text()}};
  const auto token = link(browser_of("ilse"), "/invitations", into);
  EXPECT_EQ(browser_of("noor").post("/invitations/acceptance", {{"token", token}}).status, 200);
  const auto again = ilses.post("/invitations", into);
  EXPECT_EQ(again.status, 409);
  EXPECT_EQ(again.code(), "invitation.is_member");
}

TEST_P(Arrival, a_link_for_one_address_lets_nobody_else_in) {
  const auto token = link(browser_of("ilse"), "/invitations",
                          {{"role", "administrator"}, {"email", "Bram@example.org"}});
  world().forget_journal();
  auto stranger = hub().browser();
  const auto refused = arrive(stranger, token, "eve@example.org");
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(refused.code(), "invitation.other_email");
  EXPECT_FALSE(stranger.cookie(identity::session_cookie));
  EXPECT_EQ(db().read(people::headcount), 3);
  EXPECT_THAT(world().journal_kinds(), ElementsAre());
  auto browser = hub().browser();
  EXPECT_EQ(arrive(browser, token, "bram@Example.org").status, 201) << "case tells no two apart";
}

TEST_P(Arrival, a_link_for_one_address_is_accepted_by_its_account_alone) {
  const auto open = world().community(lotte, Openness::open, "Leading at work");
  const auto token =
      link(browser_of("ilse"), "/invitations",
           {{"role", "member"}, {"email", "noor@example.org"}, {"community", open.text()}});
  world().forget_journal();
  const auto refused = browser_of("lotte").post("/invitations/acceptance", {{"token", token}});
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(refused.code(), "invitation.other_email");
  EXPECT_THAT(world().journal_kinds(), ElementsAre());
  EXPECT_EQ(browser_of("noor").post("/invitations/acceptance", {{"token", token}}).status, 200);
  EXPECT_THAT(world().journal_kinds(), ElementsAre("invitation.used", "community.joined"));
}

TEST_P(Arrival, only_a_facilitator_invites_into_a_community) {
  const auto path = "/communities/" + circle.text() + "/invitations";
  EXPECT_EQ(browser_of("noor").post(path).code(), "not_found");
  world().member(circle, noor);
  EXPECT_EQ(browser_of("noor").post(path).code(), "not_allowed");
  EXPECT_EQ(browser_of("ilse").post(path).code(), "not_found")
      << "administrators do not see into private communities either";
  EXPECT_EQ(browser_of("ilse")
                .post("/invitations", {{"role", "member"}, {"community", circle.text()}})
                .code(),
            "not_found");
}

TEST_P(Arrival, no_administrator_lets_anybody_into_a_closed_community_unless_facilitating_it) {
  const auto closed = world().community(lotte, Openness::closed, "Leading at work");
  auto ilses = browser_of("ilse");
  const boost::json::value into{{"role", "member"}, {"community", closed.text()}};
  world().forget_journal();
  const auto refused = ilses.post("/invitations", into);
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(refused.code(), "not_allowed");
  const auto made = browser_of("lotte").post("/communities/" + closed.text() + "/invitations");
  const auto path = "/invitations/" + made.string("/invitation/id");
  EXPECT_EQ(ilses.post(path + "/renewal").code(), "not_allowed") << "whoever renews holds a link";
  EXPECT_FALSE(ilses.get("/invitations").at("/items/0/may/renew").as_bool());
  EXPECT_THAT(world().journal_kinds(), ElementsAre("invitation.made"));
  db().write([&](Tx& tx) {
    bring_in(tx, ilse.person, closed);
    appoint(tx, lotte, closed, ilse.person);
  });
  EXPECT_EQ(ilses.post("/invitations", into).status, 201);
  EXPECT_TRUE(ilses.get("/invitations").at("/items/0/may/renew").as_bool());
}

TEST_P(Arrival, the_list_tells_an_administrator_all_but_the_links) {
  const auto token = link_into_circle();
  auto browser = hub().browser();
  arrive(browser, token);
  link_of_ilse("administrator");
  const auto list = browser_of("ilse").get("/invitations");
  EXPECT_EQ(list.at("/items").as_array().size(), 2U);
  EXPECT_EQ(list.string("/items/0/state"), "open");
  EXPECT_EQ(list.string("/items/0/role"), "administrator");
  EXPECT_EQ(list.string("/items/1/state"), "used");
  EXPECT_EQ(list.string("/items/1/used_by/name"), "Bram de Wit");
  EXPECT_THAT(list.text, Not(HasSubstr(token)));
}

class FirstArrival : public HubOnBothDatabases {};

TEST_P(FirstArrival, on_an_empty_hub_the_first_link_makes_the_first_administrator) {
  auto browser = hub().browser();
  EXPECT_TRUE(browser.get("/organisation").at("/first_run").as_bool());
  const auto first = db().write(identity::first_invitation).value();
  const auto preview = browser.post("/invitations/preview", {{"token", first.token}});
  EXPECT_EQ(preview.string("/role"), "administrator");
  EXPECT_FALSE(preview.body.as_object().contains("invited_by")) << "nobody invited";
  const auto answer = browser.post("/accounts", {{"token", first.token},
                                                 {"name", "Ilse"},
                                                 {"email", "ilse@example.org"},
                                                 {"password", "a fine long password"},
                                                 {"language", "en"}});
  EXPECT_TRUE(answer.at("/administrator").as_bool());
  EXPECT_FALSE(browser.get("/organisation").at("/first_run").as_bool());
}

KRING_ON_BOTH_DATABASES(FirstArrival);

TEST_P(Arrival, an_administrator_hears_of_no_private_community_from_its_links) {
  auto lottes = browser_of("lotte");
  const auto made = lottes.post("/communities/" + circle.text() + "/invitations");
  EXPECT_EQ(made.string("/invitation/community/name"), "Circle") << "its facilitator does";
  auto ilses = browser_of("ilse");
  const auto list = ilses.get("/invitations");
  EXPECT_EQ(list.at("/items").as_array().size(), 1U);
  EXPECT_THAT(list.text, Not(HasSubstr("Circle")));
  EXPECT_THAT(list.text, Not(HasSubstr(circle.text())));
  const auto path = "/invitations/" + made.string("/invitation/id");
  EXPECT_EQ(ilses.post(path + "/renewal").code(), "not_found")
      << "a fresh link would let its holder in";
  EXPECT_EQ(preview(made.string("/link").substr(link_begin.size())).status, 200);
  EXPECT_EQ(ilses.remove(path).status, 204) << "closing a door needs no look inside";
}

TEST_P(Arrival, a_link_into_an_open_community_is_listed_and_renewed_with_its_name) {
  const auto open = world().community(lotte, Openness::open, "Leading at work");
  link(browser_of("lotte"), "/communities/" + open.text() + "/invitations");
  auto ilses = browser_of("ilse");
  const auto list = ilses.get("/invitations");
  EXPECT_EQ(list.string("/items/0/community/name"), "Leading at work");
  const auto fresh = ilses.post("/invitations/" + list.string("/items/0/id") + "/renewal");
  EXPECT_EQ(fresh.string("/invitation/community/name"), "Leading at work");
}

TEST_P(Arrival,
       a_list_says_that_a_link_is_for_colleagues_and_leads_into_a_community_it_may_not_name) {
  const auto closed = world().community(noor, Openness::closed, "Cables");
  const auto hidden = world().community(noor, Openness::private_, "The crew");
  for (const auto& community : {closed, hidden})
    link(browser_of("noor"), "/communities/" + community.text() + "/invitations");
  clock().advance(Milliseconds(1));
  link_of_ilse();
  const auto list = browser_of("ilse").get("/invitations");
  EXPECT_TRUE(list.at("/items/0/for_newcomers").as_bool()) << "an administrator's";
  EXPECT_FALSE(list.at("/items/0/leads_into_community").as_bool());
  for (const auto* const place : {"/items/1", "/items/2"}) {
    EXPECT_FALSE(list.at(std::string(place) + "/for_newcomers").as_bool());
    EXPECT_TRUE(list.at(std::string(place) + "/leads_into_community").as_bool());
  }
  EXPECT_THAT(list.text, HasSubstr("Cables"));
  EXPECT_THAT(list.text, Not(HasSubstr("The crew")));
}

TEST_P(Arrival, who_made_links_into_a_community_sees_those_that_work_and_takes_them_back) {
  const auto path = "/communities/" + circle.text() + "/invitations";
  facilitates_too(noor);
  auto lottes = browser_of("lotte");
  const auto first = lottes.post(path);
  clock().advance(Milliseconds(1));
  const auto second = lottes.post(path);
  link_of_ilse();
  const auto listed = [&](std::string_view who) {
    std::vector<std::string> ids;
    const auto list = browser_of(who).get(path);
    for (const auto& item : list.at("/items").as_array())
      ids.emplace_back(item.at("id").as_string());
    return ids;
  };
  const auto one = first.string("/invitation/id");
  const auto other = second.string("/invitation/id");
  EXPECT_THAT(listed("lotte"), ElementsAre(other, one));
  EXPECT_THAT(listed("noor"), IsEmpty()) << "of the same community, and not theirs";
  EXPECT_THAT(lottes.get(path).text, Not(HasSubstr("welcome#")));
  world().forget_journal();
  EXPECT_EQ(lottes.remove(path + "/" + one).status, 204);
  EXPECT_EQ(lottes.remove(path + "/" + one).status, 204) << "twice is once";
  EXPECT_THAT(world().journal_kinds(), ElementsAre("invitation.revoked"));
  EXPECT_EQ(preview(first.string("/link").substr(link_begin.size())).code(), "invitation.expired");
  EXPECT_THAT(listed("lotte"), ElementsAre(other));
  clock().advance(identity::invitation_length);
  EXPECT_THAT(listed("lotte"), IsEmpty()) << "it works no more";
}

TEST_P(Arrival, nobody_takes_back_by_a_community_what_is_not_their_own_link_into_it) {
  const auto path = "/communities/" + circle.text() + "/invitations";
  facilitates_too(noor);
  auto lottes = browser_of("lotte");
  const auto into_circle = "/" + lottes.post(path).string("/invitation/id");
  const auto elsewhere =
      "/" + lottes.post("/invitations", {{"role", "member"}}).string("/invitation/id");
  world().forget_journal();
  EXPECT_EQ(browser_of("noor").remove(path + into_circle).status, 404);
  EXPECT_EQ(lottes.remove(path + elsewhere).status, 404);
  EXPECT_EQ(browser_of("ilse").remove(path + into_circle).status, 404);
  EXPECT_EQ(browser_of("ilse").get(path).status, 404);
  EXPECT_THAT(world().journal_kinds(), IsEmpty());
}

KRING_ON_BOTH_DATABASES(Arrival);

}  // namespace
}  // namespace kring::communities
