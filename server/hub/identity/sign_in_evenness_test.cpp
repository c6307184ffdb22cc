#include "hub/identity/identity.h"
#include "hub/identity/second_step.h"
#include "hub/identity/throttle.h"
#include "tests/support/hub_under_test.h"
#include "tests/support/statements.h"

#include <atomic>
#include <functional>
#include <utility>

#include <dlfcn.h>
#include <gmock/gmock.h>
#include <sodium.h>

namespace {

std::atomic<int> comparisons = 0;
/// What happens while a password is being compared.
std::function<void()> meanwhile;

}  // namespace

/// Stands before libsodium's own, and counts.
extern "C" int crypto_pwhash_str_verify(const char* stored, const char* const password,
                                        unsigned long long length) {
  static const auto real = reinterpret_cast<decltype(&crypto_pwhash_str_verify)>(
      dlsym(RTLD_NEXT, "crypto_pwhash_str_verify"));
  ++comparisons;
  if (meanwhile) std::exchange(meanwhile, {})();
  return real(stored, password, length);
}

namespace kring::identity {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

/// What a try to sign in costs must not tell whether there is such an account.
class EvenSignIn : public HubOnBothDatabases {
 protected:
  TestDatabase::Options options() const override {
    return {.rehearse_writes = false, .observer = &statements_};
  }

  struct Cost {
    std::vector<std::string> statements;
    int hashes = 0;
    bool operator==(const Cost&) const = default;
  };

  Cost cost_of(std::string_view email, std::string_view password, int status = 401) {
    auto browser = hub().browser();
    db().await_numbering();
    statements_.take();
    comparisons = 0;
    const auto answer = browser.post("/session", {{"email", email}, {"password", password}});
    EXPECT_EQ(answer.status, status);
    return {statements_.take(), comparisons.load()};
  }

  mutable testing_support::Statements statements_;
};

TEST_P(EvenSignIn, costs_the_same_whether_there_is_such_an_account_or_not) {
  world().person("Noor");
  const auto lotte = world().person("Lotte");
  db().write([&](Tx& tx) { suspend(tx, {}, lotte.person); });
  // The first of each kind prepares its statements.
  cost_of("noor@example.org", "wrong horse battery");
  const auto wrong = cost_of("noor@example.org", "wrong horse battery");
  EXPECT_EQ(wrong.hashes, 1);
  EXPECT_THAT(wrong.statements, Not(IsEmpty()));
  cost_of("nobody@example.org", "wrong horse battery");
  EXPECT_EQ(cost_of("nobody@example.org", "wrong horse battery"), wrong);
  EXPECT_EQ(cost_of("lotte@example.org", HubUnderTest::password), wrong);
}

TEST_P(EvenSignIn, costs_who_does_not_know_the_password_the_same_where_a_code_is_asked) {
  world().person("Noor");
  const auto kim = world().person("Kim");
  db().write([&](Tx& tx) {
    prepare_second_step(tx, "sixteen octets or more", kim.person, "12345678901234567890");
    tx.run("UPDATE second_steps SET turned_on_at = 1");
  });
  cost_of("noor@example.org", "wrong horse battery");
  const auto wrong = cost_of("noor@example.org", "wrong horse battery");
  cost_of("kim@example.org", "wrong horse battery");
  EXPECT_EQ(cost_of("kim@example.org", "wrong horse battery"), wrong);
}

TEST_P(EvenSignIn, costs_the_same_and_no_password_where_it_was_tried_too_often) {
  world().person("Noor");
  const auto tried_too_often = [&](std::string_view email) {
    db().write([&](Tx& tx) {
      const Throttle throttle("sixteen octets or more", email, "203.0.113.7");
      for (int i = 0; i < 30; ++i) throttle.note_try(tx);
    });
    cost_of(email, "wrong horse battery", 429);
    return cost_of(email, "wrong horse battery", 429);
  };
  const auto known = tried_too_often("noor@example.org");
  EXPECT_EQ(known.hashes, 0);
  EXPECT_EQ(tried_too_often("nobody@example.org"), known);
  EXPECT_EQ(cost_of("noor@example.org", HubUnderTest::password, 429), known)
      << "nor does a right password show";
}

KRING_ON_BOTH_DATABASES(EvenSignIn);

/// Comparing a password takes long enough for other things to happen.
class SlowSignIn : public HubOnBothDatabases {
 protected:
  void TearDown() override {
    meanwhile = {};
    HubOnBothDatabases::TearDown();
  }

  ApiAnswer sign_in(std::string_view password = HubUnderTest::password) {
    return hub().browser().post("/session",
                                {{"email", "noor@example.org"}, {"password", password}});
  }

  std::int64_t sessions() {
    return db().read(
        [](Tx& tx) { return tx.value<std::int64_t>("SELECT count(*) FROM sessions").value_or(0); });
  }
};

TEST_P(SlowSignIn, leaves_no_session_to_who_is_shut_out_meanwhile) {
  const auto noor = world().person("Noor");
  meanwhile = [&] { db().write([&](Tx& tx) { suspend(tx, {}, noor.person); }); };
  EXPECT_EQ(sign_in().code(), "sign_in.wrong");
  EXPECT_EQ(sessions(), 0);
}

TEST_P(SlowSignIn, counts_the_tries_that_were_made_meanwhile) {
  world().person("Noor");
  for (int i = 0; i < 9; ++i) EXPECT_EQ(sign_in("wrong horse battery").code(), "sign_in.wrong");
  meanwhile = [&] {
    const Throttle throttle("sixteen octets or more", "noor@example.org", "203.0.113.7");
    db().write([&](Tx& tx) { throttle.note_wrong_try(tx); });
  };
  EXPECT_EQ(sign_in().code(), "sign_in.too_many") << "or as many as come at once would be let try";
  EXPECT_EQ(sessions(), 0);
}

KRING_ON_BOTH_DATABASES(SlowSignIn);

/// Saying one's own password once more takes as long.
class SlowProof : public HubOnBothDatabases {
 protected:
  void SetUp() override {
    HubOnBothDatabases::SetUp();
    if (!IsSkipped()) noor = world().person("Noor");
  }
  void TearDown() override {
    meanwhile = {};
    HubOnBothDatabases::TearDown();
  }

  static ApiAnswer make_token(ApiClient& desk) {
    return desk.post("/me/tokens", {{"name", "Weekly report"},
                                    {"scope", "read"},
                                    {"days", 30},
                                    {"password", HubUnderTest::password}});
  }
  static ApiAnswer prepare(ApiClient& desk) {
    return desk.put("/me/second_step/secret", {{"password", HubUnderTest::password}});
  }

  std::int64_t number_made() {
    return db().read([](Tx& tx) {
      return tx
          .value<std::int64_t>(
              "SELECT (SELECT count(*) FROM api_tokens) + (SELECT count(*) FROM second_steps)")
          .value();
    });
  }

  Visitor noor;
};

TEST_P(SlowProof, opens_nothing_with_a_password_that_is_changed_meanwhile) {
  for (const auto act : {make_token, prepare}) {
    auto desk = browser_of("noor");
    const auto kept = db().read(
        [](Tx& tx) { return tx.value<std::string>("SELECT password_hash FROM accounts").value(); });
    const auto change_to = [&](const std::string& hash) {
      db().write([&](Tx& tx) { tx.run("UPDATE accounts SET password_hash = $1", hash); });
    };
    meanwhile = [&] { change_to("another"); };
    const auto answer = act(desk);
    EXPECT_EQ(answer.status, 409);
    EXPECT_EQ(answer.code(), "password.overtaken");
    change_to(kept);
  }
  EXPECT_EQ(number_made(), 0);
}

TEST_P(SlowProof, counts_the_tries_that_were_made_meanwhile) {
  const Throttle throttle("sixteen octets or more", "noor@example.org", "203.0.113.7");
  for (const auto act : {make_token, prepare}) {
    auto desk = browser_of("noor");
    meanwhile = [&] {
      db().write([&](Tx& tx) {
        for (int i = 0; i < 10; ++i) throttle.note_wrong_try(tx);
      });
    };
    EXPECT_EQ(act(desk).code(), "sign_in.too_many");
    db().write([&](Tx& tx) { throttle.forget(tx); });
  }
  EXPECT_EQ(number_made(), 0);
}

KRING_ON_BOTH_DATABASES(SlowProof);

}  // namespace
}  // namespace kring::identity
