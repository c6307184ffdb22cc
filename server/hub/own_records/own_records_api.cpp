#include "hub/own_records/own_records_api.h"

#include "hub/own_records/own_records.h"

namespace kring::own_records {
namespace {

using api::Needs;

struct Switches {
  static constexpr std::string_view schema_name = "OwnRecordSwitches";
  std::vector<Switch> items;
  BOOST_DESCRIBE_CLASS(Switches, (), (items), (), ())
};

struct Turn {
  static constexpr std::string_view schema_name = "OwnRecordTurn";
  bool is_on = false;
  BOOST_DESCRIBE_CLASS(Turn, (), (is_on), (), ())
};

/// What is told of everybody who does not object, and whether this person does.
struct MyOwnRecords {
  std::vector<RecordKind> told;
  bool objects = false;
  BOOST_DESCRIBE_CLASS(MyOwnRecords, (), (told, objects), (), ())
};

}  // namespace

void add_routes(api::Routes& routes) {
  routes.get("/own_records", [](Tx& tx, const Visitor&) { return Switches{switches(tx)}; })
      .named("list_own_records")
      .summary("Which kinds of acts Kring itself tells its record store of")
      .needs(Needs::administrator);
  routes
      .put("/own_records/{kind}", [](Tx& tx, const Visitor& visitor, RecordKind kind,
                                     const Turn& wanted) { turn(tx, visitor, kind, wanted.is_on); })
      .named("turn_own_records")
      .summary("Turns one kind on or off, for what happens from now on")
      .needs(Needs::administrator);
  routes
      .get("/me/own_records",
           [](Tx& tx, const Visitor& visitor) {
             return MyOwnRecords{told_kinds(tx), objects(tx, visitor.person)};
           })
      .named("show_my_own_records")
      .summary("What is told of what everybody does, and whether one objects")
      .needs(Needs::session);
  routes.put("/me/own_records/objection", object)
      .named("object_to_own_records")
      .summary("From now on nothing is told of what I do, nor of what others do with my texts")
      .needs(Needs::session)
      .limit("object", 60, api::per_hour);
  routes.remove("/me/own_records/objection", allow)
      .named("allow_own_records")
      .needs(Needs::session)
      .limit("object", 60, api::per_hour);
}

}  // namespace kring::own_records
