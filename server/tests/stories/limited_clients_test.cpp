// The settings of what clients of the learning records may ask for, in the real program.

#include "tests/stories/busy_lms.h"
#include "tests/support/databases.h"
#include "tests/support/postgres_for_tests.h"

#include <fstream>

namespace kring {
namespace {

using testing_support::ServedHub;
using testing_support::WireLms;
using testing_support::WirePerson;
using testing_support::xapi;

class TheLimitsOfClients : public testing::TestWithParam<db::Dialect> {};
INSTANTIATE_TEST_SUITE_P(On, TheLimitsOfClients,
                         testing::Values(db::Dialect::sqlite, db::Dialect::postgres),
                         testing_support::dialect_name);

TEST_P(TheLimitsOfClients, are_what_the_settings_say) {
  if (!TestDatabase::is_given(GetParam())) return;
  ServedHub hub(GetParam() == db::Dialect::postgres
                    ? testing_support::PostgresForTests::of_this_program().emptied()
                    : "");
  WirePerson ilse;
  ilse.moves_to(hub.port());
  hub.arrive_as_administrator(ilse, "ilse");
  const auto one = testing_support::make_record_client(ilse);
  const auto another = testing_support::make_record_client(ilse);
  std::ofstream(hub.folder() / "kring.toml")
      << "record_client_requests = 2\nrecord_client_tokens = 1\n";
  hub.start();

  WireLms lms(hub.port(), one);
  const auto asks = [&] { return lms.get(xapi + "/statements").status; };
  const auto asks_for_token = [&] {
    return lms.post_form(xapi + "/token", "grant_type=client_credentials").status;
  };
  EXPECT_EQ(asks(), 200);
  EXPECT_EQ(asks_for_token(), 200);
  // Real time goes by here, so there may be room for one more on a machine that hardly moves.
  const auto comes_to_its_limit = [](const auto& ask) {
    for (int i = 0; i < 20; ++i)
      if (ask() == 429) return true;
    return false;
  };
  EXPECT_TRUE(comes_to_its_limit(asks));
  EXPECT_TRUE(comes_to_its_limit(asks_for_token));
  WireLms other(hub.port(), another);
  EXPECT_EQ(other.get(xapi + "/statements").status, 200);
}

}  // namespace
}  // namespace kring
