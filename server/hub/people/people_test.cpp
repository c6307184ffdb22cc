#include "hub/people/people.h"

#include "base/refusal.h"
#include "hub/people/unclaimed.h"
#include "tests/support/databases.h"
#include "tests/support/refusals.h"

#include <set>

#include <gmock/gmock.h>

namespace kring::people {
namespace {

using testing_support::outcome_of;

class People : public OnBothDatabases {
 protected:
  PersonId join(std::string_view name, i18n::Language language = i18n::Language::en) {
    const auto ruled = Name::from_text(name).value();
    return db().write([&](Tx& tx) { return add(tx, ruled, language); });
  }

  Person person(PersonId id) {
    return db().read([&](Tx& tx) { return require(tx, id); });
  }
};

TEST_P(People, somebody_is_called_what_they_call_themselves) {
  const auto id = join("  Zoë   d’Hondt-Öztürk ", i18n::Language::nl);
  EXPECT_EQ(person(id).id, id);
  EXPECT_EQ(person(id).name, "Zoë d’Hondt-Öztürk");
  EXPECT_EQ(person(id).language, i18n::Language::nl);
  EXPECT_EQ(person(id).look, Look::system);
}

TEST_P(People, somebody_unclaimed_has_a_name_and_is_not_counted_as_a_reader) {
  join("Noor");
  const auto id = db().write(
      [](Tx& tx) { return add_unclaimed(tx, Name::from_text("Ada").value(), i18n::Language::nl); });
  EXPECT_EQ(person(id).name, "Ada");
  EXPECT_EQ(db().read(headcount), 1);
}

TEST_P(People, two_may_have_one_name) {
  EXPECT_NE(join("Jan Jansen"), join("Jan Jansen"));
}

TEST_P(People, an_id_does_not_tell_who_came_first) {
  std::vector<PersonId> ids;
  for (int i = 0; i < 20; ++i) ids.push_back(join("Somebody"));
  EXPECT_FALSE(std::ranges::is_sorted(ids));
  EXPECT_FALSE(std::ranges::is_sorted(ids, std::greater<>()));
  EXPECT_EQ(std::set(ids.begin(), ids.end()).size(), 20U);
}

TEST_P(People, who_is_not_there_is_refused) {
  EXPECT_EQ(outcome_of([&] { person(PersonId(7)); }), "not_found");
  EXPECT_EQ(outcome_of([&] { person(PersonId()); }), "not_found");
}

TEST_P(People, preferences_are_kept_for_the_one_who_has_them) {
  const auto noor = join("Noor");
  const auto lotte = join("Lotte");
  db().write([&](Tx& tx) { prefer(tx, noor, {i18n::Language::nl, Look::dark}); });
  EXPECT_EQ(person(noor).language, i18n::Language::nl);
  EXPECT_EQ(person(noor).look, Look::dark);
  EXPECT_EQ(person(noor).name, "Noor");
  EXPECT_EQ(person(lotte).language, i18n::Language::en);
  EXPECT_EQ(person(lotte).look, Look::system);
}

TEST_P(People, everybody_who_stays_is_counted) {
  EXPECT_EQ(db().read(headcount), 0);
  join("Noor");
  join("Lotte");
  EXPECT_EQ(db().read(headcount), 2);
  const auto name = Name::from_text("Bram").value();
  EXPECT_THROW(db().write([&](Tx& tx) {
    add(tx, name, i18n::Language::en);
    refuse_missing();
  }),
               Refusal);
  EXPECT_EQ(db().read(headcount), 2);
}

KRING_ON_BOTH_DATABASES(People);

}  // namespace
}  // namespace kring::people
