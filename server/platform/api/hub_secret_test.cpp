#include "platform/api/hub_secret.h"

#include "platform/db/failures.h"
#include "tests/support/databases.h"

namespace kring::api {
namespace {

constexpr std::string_view secret = "sixteen octets or more";
constexpr std::string_view another = "sixteen others, or more";

class HubSecret : public OnBothDatabases {};

TEST_P(HubSecret, is_that_of_the_first_node_for_all_of_them) {
  require_shared_secret(db(), secret);
  EXPECT_NO_THROW(require_shared_secret(db(), secret));
  EXPECT_THROW(require_shared_secret(db(), another), db::CannotOpen);
  EXPECT_NO_THROW(require_shared_secret(db(), secret)) << "who was refused changed nothing";
}

TEST_P(HubSecret, is_not_in_the_database) {
  require_shared_secret(db(), secret);
  const auto kept =
      db().read([](Tx& tx) { return tx.value<db::Bytes>("SELECT fingerprint FROM hub_secret"); });
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->octets.find(secret), std::string::npos);
}

TEST_P(HubSecret, that_was_lost_is_replaced_by_that_of_the_next_node) {
  require_shared_secret(db(), secret);
  db().write(forget_shared_secret);
  EXPECT_NO_THROW(require_shared_secret(db(), another));
  EXPECT_THROW(require_shared_secret(db(), secret), db::CannotOpen);
}

KRING_ON_BOTH_DATABASES(HubSecret);

}  // namespace
}  // namespace kring::api
