#include "hub/directory/directory_api.h"

#include "hub/directory/directory.h"
#include "hub/directory/people_list.h"

namespace kring::directory {
namespace {

using api::Needs;
using people::UnitId;

void add_unit_routes(api::Routes& routes) {
  routes.get("/units", list_units)
      .named("list_units")
      .summary("The organisation as a tree, and how many people are in each part of it")
      .needs(Needs::session);
  routes
      .creates("/units", people::make_unit,
               [](Tx& tx, const Visitor&, UnitId id) { return show_unit(tx, id); })
      .named("make_unit")
      .at("/units/{}")
      .needs(Needs::administrator)
      .refuses("unit.exists")
      .refuses("unit.too_deep")
      .refuses("unit.too_many");
  routes
      .put("/units/{unit}",
           [](Tx& tx, const Visitor& changer, UnitId id, const people::DescribedUnit& unit) {
             people::change_unit(tx, changer, id, unit);
             return show_unit(tx, id);
           })
      .named("change_unit")
      .summary("Renames a unit, or moves it with all below it")
      .needs(Needs::administrator)
      .refuses("unit.exists")
      .refuses("unit.too_deep")
      .refuses("unit.within_itself");
  routes.remove("/units/{unit}", remove_unit)
      .named("remove_unit")
      .needs(Needs::administrator)
      .refuses("unit.not_empty");
  routes.put("/people/{person}/placement", place_person)
      .named("place_person")
      .summary("Says in which unit somebody works, and as what")
      .needs(Needs::administrator)
      .never_by_token();
}

}  // namespace

void add_routes(api::Routes& routes) {
  routes
      .get("/profiles",
           [](Tx& tx, const Visitor& visitor, const api::Query<ListPeople>& wanted) {
             return list_people(tx, visitor, wanted);
           })
      .named("list_people")
      .summary("Everybody who is here, by name, unit, topic and language")
      .needs(Needs::session);
  routes.get("/profiles/{person}", show_profile)
      .named("show_profile")
      .summary("What somebody tells of themselves, beside what they did")
      .needs(Needs::session);
  routes.put("/profiles/{person}/follow", follow_person)
      .named("follow_person")
      .summary("What they ask and answer comes to one's own home page; they are not told")
      .needs(Needs::session)
      .limit("follow", 600, api::per_hour)
      .refuses("follow.own")
      .refuses("follow.too_many");
  routes.remove("/profiles/{person}/follow", unfollow_person)
      .named("unfollow_person")
      .needs(Needs::session)
      .limit("follow", 600, api::per_hour);
  routes
      .put("/me/profile",
           [](Tx& tx, const Visitor& visitor, const people::ToldProfile& told) {
             people::tell(tx, visitor, told);
             return show_profile(tx, visitor, visitor.person);
           })
      .named("tell_profile")
      .summary("Tells colleagues something of oneself")
      .needs(Needs::session)
      .limit("tell", 60, api::per_hour);
  add_unit_routes(routes);
}

}  // namespace kring::directory
