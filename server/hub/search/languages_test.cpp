// A text is found by the forms of its words in the language that its author chose.

#include "tests/support/searching.h"

#include <gmock/gmock.h>

namespace kring::search {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;
using testing_support::ruled;

class ChosenLanguages : public Searching {
 protected:
  static contributions::EditedQuestion edited(std::int64_t revision,
                                              std::optional<WrittenIn> chosen) {
    return {ruled<contributions::Title>("Slow-blowing fuses"), {}, revision, chosen};
  }

  /// A question of so few words that nobody can tell: it is taken to be Dutch, as most here is.
  contributions::QuestionId short_question(std::optional<WrittenIn> chosen) {
    const contributions::NewQuestion asked{
        ruled<contributions::Title>("Slow-blowing fuses"), {}, {}, {}, chosen};
    return write([&](Tx& tx) { return contributions::ask(tx, noor, pumps, asked); });
  }
};
KRING_ON_BOTH_DATABASES(ChosenLanguages);

TEST_P(ChosenLanguages, reduce_words_as_that_language_does) {
  short_question({});
  EXPECT_THAT(titles(youssef, "blows"), IsEmpty());
  short_question(WrittenIn::en);
  EXPECT_THAT(titles(youssef, "blows"), SizeIs(1));
}

TEST_P(ChosenLanguages, are_heeded_when_they_are_chosen_later) {
  const auto question = short_question({});
  world.answer(youssef, question, "Blowing");
  catch_up();
  write(
      [&](Tx& tx) { contributions::edit_question(tx, noor, question, edited(1, WrittenIn::en)); });
  EXPECT_THAT(titles(youssef, "blows"), SizeIs(1));
  EXPECT_THAT(titles_among(youssef, "blows", {.kind = FoundIn::answer}), SizeIs(1))
      << "a short answer is in its question's";
  write([&](Tx& tx) { contributions::edit_question(tx, noor, question, edited(2, {})); });
  EXPECT_THAT(titles(youssef, "blows"), IsEmpty());
}

TEST_P(ChosenLanguages, are_what_one_narrows_by) {
  short_question(WrittenIn::fr);
  EXPECT_THAT(titles_among(youssef, "", {.language = WrittenIn::fr}), SizeIs(1));
  EXPECT_THAT(titles_among(youssef, "", {.language = WrittenIn::nl}), IsEmpty());
}

TEST_P(ChosenLanguages, stand_with_what_was_found) {
  const auto question = short_question(WrittenIn::fr);
  world.answer(youssef, question, "It is the inrush current, and that is high for this pump.");
  catch_up();
  const auto hits = page(lotte, "inrush").items;
  ASSERT_THAT(hits, SizeIs(1));
  EXPECT_EQ(hits[0].language, WrittenIn::en);
  EXPECT_EQ(hits[0].question.language, WrittenIn::fr);
}

}  // namespace
}  // namespace kring::search
