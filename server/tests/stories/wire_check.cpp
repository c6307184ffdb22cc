#include "tests/stories/wire_check.h"

#include "app/hub.h"
#include "app/no_database.h"
#include "platform/api/response_check.h"

#include <map>

#include <gtest/gtest.h>

namespace kring::testing_support {
namespace {

/// The hub's routes, which live as long as its check.
class RoutesOfTheHub {
 public:
  const api::ResponseCheck& check() const { return check_; }

 private:
  app::NoDatabase nothing_;
  SystemClock clock_;
  crypto::PasswordHasher hasher_;
  app::Hub hub_{nothing_,
                clock_,
                hasher_,
                {"Kring", "https://kring.example.org", i18n::Language::en, false, ""}};
  api::ResponseCheck check_{hub_.routes()};
};

http::Method method_of(const std::string& name) {
  static const std::map<std::string, http::Method> methods{{"GET", http::Method::get},
                                                           {"POST", http::Method::post},
                                                           {"PUT", http::Method::put},
                                                           {"DELETE", http::Method::delete_}};
  return methods.at(name);
}

}  // namespace

std::vector<std::string> departures(const std::string& method, const std::string& path,
                                    const tests::RawAnswer& answer) {
  static const RoutesOfTheHub routes;
  http::Response response;
  response.status = answer.status;
  response.headers.add("Content-Type", answer.field("Content-Type"));
  response.body = answer.body;
  const auto whole = std::string(api::api_base) + path.substr(0, path.find('?'));
  return routes.check().complaints(method_of(method), whole, response);
}

void expect_as_described(const std::string& method, const std::string& path,
                         const tests::RawAnswer& answer) {
  for (const auto& departure : departures(method, path.substr(api::api_base.size()), answer))
    ADD_FAILURE() << departure << "\n" << answer.body;
}

}  // namespace kring::testing_support
