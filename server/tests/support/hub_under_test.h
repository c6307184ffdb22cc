#pragma once

#include "app/hub.h"
#include "platform/api/application.h"
#include "platform/crypto/password_hasher.h"
#include "tests/support/api_client.h"
#include "tests/support/databases.h"
#include "tests/support/world.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kring::testing_support {

/// The whole hub on a test's database, without a network: everybody comes in by the door, with an
/// address and a password. Whatever would be answered with 500 fails the test.
class HubUnderTest {
 public:
  static constexpr std::string_view origin = "http://localhost:8080";
  /// Everybody's.
  static constexpr std::string_view password = "correct horse battery";

  struct Options {
    bool demo_may_sign_in = false;
    learning_records::ClientLimits client_limits = {};
  };

  HubUnderTest(Database& database, const Clock& clock, Options options);
  HubUnderTest(Database& database, const Clock& clock) : HubUnderTest(database, clock, Options()) {}

  api::Application& application() { return application_; }
  app::Hub& hub() { return hub_; }
  World& world() { return world_; }
  crypto::PasswordHasher& hasher() { return hasher_; }

  /// A browser in which nobody has signed in.
  ApiClient browser() { return ApiClient(application_, origin); }
  /// A browser in which the one with this first name, whom `world` made, signs in now.
  ApiClient browser_of(std::string_view first_name);

 private:
  /// Hears of every answer; complains of those that are our own fault.
  class Complainer : public api::Observer {
   public:
    void answered(const api::Answered&) override {}
    void failed(std::string_view request, std::string_view what) override;
  };

  class NoFiles : public http::Application {
   public:
    http::Admission admit(const http::Head&) override { return {}; }
    http::Response handle(const http::Request&) override { return {}; }
  };

  crypto::PasswordHasher hasher_;
  app::Hub hub_;
  NoFiles files_;
  Complainer complainer_;
  api::Application application_;
  World world_;
};

/// A fixture for what is asked of the whole hub, on both databases.
class HubOnBothDatabases : public OnBothDatabases {
 protected:
  void SetUp() override;
  void TearDown() override;

  HubUnderTest& hub() { return *hub_; }
  World& world() { return hub_->world(); }
  ApiClient browser_of(std::string_view first_name) { return hub_->browser_of(first_name); }

  virtual HubUnderTest::Options hub_options() const { return {}; }

 private:
  std::unique_ptr<HubUnderTest> hub_;
};

/// "/title too_short" for each field that a 422 complains of, in order.
std::vector<std::string> problems(const ApiAnswer& answer);

}  // namespace kring::testing_support

namespace kring {
using testing_support::HubOnBothDatabases;
using testing_support::HubUnderTest;
}  // namespace kring
