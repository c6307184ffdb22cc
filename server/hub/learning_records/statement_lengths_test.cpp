// How long statements are, told without reading the long ones; on both databases.

#include "hub/learning_records/removing_store.h"
#include "hub/learning_records/rewriting_store.h"
#include "hub/learning_records/statement_lengths_store.h"
#include "hub/learning_records/statements_store.h"
#include "tests/support/xapi_statements.h"

#include <gmock/gmock.h>

namespace kring::learning_records {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

using Lengths = std::vector<std::pair<std::int64_t, std::int64_t>>;

/// Some of which have two octets a letter.
std::string text_of(std::size_t letters) {
  std::string text(letters, 'x');
  return text + "éé";
}

class LengthsOfStatements : public OnBothDatabases {
 protected:
  void keep(std::int64_t seq, const std::string& uuid, const std::string& text) {
    db().write_in_order(statement_log, [&](Tx& tx) {
      store::insert_statements(tx, {{.seq = seq, .uuid = {uuid}, .text = text}}, ClientId(1),
                               tx.now());
    });
  }

  Lengths told() {
    return lengths("SELECT seq, " + db().read([](Tx& tx) {
      return store::octets_of_statement(tx);
    }) + " FROM statements ORDER BY seq");
  }

  /// As kept on this database: on PostgreSQL none.
  Lengths kept_here(Lengths lengths) const { return on_postgres() ? Lengths() : lengths; }

  Lengths kept() { return lengths("SELECT seq, octets FROM long_statements ORDER BY seq"); }

 private:
  Lengths lengths(const std::string& sql) {
    Lengths found;
    db().read([&](Tx& tx) {
      tx.execute(sql, {},
                 [&](const db::Row& row) { found.emplace_back(row.integer(0), row.integer(1)); });
    });
    return found;
  }
};
KRING_ON_BOTH_DATABASES(LengthsOfStatements);

TEST_P(LengthsOfStatements, are_told_in_octets_and_kept_of_the_long_ones) {
  keep(1, std::string(16, 'a'), text_of(10));
  keep(2, std::string(16, 'b'), text_of(20'000));
  EXPECT_THAT(told(), ElementsAre(Pair(1, 14), Pair(2, 20'004)));
  EXPECT_EQ(kept(), kept_here({{2, 20'004}}));
}

TEST_P(LengthsOfStatements, are_kept_of_none_that_was_not_added) {
  keep(1, std::string(16, 'a'), text_of(10));
  keep(2, std::string(16, 'a'), text_of(20'000));
  EXPECT_THAT(kept(), IsEmpty());
}

TEST_P(LengthsOfStatements, follow_what_statements_say_later) {
  keep(1, std::string(16, 'a'), text_of(20'000));
  keep(2, std::string(16, 'b'), text_of(20'000));
  keep(3, std::string(16, 'c'), text_of(10));
  db().write([](Tx& tx) {
    store::set_text(tx, 1, text_of(30'000));
    store::set_text(tx, 2, text_of(20));
    store::set_text(tx, 3, text_of(20'000));
  });
  EXPECT_THAT(told(), ElementsAre(Pair(1, 30'004), Pair(2, 24), Pair(3, 20'004)));
  EXPECT_EQ(kept(), kept_here({{1, 30'004}, {3, 20'004}}));
}

TEST_P(LengthsOfStatements, brought_along_from_another_database_go_where_a_text_changes) {
  keep(1, std::string(16, 'a'), text_of(10));
  db().write([](Tx& tx) {
    tx.run(
        "INSERT INTO long_statements (seq, octets) VALUES (1, 99999)"
        " ON CONFLICT (seq) DO NOTHING");
    store::set_text(tx, 1, text_of(20));
  });
  EXPECT_THAT(kept(), IsEmpty());
}

TEST_P(LengthsOfStatements, go_with_them) {
  keep(1, std::string(16, 'a'), text_of(20'000));
  keep(2, std::string(16, 'b'), text_of(20'000));
  db().write([](Tx& tx) { store::delete_statements(tx, {1}); });
  EXPECT_EQ(kept(), kept_here({{2, 20'004}}));
}

}  // namespace
}  // namespace kring::learning_records
