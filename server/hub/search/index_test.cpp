#include "hub/search/index.h"

#include "tests/support/searching.h"

#include <gmock/gmock.h>

namespace kring::search {
namespace {

/// On a database whose turns are over as soon as they begin.
class SearchingInHaste : public Searching {
 protected:
  TestDatabase::Options options() const override { return {.hasty = true}; }

  std::int64_t rows(const std::string& table) {
    return db().read(
        [&](Tx& tx) { return tx.value<std::int64_t>("SELECT count(*) FROM " + table).value(); });
  }
};
KRING_ON_BOTH_DATABASES(SearchingInHaste);

TEST_P(SearchingInHaste, empties_no_further_table_when_its_turn_is_over) {
  world.question(noor, pumps);
  catch_up();
  Index index(language);
  const auto clear_some = [&] {
    return db().write([&](Tx& tx) { return index.clear_some(tx); }, db::Priority::background);
  };
  for (const auto* table : {"search_texts", "search_terms", "search_neighbours", "search_people"}) {
    EXPECT_GT(rows(table), 0) << table << " before its turn";
    EXPECT_FALSE(clear_some()) << table;
    EXPECT_EQ(rows(table), 0) << table;
  }
  EXPECT_TRUE(clear_some());
}

}  // namespace
}  // namespace kring::search
