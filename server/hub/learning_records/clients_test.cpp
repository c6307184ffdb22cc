#include "hub/learning_records/clients.h"

#include "platform/db/value.h"
#include "tests/support/hub_under_test.h"
#include "tests/support/refusals.h"

#include <gmock/gmock.h>

namespace kring::learning_records {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using testing_support::outcome_of;

class RecordClients : public HubOnBothDatabases {
 protected:
  void SetUp() override {
    HubOnBothDatabases::SetUp();
    if (IsSkipped()) return;
    ilse = world().administrator("Ilse");
    world().forget_journal();
  }

  MadeClient make() {
    return db().write([&](Tx& tx) { return make_client(tx, ilse, {"LMS", {Scope::write}}); });
  }
  MadeKey rotate(ClientId id) {
    return db().write([&](Tx& tx) { return rotate_key(tx, ilse, id); });
  }
  void change(ClientId id, const ClientTerms& terms) {
    db().write([&](Tx& tx) { change_client(tx, ilse, id, terms); });
  }
  void revoke(ClientId id) {
    db().write([&](Tx& tx) { revoke_client(tx, ilse, id); });
  }
  bool opens(const MadeKey& key) { return opens(key.id.text(), key.secret); }
  bool opens(const std::string& user, const std::string& secret) {
    return db().read([&](Tx& tx) { return client_by_key(tx, user, secret).has_value(); });
  }

  Visitor ilse;
};

TEST_P(RecordClients, come_in_with_their_key_and_nothing_else) {
  const auto made = make();
  EXPECT_TRUE(opens(made.key));
  EXPECT_FALSE(opens(made.key.id.text(), made.key.secret + "x"));
  EXPECT_FALSE(opens(made.key.id.text(), ""));
  EXPECT_FALSE(opens(made.id.text(), made.key.secret));
  EXPECT_FALSE(opens("nobody", made.key.secret));
  EXPECT_THAT(world().journal_kinds(), ElementsAre("record_client.made"));
}

TEST_P(RecordClients, only_a_hash_of_the_secret_is_kept) {
  const auto made = make();
  const auto kept = db().read([](Tx& tx) {
    return tx.value<db::Bytes>("SELECT secret_hash FROM record_client_keys").value().octets;
  });
  EXPECT_EQ(kept.find(made.key.secret), std::string::npos);
  EXPECT_FALSE(opens(made.key.id.text(), kept));
}

TEST_P(RecordClients, get_another_key_while_the_old_one_goes_on_for_a_week) {
  const auto made = make();
  const auto fresh = rotate(made.id);
  EXPECT_TRUE(opens(fresh));
  clock().advance(overlap - Milliseconds(1));
  EXPECT_TRUE(opens(made.key));
  clock().advance(Milliseconds(1));
  EXPECT_FALSE(opens(made.key));
  EXPECT_TRUE(opens(fresh));
  EXPECT_THAT(world().journal_kinds(),
              ElementsAre("record_client.made", "record_client.key_rotated"));
}

TEST_P(RecordClients, are_out_at_once_when_they_are_revoked) {
  const auto made = make();
  const auto fresh = rotate(made.id);
  world().forget_journal();
  for (int i = 0; i < 2; ++i) revoke(made.id);
  EXPECT_FALSE(opens(made.key));
  EXPECT_FALSE(opens(fresh));
  EXPECT_EQ(outcome_of([&] { rotate(made.id); }), "record_client.revoked");
  EXPECT_EQ(outcome_of([&] { revoke(ClientId(7)); }), "not_found");
  EXPECT_THAT(world().journal_kinds(), ElementsAre("record_client.revoked"));
}

TEST_P(RecordClients, may_from_then_on_what_they_are_changed_to) {
  const auto made = make();
  const auto may = [&](Scope scope) {
    return db().read([&](Tx& tx) { return client_may(tx, made.id, scope); });
  };
  change(made.id, {"LMS", {Scope::read}});
  EXPECT_FALSE(may(Scope::write));
  EXPECT_TRUE(may(Scope::read));
  EXPECT_TRUE(opens(made.key));
  db().await_numbering();
  const auto told = db().read([](Tx& tx) {
    return tx.value<std::string>("SELECT data FROM journal WHERE kind = 'record_client.changed'");
  });
  EXPECT_EQ(told, R"({"renamed":false,"might":["write"],"may":["read"]})");
  change(made.id, {"Our LMS", {Scope::read}});
  change(made.id, {"Our LMS", {Scope::read}});
  EXPECT_THAT(world().journal_kinds(),
              ElementsAre("record_client.made", "record_client.changed", "record_client.changed"))
      << "saying the same again is nothing";
  EXPECT_EQ(db().read([&](Tx& tx) { return require_client(tx, made.id).name; }), "Our LMS");
}

TEST_P(RecordClients, have_each_scope_once_whatever_was_said_and_in_which_order) {
  const auto made = db().write([&](Tx& tx) {
    return make_client(tx, ilse, {"LMS", {Scope::state, Scope::write, Scope::state}});
  });
  const auto scopes = [&] {
    return db().read([&](Tx& tx) { return require_client(tx, made.id).scopes; });
  };
  EXPECT_THAT(scopes(), ElementsAre(Scope::write, Scope::state));
  change(made.id, {"LMS", {Scope::state, Scope::write}});
  EXPECT_THAT(world().journal_kinds(), ElementsAre("record_client.made")) << "that is the same";
  change(made.id, {"LMS", {Scope::read, Scope::write, Scope::read}});
  EXPECT_THAT(scopes(), ElementsAre(Scope::write, Scope::read));
}

TEST_P(RecordClients, are_changed_no_more_once_they_are_revoked) {
  const auto made = make();
  revoke(made.id);
  world().forget_journal();
  EXPECT_EQ(outcome_of([&] { change(made.id, {"App", {Scope::all}}); }), "record_client.revoked");
  EXPECT_EQ(outcome_of([&] { change(ClientId(7), {"App", {Scope::all}}); }), "not_found");
  EXPECT_THAT(world().journal_kinds(), IsEmpty());
}

TEST_P(RecordClients, are_made_and_looked_after_by_administrators) {
  auto browser = browser_of("Ilse");
  const auto made = browser.post("/record_clients", {{"name", "Our LMS"}});
  EXPECT_EQ(made.status, 201);
  EXPECT_EQ(made.string("/endpoint"), "http://localhost:8080/api/v1/xapi");
  EXPECT_TRUE(opens(made.string("/user"), made.string("/secret")));
  const auto id = made.string("/client/id");
  const auto listed = browser.get("/record_clients");
  EXPECT_THAT(listed.at("/items").as_array(), SizeIs(1));
  EXPECT_EQ(listed.text.find(made.string("/secret")), std::string::npos);
  const auto fresh = browser.post("/record_clients/" + id + "/keys");
  EXPECT_TRUE(opens(fresh.string("/user"), fresh.string("/secret")));
  EXPECT_THAT(fresh.at("/client/keys").as_array(), SizeIs(2));
  const auto changed =
      browser.put("/record_clients/" + id, {{"name", "Our app"}, {"scopes", {"read", "state"}}});
  EXPECT_EQ(changed.status, 200);
  EXPECT_EQ(changed.string("/name"), "Our app");
  EXPECT_EQ(changed.at("/scopes"), (boost::json::array{"read", "state"}));
  EXPECT_EQ(problems(browser.put("/record_clients/" + id,
                                 {{"name", ""}, {"scopes", boost::json::array()}})),
            (std::vector<std::string>{"/name too_short", "/scopes too_short"}));
  const auto renamed = browser.put("/record_clients/" + id,
                                   {{"name", "App"}, {"scopes", {"all"}}, {"instead_of", {"all"}}});
  EXPECT_EQ(renamed.code(), "record_client.changed") << "it may less since";
  EXPECT_EQ(
      browser
          .put("/record_clients/" + id,
               {{"name", "App"}, {"scopes", {"read", "state"}}, {"instead_of", {"state", "read"}}})
          .status,
      200);
  EXPECT_EQ(problems(browser.put("/record_clients/" + id, {{"name", "Our app"}})),
            std::vector<std::string>{"/scopes required"});
  EXPECT_EQ(browser.remove("/record_clients/" + id).status, 204);
  EXPECT_FALSE(opens(fresh.string("/user"), fresh.string("/secret")));
  EXPECT_EQ(problems(browser.post("/record_clients", {{"name", ""}, {"scopes", {"everything"}}})),
            (std::vector<std::string>{"/name too_short", "/scopes/0 not_allowed"}));
}

KRING_ON_BOTH_DATABASES(RecordClients);

}  // namespace
}  // namespace kring::learning_records
