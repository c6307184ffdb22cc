#include "hub/identity/throttle.h"

#include "base/refusal.h"
#include "tests/support/databases.h"
#include "tests/support/refusals.h"

#include <gmock/gmock.h>

namespace kring::identity {
namespace {

using testing_support::outcome_of;

constexpr std::string_view secret = "sixteen octets or more";

class ThrottleOfTries : public OnBothDatabases {
 protected:
  std::string outcome(std::string_view email, const std::string& address) {
    return outcome_of(
        [&] { db().read([&](Tx& tx) { Throttle(secret, email, address).require_open(tx); }); });
  }

  std::string outcome_of_trying(std::string_view email, const std::string& address) {
    return outcome_of(
        [&] { db().read([&](Tx& tx) { Throttle(secret, email, address).require_may_try(tx); }); });
  }

  void try_often(std::string_view email, const std::string& address, int times) {
    db().write([&](Tx& tx) {
      for (int i = 0; i < times; ++i) Throttle(secret, email, address).note_try(tx);
    });
  }

  void try_wrongly(std::string_view email, const std::string& address, int times) {
    db().write([&](Tx& tx) {
      for (int i = 0; i < times; ++i) Throttle(secret, email, address).note_wrong_try(tx);
    });
  }
};

TEST_P(ThrottleOfTries, ten_wrong_tries_for_an_account_from_one_place_are_enough) {
  try_wrongly("noor@example.org", "203.0.113.7", 9);
  EXPECT_EQ(outcome("noor@example.org", "203.0.113.7"), "done");
  try_wrongly("noor@example.org", "203.0.113.7", 1);
  EXPECT_EQ(outcome("noor@example.org", "203.0.113.7"), "sign_in.too_many");
}

TEST_P(ThrottleOfTries, others_there_and_the_same_one_elsewhere_are_not_locked_out) {
  try_wrongly("noor@example.org", "203.0.113.7", 10);
  EXPECT_EQ(outcome("youssef@example.org", "203.0.113.7"), "done");
  EXPECT_EQ(outcome("noor@example.org", "203.0.113.8"), "done");
}

TEST_P(ThrottleOfTries, one_account_tried_from_everywhere_closes) {
  for (int i = 0; i < 100; ++i) {
    EXPECT_EQ(outcome("noor@example.org", "192.0.2.1"), "done");
    try_wrongly("noor@example.org", "198.51.100." + std::to_string(i), 1);
  }
  EXPECT_EQ(outcome("noor@example.org", "192.0.2.1"), "sign_in.too_many");
  EXPECT_EQ(outcome("youssef@example.org", "192.0.2.1"), "done");
}

TEST_P(ThrottleOfTries, one_place_that_tries_every_account_closes) {
  for (int i = 0; i < 60; ++i) {
    EXPECT_EQ(outcome("lotte@example.org", "203.0.113.7"), "done");
    try_wrongly("person" + std::to_string(i) + "@example.org", "203.0.113.7", 5);
  }
  EXPECT_EQ(outcome("lotte@example.org", "203.0.113.7"), "sign_in.too_many");
  EXPECT_EQ(outcome("lotte@example.org", "203.0.113.8"), "done");
}

TEST_P(ThrottleOfTries,
       thirty_tries_of_an_account_from_one_place_are_enough_also_where_all_are_right) {
  try_often("noor@example.org", "203.0.113.7", 29);
  EXPECT_EQ(outcome_of_trying("noor@example.org", "203.0.113.7"), "done");
  try_often("noor@example.org", "203.0.113.7", 1);
  EXPECT_EQ(outcome_of_trying("noor@example.org", "203.0.113.7"), "sign_in.too_many");
  EXPECT_EQ(outcome_of_trying("youssef@example.org", "203.0.113.7"), "done");
  EXPECT_EQ(outcome_of_trying("noor@example.org", "203.0.113.8"), "done")
      << "nobody keeps somebody out by trying their address elsewhere";
  EXPECT_EQ(outcome("noor@example.org", "203.0.113.7"), "done")
      << "the try that was let in is not refused for being the last";
}

TEST_P(ThrottleOfTries, of_all_tries_those_of_five_minutes_count) {
  try_often("noor@example.org", "203.0.113.7", 30);
  clock().advance(std::chrono::minutes(5) - std::chrono::seconds(1));
  try {
    db().read(
        [](Tx& tx) { Throttle(secret, "noor@example.org", "203.0.113.7").require_may_try(tx); });
    FAIL() << "it is open";
  } catch (const Refusal& refusal) {
    EXPECT_EQ(refusal.status(), Status::too_many);
    EXPECT_EQ(refusal.retry_after(), std::chrono::seconds(1));
  }
  clock().advance(std::chrono::seconds(1));
  EXPECT_EQ(outcome_of_trying("noor@example.org", "203.0.113.7"), "done");
  clock().advance(Milliseconds(1));
  try_often("noor@example.org", "203.0.113.7", 1);
  EXPECT_EQ(outcome_of_trying("noor@example.org", "203.0.113.7"), "done");
}

TEST_P(ThrottleOfTries, wrong_ones_close_it_to_all_tries) {
  try_wrongly("noor@example.org", "203.0.113.7", 10);
  EXPECT_EQ(outcome_of_trying("noor@example.org", "203.0.113.7"), "sign_in.too_many");
}

TEST_P(ThrottleOfTries, it_opens_again_when_its_window_is_over_and_says_when_that_is) {
  try_wrongly("noor@example.org", "203.0.113.7", 10);
  clock().advance(std::chrono::minutes(5));
  try {
    db().read([](Tx& tx) { Throttle(secret, "noor@example.org", "203.0.113.7").require_open(tx); });
    FAIL() << "it is open";
  } catch (const Refusal& refusal) {
    EXPECT_EQ(refusal.status(), Status::too_many);
    EXPECT_EQ(refusal.retry_after(), std::chrono::minutes(10));
  }
  clock().advance(std::chrono::minutes(10) - Milliseconds(1));
  EXPECT_EQ(outcome("noor@example.org", "203.0.113.7"), "sign_in.too_many");
  clock().advance(Milliseconds(1));
  EXPECT_EQ(outcome("noor@example.org", "203.0.113.7"), "done");
}

TEST_P(ThrottleOfTries, what_a_clock_noted_that_was_ahead_keeps_nobody_out_and_counts_for_nothing) {
  clock().advance(std::chrono::hours(24));
  try_wrongly("noor@example.org", "203.0.113.7", 10);
  EXPECT_EQ(outcome("noor@example.org", "203.0.113.7"), "sign_in.too_many");
  clock().advance(-std::chrono::hours(24));
  EXPECT_EQ(outcome("noor@example.org", "203.0.113.7"), "done");
  try_wrongly("noor@example.org", "203.0.113.7", 9);
  EXPECT_EQ(outcome("noor@example.org", "203.0.113.7"), "done");
  try_wrongly("noor@example.org", "203.0.113.7", 1);
  EXPECT_EQ(outcome("noor@example.org", "203.0.113.7"), "sign_in.too_many");
}

TEST_P(ThrottleOfTries, a_new_window_begins_at_one) {
  try_wrongly("noor@example.org", "203.0.113.7", 10);
  clock().advance(std::chrono::minutes(16));
  try_wrongly("noor@example.org", "203.0.113.7", 9);
  EXPECT_EQ(outcome("noor@example.org", "203.0.113.7"), "done");
  try_wrongly("noor@example.org", "203.0.113.7", 1);
  EXPECT_EQ(outcome("noor@example.org", "203.0.113.7"), "sign_in.too_many");
}

TEST_P(ThrottleOfTries, signing_in_rightly_forgives_that_pair_and_no_more) {
  try_wrongly("noor@example.org", "203.0.113.7", 9);
  db().write([](Tx& tx) { Throttle(secret, "noor@example.org", "203.0.113.7").forget(tx); });
  try_wrongly("noor@example.org", "203.0.113.7", 9);
  EXPECT_EQ(outcome("noor@example.org", "203.0.113.7"), "done");
  for (int i = 0; i < 82; ++i) {
    try_wrongly("noor@example.org", "198.51.100." + std::to_string(i), 1);
  }
  EXPECT_EQ(outcome("noor@example.org", "192.0.2.1"), "sign_in.too_many")
      << "what was tried against the account still counts";
}

TEST_P(ThrottleOfTries, a_network_of_ipv6_is_one_place) {
  for (int i = 0; i < 10; ++i)
    try_wrongly("noor@example.org", "2001:db8:0:7::" + std::to_string(i), 1);
  EXPECT_EQ(outcome("noor@example.org", "2001:db8:0:7:ffff::1"), "sign_in.too_many");
  EXPECT_EQ(outcome("noor@example.org", "2001:db8:0:8::1"), "done");
}

TEST_P(ThrottleOfTries, without_the_secret_nobody_finds_an_address_by_trying) {
  try_wrongly("noor@example.org", "203.0.113.7", 10);
  db().read([](Tx& tx) {
    EXPECT_NO_THROW(
        Throttle("sixteen others, or more", "noor@example.org", "203.0.113.7").require_open(tx));
  });
}

TEST_P(ThrottleOfTries, neither_address_is_stored) {
  try_wrongly("noor@example.org", "203.0.113.7", 1);
  try_often("noor@example.org", "203.0.113.7", 1);
  const auto keys =
      db().read([](Tx& tx) { return tx.values<db::Bytes>("SELECT key_hash FROM throttles"); });
  EXPECT_EQ(keys.size(), 4U);
  for (const auto& key : keys) {
    EXPECT_EQ(key.octets.size(), 32U);
    EXPECT_EQ(key.octets.find("noor"), std::string::npos);
    EXPECT_EQ(key.octets.find("203."), std::string::npos);
  }
}

TEST_P(ThrottleOfTries, windows_that_are_over_are_forgotten) {
  try_wrongly("noor@example.org", "203.0.113.7", 1);
  clock().advance(std::chrono::minutes(16));
  try_wrongly("lotte@example.org", "203.0.113.8", 1);
  EXPECT_EQ(db().write(forget_old_tries), 3);
  EXPECT_EQ(db().write(forget_old_tries), 0);
}

KRING_ON_BOTH_DATABASES(ThrottleOfTries);

}  // namespace
}  // namespace kring::identity
