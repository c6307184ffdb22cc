#include "hub/identity/identity.h"

#include "platform/journal/journal.h"
#include "tests/support/databases.h"
#include "tests/support/refusals.h"
#include "tests/support/world.h"

#include <gmock/gmock.h>

namespace kring::identity {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing_support::outcome_of;
using testing_support::ruled;

class Identity : public OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (!IsSkipped()) world.open(db());
  }

  PersonId add(std::string_view name, std::string_view email) {
    NewAccount account;
    account.name = ruled<people::Name>(name);
    account.email = ruled<text::EmailAddress>(email);
    account.password_hash = "a hash";
    account.language = i18n::Language::nl;
    return db().write([&](Tx& tx) { return add_account(tx, account); });
  }

  std::optional<Account> account(std::string_view email) {
    return db().read(
        [&](Tx& tx) { return account_by_email(tx, ruled<text::EmailAddress>(email)); });
  }

  testing_support::World world;
};

TEST_P(Identity, an_account_is_found_by_its_address_however_that_is_written) {
  const auto noor = add("Noor Dekker", "Noor@Example.org");
  for (const auto* written : {"Noor@Example.org", "noor@example.org", "NOOR@EXAMPLE.ORG"}) {
    ASSERT_TRUE(account(written)) << written;
    EXPECT_EQ(account(written)->person, noor);
    EXPECT_EQ(account(written)->email, "Noor@Example.org") << "kept as it was written";
  }
  EXPECT_FALSE(account("noor@example.com"));
}

TEST_P(Identity, an_address_has_one_account_and_a_second_leaves_nothing_behind) {
  add("Noor Dekker", "noor@example.org");
  world.forget_journal();
  EXPECT_EQ(outcome_of([&] { add("Somebody Else", "NOOR@example.org"); }), "account.exists");
  EXPECT_EQ(db().read(people::headcount), 1);
  EXPECT_THAT(world.journal_kinds(), IsEmpty());
}

TEST_P(Identity, who_joins_is_told_of_by_their_open_persona) {
  const auto noor = add("Noor Dekker", "noor@example.org");
  EXPECT_THAT(world.journal_kinds(), ElementsAre("person.joined"));
  const auto line = db().read([](Tx& tx) { return journal::line(tx, 1).value(); });
  EXPECT_EQ(line.actor, open_persona(noor));
  EXPECT_EQ(line.owner, open_persona(noor));
  EXPECT_EQ(line.subject, noor.as<ThingTag>());
  EXPECT_EQ(line.data, "{}") << "neither name nor address is in the journal";
}

TEST_P(Identity, bylines_are_the_names_of_those_who_were_asked_for) {
  const auto noor = open_persona(add("Noor Dekker", "noor@example.org"));
  const auto youssef = open_persona(add("Youssef El Amrani", "youssef@example.org"));
  const auto names = db().read([&](Tx& tx) { return bylines(tx, {noor, noor, PersonaId(7)}); });
  EXPECT_EQ(names.of(noor).name, "Noor Dekker");
  EXPECT_EQ(names.of(noor).id, noor);
  EXPECT_EQ(names.of(youssef).name, "") << "was not asked for";
  EXPECT_EQ(names.of(PersonaId(7)).name, "") << "nobody bears it";
}

TEST_P(Identity, asking_for_no_bylines_gives_none) {
  const auto names = db().read([&](Tx& tx) { return bylines(tx, {}); });
  EXPECT_EQ(names.of(PersonaId(7)).name, "");
}

TEST_P(Identity, an_account_says_whether_its_person_is_shut_out) {
  const auto noor = add("Noor Dekker", "noor@example.org");
  EXPECT_FALSE(account("noor@example.org")->suspended);
  db().write([&](Tx& tx) { suspend(tx, {}, noor); });
  EXPECT_TRUE(account("noor@example.org")->suspended);
  db().write([&](Tx& tx) { readmit(tx, {}, noor); });
  EXPECT_FALSE(account("noor@example.org")->suspended);
}

TEST_P(Identity, whose_name_begins_with_the_letters_is_found_before_who_merely_has_them) {
  add("Anja Wessels", "anja@example.org");
  add("Bea Elsen", "bea@example.org");
  add("Cor Dekker", "els.van.cor@example.org");
  add("Els Zand", "zand@example.org");
  add("Noor Dekker", "noor@example.org");
  const auto names = db().read([&](Tx& tx) {
    std::vector<std::string> all;
    for (const auto& person : people_named(tx, "eLS").items) all.push_back(person.name);
    return all;
  });
  EXPECT_EQ(names,
            (std::vector<std::string>{"Els Zand", "Bea Elsen", "Cor Dekker", "Anja Wessels"}));
}

TEST_P(Identity, twenty_are_found_at_once_and_whether_there_are_more) {
  const auto found = [&](std::string_view letters) {
    return db().read([&](Tx& tx) { return people_named(tx, letters); });
  };
  for (int number = 0; number < 20; ++number)
    add("Els Zand", "els" + std::to_string(number) + "@example.org");
  EXPECT_EQ(found("els").items.size(), 20U);
  EXPECT_FALSE(found("els").more);
  add("Els Zand", "els20@example.org");
  EXPECT_EQ(found("els").items.size(), 20U);
  EXPECT_TRUE(found("els").more);
  EXPECT_FALSE(found("els20").more);
}

TEST_P(Identity, who_is_shut_out_is_not_named_as_the_one_who_did_it) {
  const auto noor = add("Noor Dekker", "noor@example.org");
  db().write([&](Tx& tx) { suspend(tx, {}, noor); });
  db().write([&](Tx& tx) { readmit(tx, {}, noor); });
  db().await_numbering();
  const auto lines = db().read([](Tx& tx) { return journal::lines_after(tx, 0, 10); });
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[0].actor, open_persona(noor)) << "one joins oneself";
  for (const auto& line : {lines[1], lines[2]}) {
    EXPECT_EQ(line.actor, PersonaId()) << line.kind;
    EXPECT_EQ(line.owner, open_persona(noor)) << line.kind;
  }
}

TEST_P(Identity, nobody_has_no_account) {
  EXPECT_EQ(outcome_of([&] { db().read([](Tx& tx) { return require_account(tx, PersonId(7)); }); }),
            "not_found");
}

KRING_ON_BOTH_DATABASES(Identity);

}  // namespace
}  // namespace kring::identity
