#include "app/privacy_api.h"

#include "app/kept_about_people.h"

namespace kring::app {
namespace {

struct Privacy {
  std::vector<KeptAboutPeople> kept;
  BOOST_DESCRIBE_CLASS(Privacy, (), (kept), (), ())
};

}  // namespace

void add_privacy_routes(api::Routes& routes) {
  routes.get("/privacy", [](Tx&, const Visitor&) { return Privacy{kept_about_people()}; })
      .named("show_privacy")
      .needs(api::Needs::anyone)
      .etagged();
}

}  // namespace kring::app
