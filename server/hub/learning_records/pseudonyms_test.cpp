#include "hub/learning_records/pseudonyms.h"

#include "tests/support/databases.h"

#include <set>

#include <gtest/gtest.h>

namespace kring::learning_records {
namespace {

class APseudonym : public OnBothDatabases {
 protected:
  Pseudonyms pseudonyms() {
    return db().read([](Tx& tx) { return Pseudonyms(tx); });
  }
};
KRING_ON_BOTH_DATABASES(APseudonym);

TEST_P(APseudonym, leads_back_to_the_bits_of_the_mark_it_was_made_of) {
  const auto codes = pseudonyms();
  constexpr Mark known_bits = (Mark{1} << pseudonym_bits) - 1;
  std::set<std::string> all;
  for (int i = 0; i < 1000; ++i) {
    const auto mark = mark_of(MarkKind::agent, "mbox mailto:n" + std::to_string(i));
    const auto code = codes.of(mark);
    EXPECT_EQ(code.size(), 5U);
    EXPECT_EQ(codes.bits_of(code), mark & known_bits) << code;
    all.insert(code);
  }
  EXPECT_GT(all.size(), 990U);
  EXPECT_EQ(codes.bits_of("K7Q2"), std::nullopt);
  EXPECT_EQ(codes.bits_of("K7Q2!"), std::nullopt);
}

TEST_P(APseudonym, cannot_be_worked_out_without_the_key_of_the_hub) {
  const auto mark = mark_of(MarkKind::agent, "mbox mailto:noor@example.org");
  const auto here = pseudonyms().of(mark);
  EXPECT_EQ(pseudonyms().of(mark), here);
  db().write([](Tx& tx) {
    tx.run("UPDATE record_pseudonym_key SET octets = $1",
           db::Bytes{"the key of another hub, 32 octets"});
  });
  EXPECT_NE(pseudonyms().of(mark), here);
}

TEST_P(APseudonym, has_a_key_of_chance) {
  const auto octets = db().read([](Tx& tx) {
    return tx.value<db::Bytes>("SELECT octets FROM record_pseudonym_key").value().octets;
  });
  EXPECT_EQ(octets.size(), 32U);
  EXPECT_GT(std::set<char>(octets.begin(), octets.end()).size(), 10U);
}

}  // namespace
}  // namespace kring::learning_records
