#include "hub/people/units.h"

#include "hub/people/newcomers.h"
#include "hub/people/people_events.h"
#include "platform/journal/journal.h"
#include "tests/support/databases.h"
#include "tests/support/refusals.h"
#include "tests/support/world.h"

#include <gmock/gmock.h>

namespace kring::people {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing_support::outcome_of;
using testing_support::ruled;

class Units : public OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped()) return;
    world.open(db());
    ada = world.administrator("Ada");
    noor = world.person("Noor");
    world.forget_journal();
  }

  template <class Fn>
  auto write(Fn&& fn) {
    return db().write(std::forward<Fn>(fn));
  }
  UnitId make(std::string_view name, std::optional<UnitId> above = {}) {
    return write([&](Tx& tx) { return make_unit(tx, ada, {ruled<UnitName>(name), above}); });
  }
  void change(UnitId unit, std::string_view name, std::optional<UnitId> above = {}) {
    write([&](Tx& tx) { change_unit(tx, ada, unit, {ruled<UnitName>(name), above}); });
  }
  void remove(UnitId unit) {
    write([&](Tx& tx) { remove_unit(tx, ada, unit); });
  }
  void place_noor(std::optional<UnitId> unit, std::string_view role = "") {
    write([&](Tx& tx) { place(tx, ada, noor.person, {unit, ruled<Role>(role)}); });
  }
  Placed placed() {
    return db().read([&](Tx& tx) { return placement_of(tx, noor.person); });
  }
  /// Each behind as many dots as it is levels down.
  std::vector<std::string> shown() {
    std::vector<std::string> lines;
    const auto tree = db().read(unit_tree);
    for (const auto& unit : tree.all())
      lines.push_back(std::string(tree.level(unit.id) - 1, '.') + unit.name);
    return lines;
  }

  testing_support::World world;
  Visitor ada, noor;
};

TEST_P(Units, stand_below_each_other_by_their_names) {
  const auto service = make("Service");
  const auto brabant = make("Brabant", service);
  make("Zwolle", service);
  make("den Bosch", brabant);
  make("Planning");
  EXPECT_THAT(shown(), ElementsAre("Planning", "Service", ".Brabant", "..den Bosch", ".Zwolle"));
  EXPECT_THAT(world.journal_kinds(), testing::Each("unit.made"));
}

TEST_P(Units, have_one_name_each_in_one_place_whatever_its_case) {
  const auto service = make("Service");
  EXPECT_EQ(outcome_of([&] { make("SERVICE"); }), "unit.exists");
  const auto below = make("Service", service);
  EXPECT_EQ(outcome_of([&] { change(below, "service"); }), "unit.exists");
  EXPECT_FALSE(UnitName::from_text("Service > Zwolle")) << "that is two";
  EXPECT_FALSE(UnitName::from_text("  "));
  EXPECT_THAT(shown(), ElementsAre("Service", ".Service"));
}

TEST_P(Units, get_another_name_and_another_place_with_all_below_them) {
  const auto service = make("Service");
  const auto brabant = make("Brabant", service);
  make("Den Bosch", brabant);
  const auto projects = make("Projects");
  world.forget_journal();
  change(brabant, "Brabant", service);
  EXPECT_THAT(world.journal_kinds(), IsEmpty()) << "it is so already";
  change(brabant, "BRABANT", service);
  change(brabant, "BRABANT", projects);
  EXPECT_THAT(shown(), ElementsAre("Projects", ".BRABANT", "..Den Bosch", "Service"));
  EXPECT_THAT(world.journal_kinds(), ElementsAre("unit.renamed", "unit.moved"));
  change(brabant, "Brabant");
  EXPECT_THAT(shown(), ElementsAre("Brabant", ".Den Bosch", "Projects", "Service"));
  EXPECT_EQ(outcome_of([&] { change(brabant, "Brabant", UnitId(7)); }), "not_found");
  EXPECT_EQ(outcome_of([&] { change(UnitId(7), "Brabant"); }), "not_found");
  EXPECT_EQ(outcome_of([&] { make("Brabant", UnitId(7)); }), "not_found");
}

TEST_P(Units, never_stand_below_themselves) {
  const auto service = make("Service");
  const auto brabant = make("Brabant", service);
  EXPECT_EQ(outcome_of([&] { change(service, "Service", service); }), "unit.within_itself");
  EXPECT_EQ(outcome_of([&] { change(service, "Service", brabant); }), "unit.within_itself");
  EXPECT_THAT(shown(), ElementsAre("Service", ".Brabant"));
}

TEST_P(Units, that_would_stand_below_themselves_are_not_called_too_deep) {
  const auto top = make("1");
  auto lowest = top;
  for (int level = 2; level <= 8; ++level) lowest = make(std::to_string(level), lowest);
  EXPECT_EQ(outcome_of([&] { change(top, "1", lowest); }), "unit.within_itself");
}

TEST_P(Units, go_eight_levels_down_and_no_further) {
  auto lowest = make("1");
  for (int level = 2; level <= 8; ++level) lowest = make(std::to_string(level), lowest);
  EXPECT_EQ(outcome_of([&] { make("9", lowest); }), "unit.too_deep");
  const auto other = make("other");
  make("below", other);
  const auto sixth = db().read([&](Tx& tx) {
    const auto tree = unit_tree(tx);
    return *tree.find(*tree.find(lowest)->parent)->parent;
  });
  change(other, "other", sixth);
  const auto third = make("third");
  make("lower", make("low", third));
  EXPECT_EQ(outcome_of([&] { change(third, "third", sixth); }), "unit.too_deep");
}

TEST_P(Units, are_a_thousand_at_most) {
  write([&](Tx& tx) {
    for (std::int64_t at = 1; at <= 1'000; ++at) {
      tx.run("INSERT INTO units (id, name, name_key) VALUES ($1, $2, $2)", at,
             "unit " + std::to_string(at));
    }
  });
  EXPECT_EQ(outcome_of([&] { make("One more"); }), "unit.too_many");
}

TEST_P(Units, are_removed_with_the_places_in_them_and_never_with_units_below) {
  const auto service = make("Service");
  const auto brabant = make("Brabant", service);
  place_noor(brabant, "Engineer");
  write([&](Tx& tx) {
    expect(tx, ada,
           {ruled<text::EmailAddress>("bo@example.org"),
            ruled<Name>("Bo"),
            {brabant, ruled<Role>("Planner")}});
  });
  world.forget_journal();
  EXPECT_EQ(outcome_of([&] { remove(service); }), "unit.not_empty");
  EXPECT_EQ(outcome_of([&] { remove(UnitId(7)); }), "not_found");
  EXPECT_THAT(world.journal_kinds(), IsEmpty());
  remove(brabant);
  EXPECT_EQ(placed().unit, std::nullopt);
  EXPECT_EQ(placed().role, "");
  const auto bo = db().read(newcomers).front();
  EXPECT_EQ(bo.unit, std::nullopt);
  EXPECT_EQ(bo.role, "Planner");
  remove(service);
  EXPECT_THAT(shown(), IsEmpty());
  EXPECT_THAT(world.journal_kinds(), ElementsAre("person.placed", "unit.removed", "unit.removed"));
}

TEST_P(Units, tell_where_somebody_works_and_as_what) {
  const auto service = make("Service");
  world.forget_journal();
  place_noor(service, "Engineer");
  place_noor(service, "Engineer");
  EXPECT_EQ(placed().unit, service);
  EXPECT_EQ(placed().role, "Engineer");
  EXPECT_THAT(world.journal_kinds(), ElementsAre("person.placed")) << "twice is once";
  place_noor({}, "Trainee");
  EXPECT_EQ(placed().unit, std::nullopt);
  place_noor({});
  EXPECT_EQ(placed().role, "");
  EXPECT_EQ(outcome_of([&] { place_noor(UnitId(7)); }), "not_found");
  EXPECT_EQ(outcome_of([&] { write([&](Tx& tx) { place(tx, ada, PersonId(7), {}); }); }),
            "not_found");
}

TEST_P(Units, name_in_the_journal_who_changed_them_and_whom_it_is_about) {
  const auto service = make("Service");
  place_noor(service);
  db().await_numbering();
  const auto [made, moved] = db().read([](Tx& tx) {
    const auto last = journal::last_seq(tx);
    return std::pair(journal::line(tx, last - 1).value(), journal::line(tx, last).value());
  });
  EXPECT_EQ(made.actor, ada.persona);
  EXPECT_EQ(made.subject_kind, "unit");
  EXPECT_EQ(made.subject, service.as<ThingTag>());
  EXPECT_EQ(moved.actor, ada.persona);
  EXPECT_EQ(moved.owner, noor.persona);
  EXPECT_EQ(moved.subject, noor.person.as<ThingTag>());
  EXPECT_EQ(moved.as<PersonPlaced>()->unit, service);
}

KRING_ON_BOTH_DATABASES(Units);

}  // namespace
}  // namespace kring::people
