#include "platform/api/hub_secret.h"

#include "platform/crypto/secret_key.h"
#include "platform/db/failures.h"
#include "tests/support/databases.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

namespace kring::api {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

constexpr std::string_view secret = "sixteen octets or more";
constexpr std::string_view another = "sixteen others, or more";

class HubSecret : public OnBothDatabases {
 protected:
  std::filesystem::path file() const { return folder_.path() / "secret.key"; }

  std::string refusal() {
    try {
      secret_of_hub(db(), file());
    } catch (const db::CannotOpen& refusal) {
      return refusal.what();
    }
    return "";
  }

 private:
  testing_support::TemporaryFolder folder_;
};

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

TEST_P(HubSecret, is_made_where_there_is_none_yet_and_is_the_same_from_then_on) {
  const auto made = secret_of_hub(db(), file());
  EXPECT_EQ(made.size(), crypto::secret_key_size);
  EXPECT_EQ(secret_of_hub(db(), file()), made);
}

TEST_P(HubSecret, that_is_gone_is_not_made_anew) {
  secret_of_hub(db(), file());
  std::filesystem::remove(file());
  EXPECT_THAT(refusal(), HasSubstr("kring secret forget"));
  EXPECT_FALSE(std::filesystem::exists(file()));
}

TEST_P(HubSecret, that_is_a_link_to_itself_is_called_so_by_its_path) {
  std::filesystem::create_symlink("secret.key", file());
  const auto refusal_of_link = [&]() -> std::string {
    try {
      secret_of_hub(db(), file());
    } catch (const std::runtime_error& refusal) {
      return refusal.what();
    }
    return "";
  };
  const auto says_so =
      AllOf(HasSubstr(file().string()), HasSubstr("is a link that leads back to itself"));
  EXPECT_THAT(refusal_of_link(), says_so);
  require_shared_secret(db(), secret);
  EXPECT_THAT(refusal_of_link(), says_so);
}

TEST_P(HubSecret, is_not_that_of_another_hub) {
  const auto ours = secret_of_hub(db(), file());
  std::filesystem::remove(file());
  const auto others = crypto::secret_key(file());
  EXPECT_THAT(refusal(), HasSubstr("not the one of this hub"));
  const auto may_be = [&](const std::string& offered) {
    return db().read([&](Tx& tx) { return may_be_secret_of_hub(tx, offered); });
  };
  EXPECT_TRUE(may_be(ours));
  EXPECT_FALSE(may_be(others));
}

TEST_P(HubSecret, is_made_anew_where_it_was_forgotten) {
  const auto lost = secret_of_hub(db(), file());
  std::filesystem::remove(file());
  db().write(forget_shared_secret);
  EXPECT_NE(secret_of_hub(db(), file()), lost);
}

TEST_P(HubSecret, may_be_any_of_a_hub_that_never_had_one) {
  EXPECT_FALSE(db().read(is_known));
  EXPECT_TRUE(db().read([](Tx& tx) { return may_be_secret_of_hub(tx, another); }));
}

KRING_ON_BOTH_DATABASES(HubSecret);

}  // namespace
}  // namespace kring::api
