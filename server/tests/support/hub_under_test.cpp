#include "tests/support/hub_under_test.h"

#include <gtest/gtest.h>

namespace kring::testing_support {
namespace {

/// As cheap as libsodium lets it be: what guessing costs is measured elsewhere.
crypto::PasswordHasher::Options cheap() {
  crypto::PasswordHasher::Options options;
  options.passes = 1;
  options.memory = 64 * 1024;
  return options;
}

}  // namespace

void HubUnderTest::Complainer::failed(std::string_view request, std::string_view what) {
  ADD_FAILURE() << "request " << request << " failed: " << what;
}

HubUnderTest::HubUnderTest(Database& database, const Clock& clock, Options options)
    : hasher_(cheap()),
      hub_(database, clock, hasher_,
           {"Test organisation",
            std::string(origin),
            i18n::Language::en,
            options.demo_may_sign_in,
            "sixteen octets or more",
            {},
            options.client_limits}),
      application_({hub_.routes(),
                    database,
                    hub_.doorkeeper(),
                    clock,
                    files_,
                    complainer_,
                    {std::string(origin)},
                    "sixteen octets or more"}) {
  world_.open(database);
  world_.give_everybody(hasher_.hash(password));
}

ApiClient HubUnderTest::browser_of(std::string_view first_name) {
  auto browser = this->browser();
  const auto answer = browser.post(
      "/session", {{"email", std::string(first_name) + "@example.org"}, {"password", password}});
  EXPECT_EQ(answer.status, 200) << answer.text;
  return browser;
}

void HubOnBothDatabases::SetUp() {
  OnBothDatabases::SetUp();
  if (!IsSkipped() && !HasFatalFailure())
    hub_ = std::make_unique<HubUnderTest>(db(), clock(), hub_options());
}

void HubOnBothDatabases::TearDown() {
  hub_.reset();
  OnBothDatabases::TearDown();
}

std::vector<std::string> problems(const ApiAnswer& answer) {
  EXPECT_EQ(answer.status, 422) << answer.text;
  std::vector<std::string> all;
  if (const auto* found = answer.body.as_object().if_contains("problems")) {
    for (const auto& problem : found->as_array()) {
      all.push_back(std::string(problem.at("path").as_string()) + " " +
                    std::string(problem.at("code").as_string()));
    }
  }
  return all;
}

}  // namespace kring::testing_support
