#include "app/hub.h"

#include "hub/identity/sessions.h"
#include "platform/config/settings.h"
#include "tests/support/forwarding_database.h"
#include "tests/support/hub_under_test.h"

#include <utility>

namespace kring::app {
namespace {

/// A database that refuses the next write, and no other.
class Stumbling : public testing_support::ForwardingDatabase {
 public:
  using ForwardingDatabase::ForwardingDatabase;
  bool stumbles = false;

 protected:
  void run_write(const Work& work, db::Priority priority) override {
    if (std::exchange(stumbles, false)) throw Refusal(Status::storage_full, "storage_full");
    ForwardingDatabase::run_write(work, priority);
  }
};

class StoppingTheHub : public testing_support::HubOnBothDatabases {};

TEST_P(StoppingTheHub, writes_the_rest_where_something_cannot_be_written) {
  Stumbling database(db());
  crypto::PasswordHasher hasher;
  Hub house(database, clock(), hasher,
            {"Test organisation", "http://localhost:8080", i18n::Language::en, false,
             "sixteen octets of it"});
  const auto noor = world().person("Noor");
  const auto token = db().write([&](Tx& tx) { return identity::begin_session(tx, noor.person); });
  clock().advance(std::chrono::minutes(200));
  http::Head request;
  request.headers.add("Cookie", std::string(identity::session_cookie) + "=" + token);
  db().read([&](Tx& tx) { house.doorkeeper().recognise(tx, request); });
  house.viewers().looked(noor, contributions::QuestionId(812), clock().now());
  database.stumbles = true;
  house.stop();
  EXPECT_FALSE(database.stumbles);
  const auto seen =
      db().read([&](Tx& tx) { return identity::my_sessions(tx, noor, {}).items.at(0).seen_at; });
  EXPECT_EQ(seen, std::chrono::floor<std::chrono::hours>(clock().now()));
}

KRING_ON_BOTH_DATABASES(StoppingTheHub);

TEST(HubOptions, are_the_settings_where_nobody_chose) {
  const config::Settings settings;
  const learning_records::ClientLimits limits = HubOptions().client_limits;
  EXPECT_EQ(limits.requests, settings.record_client_requests);
  EXPECT_EQ(limits.tokens, settings.record_client_tokens);
}

}  // namespace
}  // namespace kring::app
