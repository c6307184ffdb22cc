#include "app/organisation_api.h"

#include "app/demo_organisation.h"
#include "app/kept_about_people.h"
#include "app/version.h"
#include "hub/identity/identity.h"
#include "hub/identity/invitations.h"
#include "platform/http/proxies.h"

namespace kring::app {
namespace {

/// Somebody one can sign in as, to try the demo organisation.
struct DemoPerson {
  std::string name;
  std::string email;
  std::string password;
  bool administrator = false;
  InBothLanguages about;
  InBothLanguages first;
  BOOST_DESCRIBE_CLASS(DemoPerson, (), (name, email, password, administrator, about, first), (), ())
};

struct Organisation {
  std::string name;
  std::string version;
  bool first_run = false;
  std::optional<std::vector<DemoPerson>> demo_people;
  BOOST_DESCRIBE_CLASS(Organisation, (), (name, version, first_run, demo_people), (), ())
};

/// The demo people of whom this database has the demo account.
std::vector<DemoPerson> demo_people(Tx& tx) {
  std::vector<DemoPerson> all;
  for (const auto& person : demo_people_to_sign_in_as()) {
    const auto email = text::EmailAddress::from_text(person.email).value();
    const auto account = identity::account_by_email(tx, email);
    if (!account || !account->demo) return {};
    all.push_back(DemoPerson{person.name,
                             person.email,
                             std::string(demo_password),
                             person.administrator,
                             {person.about->nl, person.about->en},
                             {person.first->nl, person.first->en}});
  }
  return all;
}

}  // namespace

void add_organisation_routes(api::Routes& routes, const HubOptions& options) {
  routes
      .get("/organisation",
           [options](api::Call& call) {
             const bool demo = options.demo_may_sign_in && !http::was_forwarded(call.request());
             return call.read([&](Tx& tx, const Visitor&) {
               Organisation organisation{options.organisation, std::string(version),
                                         !identity::has_accounts(tx), std::nullopt};
               if (demo) {
                 auto people = demo_people(tx);
                 if (!people.empty()) organisation.demo_people = std::move(people);
               }
               return organisation;
             });
           })
      .named("show_organisation")
      .needs(api::Needs::anyone);
}

}  // namespace kring::app
