#pragma once

#include "hub/learning_records/clients.h"
#include "platform/crypto/base64.h"
#include "tests/support/hub_under_test.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <gmock/gmock.h>

/// Statements and clients for the tests of the Statements resource.
namespace kring::testing_support {

using boost::json::object;
using boost::json::value;
using learning_records::Scope;

inline std::string uuid(int number) {
  auto digits = std::to_string(number);
  digits.insert(0, 12 - digits.size(), '0');
  return "7b3fe1c0-1d2e-4f50-a1b2-" + digits;
}

inline object activity(std::string_view name) {
  return {{"id", "http://example.org/" + std::string(name)}};
}

inline object statement(int number, std::string_view actor = "noor", std::string_view verb = "did",
                        std::string_view about = "pump") {
  return {{"id", uuid(number)},
          {"actor", object{{"mbox", "mailto:" + std::string(actor) + "@example.org"}}},
          {"verb", object{{"id", "http://example.org/" + std::string(verb)}}},
          {"object", activity(about)}};
}

inline object reference(int number) {
  return {{"objectType", "StatementRef"}, {"id", uuid(number)}};
}

inline object voiding(int number, int target) {
  auto made = statement(number, "ilse");
  made["verb"] = object{{"id", "http://adlnet.gov/expapi/verbs/voided"}};
  made["object"] = reference(target);
  return made;
}

/// The whole hub with a client, `lms`, that may do everything.
class StatementsOnBothDatabases : public HubOnBothDatabases {
 protected:
  void SetUp() override {
    HubOnBothDatabases::SetUp();
    if (IsSkipped()) return;
    ilse = world().administrator("Ilse");
    lms.emplace(client({Scope::all}));
  }

  ApiClient client(std::vector<Scope> scopes, std::string_view name = "LMS") {
    return client_of(hub(), std::move(scopes), name);
  }

  /// The same of another hub on this database.
  ApiClient client_of(HubUnderTest& asked, std::vector<Scope> scopes, std::string_view name) {
    const auto made = db().write([&](Tx& tx) {
      return learning_records::make_client(tx, ilse, {std::string(name), scopes});
    });
    auto browser = asked.browser();
    browser.header("Authorization",
                   "Basic " + crypto::base64(made.key.id.text() + ":" + made.key.secret));
    browser.header("X-Experience-API-Version", "1.0.3");
    return browser;
  }

  ApiAnswer post(const value& body) { return lms->post("/xapi/statements", body); }
  ApiAnswer get(const std::string& query) { return lms->get("/xapi/statements?" + query); }

  /// The last digits of the ids of a list, as it is answered.
  static std::vector<int> numbers(const ApiAnswer& answer) {
    EXPECT_EQ(answer.status, 200) << answer.text;
    std::vector<int> all;
    for (const auto& each : answer.at("/statements").as_array()) {
      all.push_back(std::stoi(std::string(each.at("id").as_string()).substr(24)));
    }
    return all;
  }
  std::vector<int> listed(const std::string& query) { return numbers(get(query)); }

  Visitor ilse;
  std::optional<ApiClient> lms;
};

}  // namespace kring::testing_support
