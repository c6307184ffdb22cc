// Clients that sent statements a moment ago, and what was changed about them since.

#include "hub/learning_records/recent_clients.h"

#include "tests/support/xapi_statements.h"

#include <gmock/gmock.h>

namespace kring::learning_records {
namespace {

using boost::json::object;
using testing_support::statement;

class SendersKnownFromBefore : public testing_support::StatementsOnBothDatabases {
 protected:
  void set_scopes(const std::vector<Scope>& scopes) {
    db().write([&](Tx& tx) { tx.run("UPDATE record_clients SET scopes = $1", words_of(scopes)); });
  }

  /// About the pump, which it gives a name.
  static object naming(int number, const std::string& name) {
    auto said = statement(number);
    said["object"].as_object()["definition"] = object{{"name", object{{"en", name}}}};
    return said;
  }

  std::string name_of_pump() {
    return lms->get("/xapi/activities?activityId=http://example.org/pump")
        .string("/definition/name/en");
  }
};
KRING_ON_BOTH_DATABASES(SendersKnownFromBefore);

TEST_P(SendersKnownFromBefore, are_out_at_once_when_they_are_revoked) {
  EXPECT_EQ(post(statement(1)).status, 200);
  db().write([&](Tx& tx) { revoke_client(tx, ilse, clients(tx).front().id); });
  EXPECT_EQ(post(statement(2)).code(), "client_key.required");
  EXPECT_EQ(db().read([](Tx& tx) { return tx.value<int>("SELECT COUNT(*) FROM statements"); }), 1);
}

TEST_P(SendersKnownFromBefore, may_no_longer_send_once_that_is_taken_from_them) {
  EXPECT_EQ(post(statement(1)).status, 200);
  set_scopes({Scope::read});
  EXPECT_EQ(post(statement(2)).code(), "client_key.scope");
  EXPECT_EQ(
      lms->put("/xapi/statements?statementId=" + testing_support::uuid(2), statement(2)).code(),
      "client_key.scope");
}

TEST_P(SendersKnownFromBefore, say_nothing_of_activities_once_that_is_taken_from_them) {
  EXPECT_EQ(post(naming(1, "Pump")).status, 200);
  set_scopes({Scope::write, Scope::read});
  EXPECT_EQ(post(naming(2, "Water pump")).status, 200);
  EXPECT_EQ(name_of_pump(), "Pump");
  set_scopes({Scope::all});
  EXPECT_EQ(post(naming(3, "Water pump")).status, 200);
  EXPECT_EQ(name_of_pump(), "Water pump");
}

TEST(RecentClients, are_known_for_a_while_and_not_for_ever) {
  RecentClients recent;
  const Time now{std::chrono::hours(500'000)};
  const Client client{ClientId(7), "LMS", usual_scopes};
  recent.remember("Basic abc", client, now);
  EXPECT_EQ(recent.find("Basic abc", now), client);
  EXPECT_EQ(recent.find("Basic abd", now), std::nullopt);
  EXPECT_EQ(recent.find("Basic abc", now + RecentClients::remembered), std::nullopt);
  recent.remember("Basic abc", client, now);
  recent.forget("Basic abc");
  EXPECT_EQ(recent.find("Basic abc", now), std::nullopt);
}

TEST(RecentClients, are_not_more_than_a_thousand_and_make_room_for_others_in_time) {
  RecentClients recent;
  const Time now{std::chrono::hours(500'000)};
  const Client client{ClientId(7), "LMS", usual_scopes};
  for (std::size_t i = 0; i < RecentClients::most; ++i) {
    recent.remember("Basic " + std::to_string(i), client, now);
  }
  recent.remember("Basic late", client, now);
  EXPECT_EQ(recent.find("Basic late", now), std::nullopt);
  const auto later = now + RecentClients::remembered;
  recent.remember("Basic late", client, later);
  EXPECT_EQ(recent.find("Basic late", later), client);
}

}  // namespace
}  // namespace kring::learning_records
