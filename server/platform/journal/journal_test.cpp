#include "platform/journal/journal.h"

#include "platform/journal/cursors.h"
#include "tests/support/collector.h"
#include "tests/support/databases.h"

#include <gmock/gmock.h>

namespace kring::journal {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

struct PebbleFound {
  static constexpr std::string_view kind = "pebble.found";
  std::int64_t weight = 0;
  BOOST_DESCRIBE_CLASS(PebbleFound, (), (weight), (), ())
};

enum class Colour { grey, white };
BOOST_DESCRIBE_ENUM(Colour, grey, white)

struct PebblesSorted {
  static constexpr std::string_view kind = "pebbles.sorted";
  std::vector<ThingId> pebbles;
  std::optional<Colour> colour;
  bool is_smooth = false;
  Time found_at;
  BOOST_DESCRIBE_CLASS(PebblesSorted, (), (pebbles, colour, is_smooth, found_at), (), ())
};
template <class Words>
struct PebbleDescribed {
  static constexpr std::string_view kind = "pebble.described";
  std::int64_t weight = 0;
  Words words;
  BOOST_DESCRIBE_CLASS(PebbleDescribed, (), (weight, words), (), ())
};

// Every event becomes a fact by `fact`, which takes no other.
TEST(Events, hold_no_text) {
  EXPECT_TRUE(Textless<PebbleFound>);
  EXPECT_TRUE(Textless<PebblesSorted>);
  EXPECT_FALSE(Textless<PebbleDescribed<std::string>>);
  EXPECT_FALSE(Textless<PebbleDescribed<std::string_view>>);
  EXPECT_FALSE(Textless<PebbleDescribed<std::vector<std::string>>>);
  EXPECT_FALSE(Textless<PebbleDescribed<std::optional<std::string>>>);
  EXPECT_FALSE(Textless<PebbleDescribed<PebbleFound>>);
}

/// What followers read: lines, cursors and what was parked.
class ReadingTheJournal : public OnBothDatabases {
 protected:
  void record(std::string_view kind) {
    db().write([&](Tx& tx) {
      Fact told;
      told.kind = kind;
      told.subject_kind = "pebble";
      tx.record(told);
    });
    db().await_numbering();
  }

  std::vector<std::int64_t> numbers_after(std::int64_t seq, std::size_t limit) {
    std::vector<std::int64_t> numbers;
    for (const auto& line : db().read([&](Tx& tx) { return lines_after(tx, seq, limit); }))
      numbers.push_back(line.seq);
    return numbers;
  }
};
KRING_ON_BOTH_DATABASES(ReadingTheJournal);

TEST_P(ReadingTheJournal, gives_so_many_lines_after_a_number_in_order) {
  for (int i = 0; i < 5; ++i) record("pebble.found");
  EXPECT_THAT(numbers_after(0, 2), ElementsAre(1, 2));
  EXPECT_THAT(numbers_after(2, 10), ElementsAre(3, 4, 5));
  EXPECT_THAT(numbers_after(5, 10), IsEmpty());
  EXPECT_EQ(db().read(last_seq), 5);
}

Fact about(std::int64_t subject, PersonaId actor, PersonaId owner) {
  Fact told;
  told.kind = "pebble.found";
  told.subject_kind = "pebble";
  told.subject = ThingId(subject);
  told.actor = actor;
  told.owner = owner;
  return told;
}

TEST_P(ReadingTheJournal, gives_what_somebody_did_to_their_own_things_newest_first_and_once) {
  const PersonaId noor(1);
  const PersonaId youssef(2);
  db().write([&](Tx& tx) {
    tx.record(about(5, noor, noor));
    tx.record(about(6, noor, noor));
    tx.record(about(7, noor, youssef));
    tx.record(about(8, youssef, youssef));
    tx.record(about(5, noor, noor));
    tx.record(about(9, noor, noor));
  });
  db().await_numbering();
  const auto after = [&](std::int64_t seq, std::size_t limit) {
    return db().read([&](Tx& tx) { return own_subjects_after(tx, noor, seq, limit); });
  };
  EXPECT_THAT(after(0, 10), ElementsAre(ThingId(9), ThingId(5), ThingId(6)));
  EXPECT_THAT(after(0, 2), ElementsAre(ThingId(9), ThingId(5)));
  EXPECT_THAT(after(5, 10), ElementsAre(ThingId(9)));
  EXPECT_THAT(after(6, 10), IsEmpty());
}

TEST_P(ReadingTheJournal, gives_them_before_their_lines_have_a_number) {
  const PersonaId noor(1);
  db().write([&](Tx& tx) {
    tx.record(about(5, noor, noor));
    tx.record(about(6, noor, noor));
    EXPECT_THAT(own_subjects_after(tx, noor, 0, 10), ElementsAre(ThingId(6), ThingId(5)));
  });
}

TEST_P(ReadingTheJournal, counts_those_that_have_no_number_yet) {
  const PersonaId noor(1);
  db().write([&](Tx& tx) {
    tx.record(about(5, noor, noor));
    tx.record(about(6, noor, noor));
    EXPECT_EQ(number_pending(tx), on_postgres() ? 2 : 0);
  });
  db().await_numbering();
  EXPECT_EQ(db().read([](Tx& tx) { return number_pending(tx); }), 0);
}

TEST_P(ReadingTheJournal, looks_for_them_in_the_newest_thousand_lines_alone) {
  const PersonaId noor(1);
  db().write([&](Tx& tx) {
    tx.record(about(5, noor, noor));
    for (int number = 0; number < 999; ++number) tx.record(about(6, PersonaId(2), PersonaId(2)));
  });
  db().await_numbering();
  const auto all = [&] {
    return db().read([&](Tx& tx) { return own_subjects_after(tx, noor, 0, 10); });
  };
  EXPECT_THAT(all(), ElementsAre(ThingId(5)));
  db().write([&](Tx& tx) { tx.record(about(6, PersonaId(2), PersonaId(2))); });
  db().await_numbering();
  EXPECT_THAT(all(), IsEmpty());
}

TEST_P(ReadingTheJournal, has_no_last_line_before_anything_happened) {
  EXPECT_EQ(db().read(last_seq), 0);
  EXPECT_EQ(db().read([](Tx& tx) { return line(tx, 1).has_value(); }), false);
}

TEST_P(ReadingTheJournal, gives_an_event_back_as_it_was_told) {
  db().write([](Tx& tx) {
    auto told = fact(PebbleFound{.weight = 12});
    told.actor = PersonaId(3);
    told.community = CommunityId(4);
    told.subject_kind = "pebble";
    told.subject = ThingId(5);
    told.owner = PersonaId(6);
    tx.record(told);
  });
  db().await_numbering();
  const auto told = db().read([](Tx& tx) { return line(tx, 1); }).value();
  EXPECT_EQ(told.kind, "pebble.found");
  EXPECT_EQ(told.actor, PersonaId(3));
  EXPECT_EQ(told.community, CommunityId(4));
  EXPECT_EQ(told.subject, ThingId(5));
  EXPECT_EQ(told.owner, PersonaId(6));
  EXPECT_EQ(told.as<PebbleFound>().value().weight, 12);
}

TEST_P(ReadingTheJournal, does_not_take_data_of_another_shape_for_an_event) {
  Line told;
  told.kind = "pebble.found";
  told.data = R"({"weight": "heavy"})";
  EXPECT_ANY_THROW(told.as<PebbleFound>());
  told.kind = "pebble.lost";
  EXPECT_EQ(told.as<PebbleFound>().has_value(), false);
}

TEST_P(ReadingTheJournal, keeps_every_followers_place_apart) {
  db().write([](Tx& tx) {
    locked_cursor(tx, "one");
    move_cursor(tx, "one", {7, 3});
    EXPECT_EQ(locked_cursor(tx, "one"), (Cursor{7, 3}));
    EXPECT_EQ(locked_cursor(tx, "other"), Cursor());
  });
  EXPECT_EQ(db().read([](Tx& tx) { return cursor_of(tx, "one"); }), 7);
  EXPECT_EQ(db().read([](Tx& tx) { return cursor_of(tx, "other"); }), 0);
  EXPECT_EQ(db().read([](Tx& tx) { return cursor_of(tx, "unheard of"); }), 0);
}

TEST_P(ReadingTheJournal, counts_the_parked_lines_by_which_their_follower_takes_something_away) {
  const std::vector<std::string_view> kinds = {"pebble.found", "pebble.withdrawn",
                                               "answer.withdrawn", "pebble.withdrawn"};
  for (const auto kind : kinds) record(kind);
  db().write([&](Tx& tx) {
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      park(tx, {"walker", static_cast<std::int64_t>(i) + 1, 3, "it would not"});
    }
    park(tx, {"gone", 2, 3, "it would not"});
    park(tx, {"echo", 1, 3, "it would not"});
  });
  testing_support::Collector walker("walker");
  testing_support::Echo echo;
  const auto removals = [&](const std::vector<Follower*>& followers) {
    return db().read([&](Tx& tx) { return parked_removals(tx, followers); });
  };
  EXPECT_EQ(removals({&walker, &echo}), 2);
  EXPECT_EQ(removals({&echo}), 0);
}

TEST_P(ReadingTheJournal, remembers_what_was_said_of_a_parked_line_until_it_is_forgotten) {
  db().write([](Tx& tx) {
    park(tx, {"search", 4, 3, "first"});
    park(tx, {"search", 4, 3, "second"});
    park(tx, {"points", 4, 3, "of another"});
  });
  EXPECT_EQ(db().read([](Tx& tx) { return parked(tx, "search", 4).value().error; }), "second");
  EXPECT_THAT(db().read(parked_lines), SizeIs(2));
  db().write([](Tx& tx) { forget_parked(tx, "search"); });
  const auto left = db().read(parked_lines);
  ASSERT_THAT(left, SizeIs(1));
  EXPECT_EQ(left.front().follower, "points");
}

}  // namespace
}  // namespace kring::journal
