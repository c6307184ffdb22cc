#include "hub/search/meant.h"

#include "hub/search/search_store.h"
#include "tests/support/counting_tx.h"
#include "tests/support/searching.h"

#include <set>

#include <gmock/gmock.h>

namespace kring::search {
namespace {

using communities::Openness;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Optional;
using ::testing::SizeIs;
using testing_support::ruled;

class SearchingWithASlip : public Searching {
 protected:
  std::optional<std::string> meant_by(const Visitor& visitor, std::string_view words) {
    catch_up();
    return page(visitor, words).meant;
  }
};

TEST_P(SearchingWithASlip, finds_what_was_meant_and_says_how_it_is_spelled) {
  world.question(noor, pumps, "When does the Compressor run?", "It is cold.");
  world.question(noor, pumps, "Where is the drain?", "It drips.");
  for (const auto* slip : {"compresor", "comppressor", "compressur", "copmressor"})
    EXPECT_THAT(titles(youssef, slip), ElementsAre("When does the Compressor run?")) << slip;
  EXPECT_THAT(meant_by(youssef, "copmressor"), Optional(std::string("compressor")));
  EXPECT_THAT(titles(youssef, "compresur"), IsEmpty()) << "two steps away is another word";
  EXPECT_EQ(meant_by(youssef, "compresur"), std::nullopt);
}

TEST_P(SearchingWithASlip, keeps_the_rest_of_what_was_typed) {
  world.question(noor, pumps, "Comment régler la température ?", "Il fait froid.");
  EXPECT_THAT(meant_by(youssef, "Régler, la \"tempérture\"!"),
              Optional(std::string("Régler, la \"température\"!")));
}

TEST_P(SearchingWithASlip, spells_as_the_answer_or_comment_does_in_which_the_word_stands) {
  const auto question = world.question(noor, pumps, "Why does it trip?", "At once.");
  world.answer(youssef, question, "The compressors are to blame.");
  EXPECT_THAT(meant_by(lotte, "compresors"), Optional(std::string("compressors")));
}

TEST_P(SearchingWithASlip, asks_nothing_where_a_colleague_is_called_so) {
  world.question(noor, pumps, "Where is the annex of the boiler house?", "It is cold.");
  ASSERT_THAT(meant_by(youssef, "annek"), Optional(std::string("annex")));
  world.person("Annek Bogaert");
  EXPECT_EQ(meant_by(youssef, "annek"), std::nullopt);
}

TEST_P(SearchingWithASlip, asks_nothing_where_enough_has_the_words_as_typed) {
  for (int number = 0; number < 5; ++number)
    world.question(noor, pumps, "The boiler of house " + std::to_string(number), "It is cold.");
  EXPECT_EQ(meant_by(youssef, "boiler"), std::nullopt);
  EXPECT_EQ(meant_by(youssef, "boiler house"), std::nullopt);
}

TEST_P(SearchingWithASlip, takes_a_word_that_somebody_wrote_for_one_that_is_ten_times_as_common) {
  world.question(noor, pumps, "The boiller of my house", "It is cold.");
  for (int number = 0; number < 9; ++number)
    world.question(noor, pumps, "The boiler of house " + std::to_string(number), "It is cold.");
  EXPECT_THAT(titles(youssef, "boiller"), ElementsAre("The boiller of my house"));
  EXPECT_EQ(meant_by(youssef, "boiller"), std::nullopt);
  world.question(noor, pumps, "The boiler of house 9", "It is cold.");
  const auto found = titles(youssef, "boiller");
  ASSERT_THAT(found, SizeIs(11));
  EXPECT_EQ(found.front(), "The boiller of my house") << "as typed comes first";
  EXPECT_THAT(meant_by(youssef, "boiller"), Optional(std::string("boiler")));
}

TEST_P(SearchingWithASlip, puts_all_the_words_with_a_slip_before_some_of_them_without) {
  world.question(noor, pumps, "The boiler hums", "All day.");
  world.question(noor, pumps, "The boiler drips", "All day.");
  world.question(noor, pumps, "The fan hums", "All day.");
  EXPECT_EQ(titles(youssef, "boler hums").front(), "The boiler hums");
}

TEST_P(SearchingWithASlip, tells_nobody_of_a_word_that_stands_only_where_they_may_not_read) {
  const auto board = world.community(lotte, Openness::private_, "The board");
  world.member(board, noor);
  world.question(noor, board, "About the merger with Zeeland", "Nothing more.");
  EXPECT_THAT(titles(youssef, "zeelnad"), IsEmpty());
  EXPECT_EQ(meant_by(youssef, "zeelnad"), std::nullopt);
  EXPECT_THAT(meant_by(noor, "zeelnad"), Optional(std::string("zeeland")));
  EXPECT_EQ(page(Visitor(), "zeelnad").meant, std::nullopt);
}

TEST_P(SearchingWithASlip, tells_of_no_word_that_was_withdrawn_though_the_index_does_not_know) {
  const auto question = world.question(noor, pumps, "About the merger with Zeeland", "Soon.");
  EXPECT_THAT(meant_by(youssef, "zeelnad"), Optional(std::string("zeeland")));
  write([&](Tx& tx) { contributions::withdraw_question(tx, noor, question); });
  EXPECT_THAT(page(youssef, "zeelnad").items, IsEmpty());
  EXPECT_EQ(page(youssef, "zeelnad").meant, std::nullopt);
}

TEST_P(SearchingWithASlip, asks_as_much_of_the_database_however_much_is_hidden) {
  const auto board = world.community(lotte, Openness::private_, "The board");
  world.question(noor, pumps, "How fine do I grind for espresso?", "Nothing more.");
  catch_up();
  const auto cost = [&](std::string_view words) {
    return db().read([&](Tx& tx) {
      testing_support::CountingTx counting(tx);
      Wanted wanted;
      wanted.q = ruled<Words>(words);
      find(counting, youssef, wanted, language);
      return counting.statements();
    });
  };
  const auto before = cost("grinf for espreso");
  for (const auto* word : {"grinx", "griny", "grinz", "espres", "espresx"})
    world.question(lotte, board, "About a " + std::string(word) + " here", "Nothing more.");
  catch_up();
  EXPECT_EQ(cost("grinf for espreso"), before);
  EXPECT_LE(cost("aaaab bbbbc ccccd grinf espreso fffff gggggh hhhhhi jjjjjk"), before);
}

TEST_P(SearchingWithASlip, pages_through_what_was_meant_without_repeats_while_texts_come) {
  for (int number = 0; number < 70; ++number)
    world.question(noor, pumps, "The boiler of house number " + std::to_string(number), "Cold.");
  catch_up();
  std::set<std::string> ids;
  std::size_t shown = 0;
  std::optional<std::string> after;
  do {
    const auto part = page(youssef, "boler house", after);
    EXPECT_EQ(part.meant.has_value(), !after.has_value());
    shown += part.items.size();
    for (const auto& hit : part.items) ids.insert(hit.question.id.text());
    after = part.next;
    world.question(noor, pumps, "Another boiler of a house", "Boiler, boiler, house!");
    world.question(noor, pumps, "The boler of a house", "A slip that somebody wrote.");
    catch_up();
  } while (after);
  EXPECT_EQ(shown, 70U);
  EXPECT_EQ(ids.size(), 70U);
}

TEST_P(SearchingWithASlip, does_not_offer_what_would_be_too_long_to_search_for) {
  world.question(noor, pumps, "When does the compressor run?", "It is cold.");
  const auto filler = std::string(200 - std::string_view(" compresor").size(), '.');
  EXPECT_EQ(meant_by(youssef, filler + " compresor"), std::nullopt);
  EXPECT_THAT(meant_by(youssef, filler.substr(1) + " compresor"),
              Optional(filler.substr(1) + " compressor"));
}

KRING_ON_BOTH_DATABASES(SearchingWithASlip);

TEST(WhatWasMeant, is_not_another_form_of_what_was_typed) {
  const auto words = query_words("fuses");
  EXPECT_EQ(meant("fuses", words, {{"fuse"}}, {"Take the fuse."}), std::nullopt);
  EXPECT_EQ(meant("fuzes", query_words("fuzes"), {query_words("fuses").front().stems},
                  {"Take other fuses."}),
            "fuses");
}

TEST(WhatWasMeant, is_rather_the_form_that_was_nearly_typed) {
  const std::vector<std::string> texts{"Boilers hum.", "A boiler hums."};
  EXPECT_EQ(meant("boler", query_words("boler"), {{"boiler"}}, texts), "boiler");
  EXPECT_EQ(meant("bolers", query_words("bolers"), {{"boiler"}}, texts), "boilers");
}

TEST(WhatWasMeant, is_said_of_each_time_the_word_was_typed) {
  EXPECT_EQ(meant("boler? Boler!", query_words("boler"), {{"boiler"}}, {"A boiler."}),
            "boiler? boiler!");
}

}  // namespace
}  // namespace kring::search
