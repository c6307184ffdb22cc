#include "hub/search/facets.h"
#include "tests/support/hub_under_test.h"
#include "tests/support/refusals.h"
#include "tests/support/searching.h"

#include <set>

#include <gmock/gmock.h>

namespace kring::search {
namespace {

using communities::Openness;
using std::chrono::hours;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;
using testing_support::outcome_of;
using testing_support::ruled;

class SearchingAmong : public Searching {
 protected:
  void comment(const Visitor& who, contributions::QuestionId question, std::string_view text) {
    const contributions::NewComment made{ruled<contributions::CommentText>(text)};
    write([&](Tx& tx) { return contributions::comment_on_question(tx, who, question, made); });
  }
};

TEST_P(SearchingAmong, questions_answers_or_comments_finds_no_others) {
  const auto in_answer = world.question(noor, pumps, "What is that noise?", "It hums.");
  world.answer(youssef, in_answer, "That is the relay.");
  const auto in_comment = world.question(noor, pumps, "What is that smell?", "It smells.");
  comment(lotte, in_comment, "Look at the relay.");
  world.question(lotte, pumps, "Where is the relay?", "I cannot find it.");
  EXPECT_THAT(titles_among(noor, "relay", {.kind = FoundIn::question}),
              ElementsAre("Where is the relay?"));
  EXPECT_THAT(titles_among(noor, "relay", {.kind = FoundIn::answer}),
              ElementsAre("What is that noise?"));
  EXPECT_THAT(titles_among(noor, "relay", {.kind = FoundIn::comment}),
              ElementsAre("What is that smell?"));
}

TEST_P(SearchingAmong, what_somebody_wrote_finds_nothing_of_others) {
  const auto question = world.question(noor, pumps, "What is that noise?", "A relay?");
  world.answer(youssef, question, "That is the relay.");
  catch_up();
  const auto found = page_among(noor, "relay", {.by = youssef.persona}).items;
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].by.name, "Youssef");
  EXPECT_EQ(found[0].found_in, FoundIn::answer);
  EXPECT_THAT(titles_among(noor, "relay", {.by = lotte.persona}), IsEmpty());
}

TEST_P(SearchingAmong, one_community_finds_nothing_of_others_and_says_what_it_is_called) {
  const auto boilers = world.community(lotte, Openness::open, "Boilers");
  world.question(noor, pumps, "Where is the relay of a pump?", "Nothing more.");
  world.question(noor, boilers, "Where is the relay of a boiler?", "Nothing more.");
  EXPECT_THAT(titles_among(youssef, "relay", {.community = boilers}),
              ElementsAre("Where is the relay of a boiler?"));
  EXPECT_EQ(page_among(youssef, "relay", {.community = boilers}).community->name, "Boilers");
  EXPECT_EQ(page_among(youssef, "zonnepaneel", {.community = boilers}).community->name, "Boilers");
}

TEST_P(SearchingAmong, a_community_that_is_not_for_them_is_refused) {
  const auto closed = world.community(lotte, Openness::closed, "Leading at work");
  const auto secret = world.community(lotte, Openness::private_, "The board");
  EXPECT_EQ(outcome_of([&] { page_among(noor, "relay", {.community = closed}); }),
            "membership.required");
  EXPECT_EQ(outcome_of([&] { page_among(noor, "relay", {.community = secret}); }), "not_found");
  world.member(secret, noor);
  EXPECT_EQ(outcome_of([&] { page_among(noor, "relay", {.community = secret}); }), "done");
}

TEST_P(SearchingAmong, a_period_goes_by_the_moment_at_which_a_text_was_written) {
  const auto ask = [&](std::string_view title) {
    world.question(noor, pumps, title, "Nothing more.");
    return clock().now();
  };
  const auto first = ask("The first of the relays");
  clock().advance(hours(2));
  const auto second = ask("The second of the relays");
  clock().advance(hours(24 * 800));
  const auto third = ask("The third of the relays");
  EXPECT_THAT(titles_among(noor, "relays", {.from = second}),
              UnorderedElementsAre("The second of the relays", "The third of the relays"));
  EXPECT_THAT(titles_among(noor, "relays", {.until = second}),
              ElementsAre("The first of the relays"));
  EXPECT_THAT(titles_among(noor, "relays", {.from = first, .until = third}),
              UnorderedElementsAre("The first of the relays", "The second of the relays"));
  EXPECT_THAT(titles_among(noor, "relays", {.from = third, .until = third + Milliseconds(1)}),
              ElementsAre("The third of the relays"));
  EXPECT_THAT(titles_among(noor, "relays", {.from = third, .until = first}), IsEmpty());
  EXPECT_THAT(titles_among(noor, "relays", {.until = Time(Milliseconds(0))}), IsEmpty());
}

TEST_P(SearchingAmong, answered_questions_follows_the_first_answer_and_the_last_that_goes) {
  const auto question = world.question(noor, pumps, "Where is the relay?", "Nothing more.");
  comment(lotte, question, "The relay of a pump?");
  using Both = std::pair<std::size_t, std::size_t>;
  const auto both = [&] {
    return Both(titles_among(noor, "relay", {.answered = true}).size(),
                titles_among(noor, "relay", {.answered = false}).size());
  };
  EXPECT_EQ(both(), Both(0, 1));
  EXPECT_THAT(titles_among(noor, "pump", {.kind = FoundIn::comment, .answered = false}), SizeIs(1));
  const auto first = world.answer(youssef, question, "Behind the cover.");
  EXPECT_EQ(both(), Both(1, 0));
  EXPECT_THAT(titles_among(noor, "pump", {.kind = FoundIn::comment, .answered = true}), SizeIs(1));
  const auto second = world.answer(lotte, question, "On the left.");
  write([&](Tx& tx) { contributions::withdraw_answer(tx, youssef, first); });
  EXPECT_EQ(both(), Both(1, 0));
  write([&](Tx& tx) { contributions::withdraw_answer(tx, lotte, second); });
  EXPECT_EQ(both(), Both(0, 1));
  write([&](Tx& tx) { contributions::restore_answer(tx, youssef, first); });
  EXPECT_EQ(both(), Both(1, 0));
}

TEST_P(SearchingAmong, a_language_finds_texts_that_are_written_in_it) {
  world.question(noor, pumps, "Which relay is that?", "There is one, and it is not on my list.");
  world.question(noor, pumps, "Welk relay is dat?", "Het staat niet op de lijst die ik heb.");
  EXPECT_THAT(titles_among(noor, "relay", {.language = WrittenIn::en}),
              ElementsAre("Which relay is that?"));
  EXPECT_THAT(titles_among(noor, "relay", {.language = WrittenIn::nl}),
              ElementsAre("Welk relay is dat?"));
  EXPECT_THAT(titles_among(noor, "relay", {.language = WrittenIn::fr}), IsEmpty());
}

TEST_P(SearchingAmong, what_they_let_through_needs_no_words_and_is_the_newest_first) {
  world.question(noor, pumps, "Where is the relay?", "Nothing more.");
  clock().advance(hours(1));
  world.question(noor, pumps, "What is that noise?", "Nothing more.");
  world.question(lotte, pumps, "What is that smell?", "Nothing more.");
  EXPECT_THAT(titles_among(youssef, "", {.by = noor.persona}),
              ElementsAre("What is that noise?", "Where is the relay?"));
  EXPECT_EQ(outcome_of([&] { page_among(youssef, "", {}); }), "input.invalid");
}

TEST_P(SearchingAmong, nothing_is_found_that_its_reader_may_not_read) {
  const auto secret = world.community(lotte, Openness::private_, "The board");
  world.question(lotte, secret, "May we speak of the merger?", "Next week.");
  EXPECT_THAT(titles_among(noor, "", {.by = lotte.persona}), IsEmpty());
  EXPECT_THAT(titles_among(noor, "merger", {.kind = FoundIn::question}), IsEmpty());
  EXPECT_THAT(titles_among(lotte, "", {.by = lotte.persona}), SizeIs(1));
}

TEST_P(SearchingAmong, somebody_is_called_by_their_name_only_where_the_reader_may_know_it) {
  const auto otto = world.person("Otto");
  const auto secret = world.community(otto, Openness::private_, "The board");
  world.question(otto, secret, "May we speak of the merger?", "Next week.");
  catch_up();
  EXPECT_EQ(page_among(noor, "merger", {.by = otto.persona}).by->name, "Otto");
  write([&](Tx& tx) { identity::suspend(tx, {}, otto.person); });
  EXPECT_EQ(page_among(noor, "merger", {.by = otto.persona}).by, std::nullopt);
  EXPECT_EQ(page_among(noor, "nothing", {.by = lotte.persona}).by->name, "Lotte");
  EXPECT_EQ(page_among(noor, "nothing", {.by = noor.persona}).by->name, "Noor");
  world.question(otto, pumps, "Where is the relay?", "Nothing more.");
  catch_up();
  EXPECT_EQ(page_among(noor, "relay", {.by = otto.persona}).by->name, "Otto")
      << "whose text one reads, one may know";
}

TEST_P(SearchingAmong, all_of_them_at_once_is_paged_through_without_repeats) {
  for (int number = 0; number < 40; ++number) {
    world.question(noor, pumps, "The relay of house " + std::to_string(number), "Nothing more.");
    world.question(lotte, pumps, "A relay of house " + std::to_string(number), "Nothing more.");
  }
  catch_up();
  const Filters filters{.kind = FoundIn::question,
                        .community = pumps,
                        .by = noor.persona,
                        .from = clock().now(),
                        .until = clock().now() + hours(1),
                        .answered = false};
  for (const auto* words : {"relay", "", "relya"}) {
    std::set<std::string> ids;
    std::size_t shown = 0;
    std::optional<std::string> after;
    do {
      const auto part = page_among(youssef, words, filters, after);
      for (const auto& hit : part.items) {
        EXPECT_EQ(hit.by.name, "Noor");
        ids.insert(hit.question.id.text());
      }
      shown += part.items.size();
      after = part.next;
    } while (after);
    EXPECT_EQ(shown, 40U) << words;
    EXPECT_EQ(ids.size(), 40U) << words;
  }
}

KRING_ON_BOTH_DATABASES(SearchingAmong);

Time at(std::string_view text) {
  return parse_time(text).value();
}

std::vector<std::string> tokens_of_period(std::string_view from, std::string_view until) {
  const auto groups = groups_of({.from = at(from), .until = at(until)}, Time());
  return groups && groups->size() == 1 ? groups->front() : std::vector<std::string>();
}

TEST(APeriod, is_the_months_and_whole_years_that_it_touches) {
  EXPECT_THAT(tokens_of_period("2026-05-31T23:59:59Z", "2026-06-01T00:00:00Z"),
              ElementsAre("@@m202605"));
  EXPECT_THAT(tokens_of_period("2026-05-31T23:59:59Z", "2026-06-01T00:00:01Z"),
              ElementsAre("@@m202605", "@@m202606"));
  EXPECT_THAT(tokens_of_period("2024-11-05T00:00:00Z", "2026-02-01T00:00:00Z"),
              ElementsAre("@@m202411", "@@m202412", "@@y2025", "@@m202601"));
}

TEST(APeriod, of_all_time_is_a_short_list_that_has_each_text) {
  const auto all = tokens_of_period("0001-01-01T00:00:00Z", "9999-12-31T00:00:00Z");
  EXPECT_LT(all.size(), 150U);
  for (const auto* written :
       {"0800-12-25T00:00:00Z", "2026-05-31T00:00:00Z", "9000-01-01T00:00:00Z"}) {
    Facets facets;
    facets.written_at = at(written);
    const auto tokens = tokens_of(facets);
    EXPECT_TRUE(std::ranges::find_first_of(all, tokens) != all.end()) << written;
  }
}

TEST(ALanguageThatIsSearchedFor, is_one_of_those_that_texts_are_written_in) {
  for (const auto language : {text::Language::nl, text::Language::en, text::Language::fr}) {
    Facets facets;
    facets.language = language;
    Filters filters;
    WrittenIn wanted = WrittenIn::nl;
    ASSERT_TRUE(read_name(name_of(language), wanted));
    filters.language = wanted;
    EXPECT_THAT(tokens_of(facets), testing::Contains(groups_of(filters, Time())->front().front()));
  }
}

class FilteringOverHttp : public HubOnBothDatabases {};

TEST_P(FilteringOverHttp, takes_filters_from_the_address_and_marks_what_was_found) {
  const auto noor = world().person("Noor");
  const auto pumps = world().community(noor);
  world().question(noor, pumps, "Where is the <relay>?", "Of the pump.");
  hub().hub().followers().catch_up();
  world().forget_journal();
  auto noors = browser_of("noor");
  const auto found = noors.get(
      "/search?q=relays&kind=question&answered=false&language=en&from=2026-11-01T00:00:00Z"
      "&until=2026-12-01T00:00:00Z&community=" +
      pumps.text() + "&by=" + noor.persona.text());
  ASSERT_EQ(found.status, 200) << found.text;
  ASSERT_EQ(found.at("/items").as_array().size(), 1U);
  EXPECT_EQ(found.string("/items/0/title/0/text"), "Where is the <");
  EXPECT_EQ(found.string("/items/0/title/1/text"), "relay");
  EXPECT_EQ(found.at("/items/0/title/1/found").as_bool(), true);
  EXPECT_EQ(found.string("/by/name"), "Noor");
  EXPECT_EQ(noors.get("/search").status, 422);
  EXPECT_EQ(noors.get("/search?kind=person").status, 422);
  EXPECT_EQ(noors.get("/search?q=relay&answered=perhaps").status, 422);
  EXPECT_EQ(noors.get("/search?q=relay&from=yesterday").status, 422);
  EXPECT_EQ(noors.get("/search?q=relay&language=xx").status, 422);
  EXPECT_THAT(world().journal_kinds(), IsEmpty());
}

KRING_ON_BOTH_DATABASES(FilteringOverHttp);

}  // namespace
}  // namespace kring::search
