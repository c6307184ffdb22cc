#include "base/refusal.h"
#include "platform/db/failures.h"
#include "platform/db/id_list.h"
#include "platform/db/text_list.h"
#include "tests/support/databases.h"

#include <thread>

#include <boost/describe/class.hpp>
#include <gmock/gmock.h>

namespace kring::db {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

enum class Colour { red, green };
BOOST_DESCRIBE_ENUM(Colour, red, green)

struct Pebble {
  std::int64_t id = 0;
  std::string name;
  double weight = 0;
  Bytes mark;
  std::optional<Colour> colour;
  Time found;
  BOOST_DESCRIBE_CLASS(Pebble, (), (id, name, weight, mark, colour, found), (), ())
};

/// What a Database promises, on both.
class TheDatabase : public OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    db().write([](Tx& tx) {
      tx.run(tx.dialect() == Dialect::sqlite
                 ? "CREATE TABLE pebbles (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,"
                   " weight REAL, mark BLOB, colour TEXT, found INTEGER) STRICT"
                 : "CREATE TABLE pebbles (id BIGINT PRIMARY KEY, name TEXT NOT NULL UNIQUE,"
                   " weight DOUBLE PRECISION, mark BYTEA, colour TEXT, found BIGINT)");
    });
  }

  static void add(Tx& tx, std::int64_t id, std::string_view name) {
    tx.run("INSERT INTO pebbles (id, name) VALUES ($1, $2)", id, name);
  }

  std::vector<std::string> names() {
    return db().read(
        [](Tx& tx) { return tx.values<std::string>("SELECT name FROM pebbles ORDER BY id"); });
  }
};
KRING_ON_BOTH_DATABASES(TheDatabase);

TEST_P(TheDatabase, gives_back_what_it_was_given) {
  const Bytes mark{std::string("\0\xff\n", 3)};
  db().write([&](Tx& tx) {
    tx.run(
        "INSERT INTO pebbles (id, name, weight, mark, colour, found)"
        " VALUES ($1, $2, $3, $4, $5, $6)",
        INT64_MIN, "Zoë 石", 0.1, mark, Colour::green, tx.now());
    tx.run(
        "INSERT INTO pebbles (id, name, weight, mark, colour, found)"
        " VALUES ($1, $2, $3, $4, $5, $6)",
        INT64_MAX, "", 2, Bytes{}, std::optional<Colour>(), tx.now());
  });
  const auto pebbles = db().read([](Tx& tx) {
    return tx.rows<Pebble>("SELECT name, id, weight, mark, colour, found FROM pebbles ORDER BY id");
  });
  ASSERT_EQ(pebbles.size(), 2U);
  EXPECT_EQ(pebbles[0].id, INT64_MIN);
  EXPECT_EQ(pebbles[0].name, "Zoë 石");
  EXPECT_EQ(pebbles[0].weight, 0.1);
  EXPECT_EQ(pebbles[0].mark, mark);
  EXPECT_EQ(pebbles[0].colour, Colour::green);
  EXPECT_EQ(pebbles[0].found, clock().now());
  EXPECT_EQ(pebbles[1].id, INT64_MAX);
  EXPECT_EQ(pebbles[1].name, "");
  EXPECT_EQ(pebbles[1].mark, Bytes{});
  EXPECT_EQ(pebbles[1].colour, std::nullopt);
}

TEST_P(TheDatabase, binds_parameters_by_their_number_in_whatever_order_they_appear) {
  db().write([](Tx& tx) {
    tx.run("INSERT INTO pebbles (name, id) VALUES ($2, $1)", 7, "seven");
    tx.run("UPDATE pebbles SET name = $3 WHERE id = $1 AND name = $2 AND id = $1", 7, "seven",
           "zeven");
  });
  EXPECT_THAT(names(), ElementsAre("zeven"));
}

TEST_P(TheDatabase, refuses_too_few_parameters_and_on_sqlite_too_many) {
  EXPECT_THROW(db().read([](Tx& tx) { tx.run("SELECT id FROM pebbles WHERE id = $1"); }),
               StatementFailed);
  if (on_postgres()) return;  // it accepts parameters that no statement mentions
  EXPECT_THROW(db().read([](Tx& tx) { tx.run("SELECT id FROM pebbles WHERE id = $1", 1, 2); }),
               StatementFailed);
}

TEST_P(TheDatabase, counts_the_rows_that_changed) {
  db().write([](Tx& tx) {
    add(tx, 1, "one");
    EXPECT_EQ(
        tx.run("INSERT INTO pebbles (id, name) VALUES (2, 'one') ON CONFLICT (name) DO NOTHING"),
        0);
    add(tx, 2, "two");
    EXPECT_EQ(tx.run("UPDATE pebbles SET weight = 1"), 2);
    EXPECT_EQ(tx.run("SELECT id FROM pebbles"), 0);
    EXPECT_EQ(tx.run("DELETE FROM pebbles WHERE id = $1", 2), 1);
  });
}

TEST_P(TheDatabase, keeps_nothing_of_a_closure_that_throws) {
  EXPECT_THROW(db().write([](Tx& tx) {
    add(tx, 1, "one");
    throw Refusal(Status::conflict, "no");
  }),
               Refusal);
  EXPECT_THAT(names(), IsEmpty());
}

TEST_P(TheDatabase, tells_a_broken_constraint_from_other_failures) {
  EXPECT_THROW(db().write([](Tx& tx) {
    add(tx, 1, "same");
    add(tx, 2, "same");
  }),
               ConstraintViolated);
  EXPECT_THROW(db().write([](Tx& tx) { tx.run("UPDATE nothing SET x = 1"); }), StatementFailed);
  db().write([](Tx& tx) { add(tx, 3, "fine"); });
  EXPECT_THAT(names(), ElementsAre("fine"));
}

TEST_P(TheDatabase, refuses_to_write_where_it_reads) {
  EXPECT_THROW(db().read([](Tx& tx) { add(tx, 1, "one"); }), StatementFailed);
  EXPECT_THAT(names(), IsEmpty());
}

TEST_P(TheDatabase, refuses_a_transaction_inside_a_transaction) {
  EXPECT_THROW(db().write([&](Tx&) { db().read([](Tx&) {}); }), std::logic_error);
  EXPECT_THROW(db().read([&](Tx&) { db().write([](Tx&) {}); }), std::logic_error);
}

TEST_P(TheDatabase, reads_one_snapshot_whatever_is_written_meanwhile) {
  db().write([](Tx& tx) { add(tx, 1, "one"); });
  db().read([&](Tx& tx) {
    const auto count = [&] { return tx.value<int>("SELECT count(*) FROM pebbles").value(); };
    EXPECT_EQ(count(), 1);
    std::thread([&] { db().write([](Tx& other) { add(other, 2, "two"); }); }).join();
    EXPECT_EQ(count(), 1);
  });
  EXPECT_THAT(names(), ElementsAre("one", "two"));
}

TEST_P(TheDatabase, runs_every_write_twice_in_tests_and_keeps_the_second) {
  int runs = 0;
  int effects = 0;
  db().write([&](Tx& tx) {
    add(tx, ++runs, "run");
    tx.after_commit([&] { ++effects; });
  });
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(effects, 1);
  EXPECT_EQ(db().read([](Tx& tx) { return tx.value<int>("SELECT id FROM pebbles"); }), 2);
}

TEST_P(TheDatabase, runs_effects_in_order_and_only_after_the_commit) {
  std::vector<int> effects;
  db().write([&](Tx& tx) {
    add(tx, 1, "one");
    tx.after_commit([&] { effects.push_back(static_cast<int>(names().size())); });
    tx.after_commit([&] { effects.push_back(2); });
    EXPECT_THAT(effects, IsEmpty());
  });
  EXPECT_THAT(effects, ElementsAre(1, 2));
  EXPECT_THROW(db().write([&](Tx& tx) {
    tx.after_commit([&] { effects.push_back(3); });
    throw Refusal(Status::conflict, "no");
  }),
               Refusal);
  EXPECT_THAT(effects, ElementsAre(1, 2));
}

TEST_P(TheDatabase, complains_of_a_column_that_is_missing_or_holds_something_else) {
  db().write([](Tx& tx) { add(tx, 1, "one"); });
  EXPECT_THROW(db().read([](Tx& tx) { tx.rows<Pebble>("SELECT id FROM pebbles"); }), WrongColumn);
  EXPECT_THROW(db().read([](Tx& tx) { tx.value<int>("SELECT name FROM pebbles"); }), WrongColumn);
  EXPECT_THROW(db().read([](Tx& tx) { tx.value<double>("SELECT weight FROM pebbles"); }),
               WrongColumn);
}

TEST_P(TheDatabase, takes_a_list_of_ids_as_one_parameter) {
  using PebbleId = Id<struct PebbleTag>;
  db().write([](Tx& tx) {
    for (const auto* name : {"one", "two", "three"}) {
      add(tx, tx.value<std::int64_t>("SELECT count(*) + 1 FROM pebbles").value(), name);
    }
  });
  const auto found = [&](const std::vector<PebbleId>& ids) {
    return db().read([&](Tx& tx) {
      return tx.values<std::string>(
          "SELECT name FROM pebbles WHERE id " + in_list(tx, 1) + " ORDER BY id", IdList(tx, ids));
    });
  };
  EXPECT_THAT(found({PebbleId(3), PebbleId(1)}), ElementsAre("one", "three"));
  EXPECT_THAT(found({}), IsEmpty());
}

TEST_P(TheDatabase, takes_a_list_of_texts_as_one_parameter_whatever_stands_in_them) {
  const std::string awkward = "\"},{'\\ [\t] ünï";
  db().write([&](Tx& tx) {
    add(tx, 1, awkward);
    add(tx, 2, "two");
    add(tx, 3, "three");
  });
  const auto found = [&](const std::vector<std::string>& names) {
    return db().read([&](Tx& tx) {
      return tx.values<std::string>(
          "SELECT name FROM pebbles WHERE name " + in_texts(tx, 1) + " ORDER BY id",
          TextList(names));
    });
  };
  EXPECT_THAT(found({"three", awkward, "four"}), ElementsAre(awkward, "three"));
  EXPECT_THAT(found({}), IsEmpty());
}

TEST_P(TheDatabase, takes_the_same_statement_with_a_value_and_without_one) {
  db().write([](Tx& tx) { add(tx, 1, "one"); });
  for (const auto& wanted : {std::optional<std::int64_t>(), std::optional<std::int64_t>(1)}) {
    const auto count = db().read([&](Tx& tx) {
      return tx.value<int>("SELECT count(*) FROM pebbles WHERE $1 IS NULL OR id = $1", wanted);
    });
    EXPECT_EQ(count, 1);
  }
}

TEST_P(TheDatabase, lets_a_statement_run_within_its_own_rows) {
  db().write([](Tx& tx) {
    add(tx, 1, "one");
    add(tx, 2, "two");
  });
  int seen = 0;
  db().read([&](Tx& tx) {
    const std::string_view sql = "SELECT id FROM pebbles WHERE id >= $1";
    tx.execute(sql, {Param(1)},
               [&](const Row&) { tx.execute(sql, {Param(1)}, [&](const Row&) { ++seen; }); });
  });
  EXPECT_EQ(seen, 4);
}

}  // namespace
}  // namespace kring::db
