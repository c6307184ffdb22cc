#include "hub/identity/sessions.h"

#include "hub/identity/identity.h"
#include "platform/crypto/hash.h"
#include "platform/db/value.h"
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

class Sessions : public OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped()) return;
    world.open(db());
    noor = world.person("Noor");
    world.forget_journal();
  }

  std::string begin(const Visitor& person) {
    return db().write([&](Tx& tx) { return begin_session(tx, person.person); });
  }

  /// Who comes with this cookie.
  Visitor comes_with(std::string_view token, std::string_view name = session_cookie) {
    http::Head request;
    request.headers.add("Cookie", std::string(name) + "=" + std::string(token));
    return db().read([&](Tx& tx) { return SessionDoorkeeper().recognise(tx, request); });
  }

  std::int64_t stored() {
    return db().read(
        [](Tx& tx) { return tx.value<std::int64_t>("SELECT count(*) FROM sessions").value(); });
  }

  testing_support::World world;
  Visitor noor;
};

TEST_P(Sessions, its_token_makes_somebody_known) {
  const auto visitor = comes_with(begin(noor));
  EXPECT_EQ(visitor.person, noor.person);
  EXPECT_EQ(visitor.persona, noor.persona);
  EXPECT_FALSE(visitor.administrator);
  EXPECT_TRUE(comes_with(begin(world.administrator("Ilse"))).administrator);
}

TEST_P(Sessions, nothing_else_does) {
  const auto token = begin(noor);
  EXPECT_FALSE(comes_with("").signed_in());
  EXPECT_FALSE(comes_with(token + "x").signed_in());
  EXPECT_FALSE(comes_with(token.substr(1)).signed_in());
  EXPECT_FALSE(comes_with(token, "kring_sessions").signed_in());
  EXPECT_FALSE(db().read([](Tx& tx) { return SessionDoorkeeper().recognise(tx, http::Head()); })
                   .signed_in());
}

TEST_P(Sessions, the_token_is_not_in_the_database_only_its_hash) {
  const auto token = begin(noor);
  const auto row = db().read(
      [](Tx& tx) { return tx.value<db::Bytes>("SELECT token_hash FROM sessions").value(); });
  EXPECT_EQ(row.octets, crypto::hash(token));
  EXPECT_EQ(row.octets.find(token), std::string::npos);
  EXPECT_FALSE(comes_with(row.octets).signed_in()) << "a stolen database opens no session";
}

TEST_P(Sessions, each_is_another_and_ending_one_leaves_the_others) {
  const auto phone = begin(noor);
  const auto desk = begin(noor);
  EXPECT_NE(phone, desk);
  const auto on_the_phone = comes_with(phone);
  db().write([&](Tx& tx) { end_session(tx, on_the_phone); });
  EXPECT_FALSE(comes_with(phone).signed_in());
  EXPECT_TRUE(comes_with(desk).signed_in());
}

TEST_P(Sessions, it_lasts_for_its_length_and_not_a_moment_longer) {
  const auto token = begin(noor);
  clock().advance(session_length - Milliseconds(1));
  EXPECT_TRUE(comes_with(token).signed_in());
  clock().advance(Milliseconds(1));
  EXPECT_FALSE(comes_with(token).signed_in());
}

TEST_P(Sessions, what_has_expired_is_forgotten_and_nothing_else) {
  begin(noor);
  clock().advance(session_length / 2);
  const auto later = begin(noor);
  clock().advance(session_length / 2);
  EXPECT_EQ(db().write(forget_expired_sessions), 1);
  EXPECT_EQ(stored(), 1);
  EXPECT_TRUE(comes_with(later).signed_in());
  EXPECT_EQ(db().write(forget_expired_sessions), 0);
}

TEST_P(Sessions, ending_one_writes_one_line_about_it) {
  const auto visitor = comes_with(begin(noor));
  for (int i = 0; i < 2; ++i) db().write([&](Tx& tx) { end_session(tx, visitor); });
  ASSERT_THAT(world.journal_kinds(), ElementsAre("session.revoked"));
  const auto line =
      db().read([](Tx& tx) { return journal::line(tx, journal::last_seq(tx)).value(); });
  EXPECT_EQ(line.subject, visitor.session.as<ThingTag>());
  EXPECT_EQ(line.actor, noor.persona);
}

TEST_P(Sessions, are_fifty_at_most_and_the_one_used_longest_ago_ends_as_by_signing_out) {
  std::vector<std::string> tokens;
  for (std::size_t i = 0; i < most_sessions; ++i) {
    tokens.push_back(begin(noor));
    clock().advance(std::chrono::hours(1));
  }
  const auto others = begin(world.person("Youssef"));
  // The oldest is still in use, so the second has been away for longest.
  SessionDoorkeeper doorkeeper;
  http::Head request;
  request.headers.add("Cookie", std::string(session_cookie) + "=" + tokens[0]);
  db().read([&](Tx& tx) { return doorkeeper.recognise(tx, request); });
  doorkeeper.write_sightings(db());
  const auto away = comes_with(tokens[1]);
  world.forget_journal();
  tokens.push_back(begin(noor));
  EXPECT_FALSE(comes_with(tokens[1]).signed_in());
  for (const auto at : {0, 2, 49, 50}) EXPECT_TRUE(comes_with(tokens.at(at)).signed_in()) << at;
  EXPECT_TRUE(comes_with(others).signed_in());
  ASSERT_THAT(world.journal_kinds(), ElementsAre("session.revoked"));
  const auto line =
      db().read([](Tx& tx) { return journal::line(tx, journal::last_seq(tx)).value(); });
  EXPECT_EQ(line.subject, away.session.as<ThingTag>());
  EXPECT_EQ(line.actor, noor.persona);
}

TEST_P(Sessions, that_are_more_from_before_end_with_the_next_and_those_that_expired_do_not_count) {
  begin(noor);
  clock().advance(session_length);
  db().write([&](Tx& tx) {
    for (std::size_t i = 0; i < most_sessions + 5; ++i) {
      tx.run(
          "INSERT INTO sessions (id, token_hash, person, made_at, expires_at)"
          " VALUES ($1, $2, $3, $4, $5)",
          tx.mint<SessionTag>(), db::Bytes{crypto::hash(std::to_string(i))}, noor.person, tx.now(),
          tx.now() + session_length);
    }
  });
  begin(noor);
  EXPECT_EQ(stored(), static_cast<std::int64_t>(most_sessions) + 1) << "and the one that expired";
  EXPECT_EQ(world.journal_kinds().size(), 6U);
}

TEST_P(Sessions, beginning_one_is_no_event) {
  begin(noor);
  EXPECT_THAT(world.journal_kinds(), IsEmpty());
}

TEST_P(Sessions, who_is_suspended_is_out_at_once_everywhere) {
  const auto phone = begin(noor);
  const auto desk = begin(noor);
  const auto other = begin(world.person("Youssef"));
  world.forget_journal();
  db().write([&](Tx& tx) { suspend(tx, {}, noor.person); });
  EXPECT_FALSE(comes_with(phone).signed_in());
  EXPECT_FALSE(comes_with(desk).signed_in());
  EXPECT_TRUE(comes_with(other).signed_in());
  EXPECT_EQ(stored(), 1);
  EXPECT_THAT(world.journal_kinds(), ElementsAre("person.suspended"));
}

TEST_P(Sessions, a_session_begun_while_suspended_opens_nothing) {
  db().write([&](Tx& tx) { suspend(tx, {}, noor.person); });
  EXPECT_FALSE(comes_with(begin(noor)).signed_in());
}

TEST_P(Sessions, who_is_readmitted_begins_anew_and_finds_no_old_session_open) {
  const auto before = begin(noor);
  db().write([&](Tx& tx) { suspend(tx, {}, noor.person); });
  db().write([&](Tx& tx) { readmit(tx, {}, noor.person); });
  EXPECT_FALSE(comes_with(before).signed_in());
  EXPECT_TRUE(comes_with(begin(noor)).signed_in());
  EXPECT_THAT(world.journal_kinds(), ElementsAre("person.suspended", "person.readmitted"));
}

TEST_P(Sessions, suspending_and_readmitting_twice_write_one_line_each) {
  for (int i = 0; i < 2; ++i) db().write([&](Tx& tx) { suspend(tx, {}, noor.person); });
  for (int i = 0; i < 2; ++i) db().write([&](Tx& tx) { readmit(tx, {}, noor.person); });
  EXPECT_THAT(world.journal_kinds(), ElementsAre("person.suspended", "person.readmitted"));
  EXPECT_EQ(outcome_of([&] { db().write([](Tx& tx) { suspend(tx, {}, PersonId(7)); }); }),
            "not_found");
}

KRING_ON_BOTH_DATABASES(Sessions);

}  // namespace
}  // namespace kring::identity
