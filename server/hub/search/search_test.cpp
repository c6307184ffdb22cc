#include "hub/search/search.h"

#include "hub/search/query.h"
#include "hub/search/search_store.h"
#include "platform/api/cursor.h"
#include "tests/support/hub_under_test.h"
#include "tests/support/refusals.h"
#include "tests/support/searching.h"

#include <gmock/gmock.h>

namespace kring::search {
namespace {

using communities::Openness;
using contributions::QuestionId;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;
using testing_support::outcome_of;
using testing_support::ruled;

struct TextRow {
  ThingId thing;
  std::string stems;
  Time written_at;
  BOOST_DESCRIBE_CLASS(TextRow, (), (thing, stems, written_at), (), ())
};

struct TermRow {
  std::string stem;
  std::string readers;
  std::int64_t texts = 0;
  BOOST_DESCRIBE_CLASS(TermRow, (), (stem, readers, texts), (), ())
};

struct NeighbourRow {
  std::string part;
  std::string readers;
  std::string stem;
  BOOST_DESCRIBE_CLASS(NeighbourRow, (), (part, readers, stem), (), ())
};

struct TotalsRow {
  std::string readers;
  std::int64_t texts = 0;
  std::int64_t stems = 0;
  BOOST_DESCRIBE_CLASS(TotalsRow, (), (readers, texts, stems), (), ())
};

struct PersonPartRow {
  std::string part;
  std::string name_key;
  PersonId person;
  BOOST_DESCRIBE_CLASS(PersonPartRow, (), (part, name_key, person), (), ())
};

struct CommunityPartRow {
  std::string part;
  std::string readers;
  CommunityId community;
  BOOST_DESCRIBE_CLASS(CommunityPartRow, (), (part, readers, community), (), ())
};

/// All that the follower keeps, in one order.
std::string everything(Tx& tx) {
  std::string all;
  for (const auto& row :
       tx.rows<TextRow>("SELECT thing, stems, written_at FROM search_texts ORDER BY thing")) {
    all += row.thing.text() + ": " + row.stems + rfc3339(row.written_at) + "\n";
  }
  for (const auto& row :
       tx.rows<TermRow>("SELECT stem, readers, texts FROM search_terms ORDER BY stem, readers")) {
    all += row.stem + " " + row.readers + " " + std::to_string(row.texts) + "\n";
  }
  for (const auto& row : tx.rows<NeighbourRow>(
           "SELECT part, readers, stem FROM search_neighbours ORDER BY part, readers, stem")) {
    all += row.part + " " + row.readers + " " + row.stem + "\n";
  }
  for (const auto& row :
       tx.rows<TotalsRow>("SELECT readers, texts, stems FROM search_totals ORDER BY readers")) {
    all += row.readers + " " + std::to_string(row.texts) + " " + std::to_string(row.stems) + "\n";
  }
  for (const auto& row : tx.rows<PersonPartRow>(
           "SELECT part, name_key, person FROM search_people ORDER BY part, name_key, person")) {
    all += row.part + " " + row.name_key + " " + row.person.text() + "\n";
  }
  for (const auto& row : tx.rows<PersonPartRow>(
           "SELECT part, name_key, person FROM search_profiles ORDER BY part, name_key, person")) {
    all += "told " + row.part + " " + row.name_key + " " + row.person.text() + "\n";
  }
  for (const auto& row :
       tx.rows<CommunityPartRow>("SELECT part, readers, community FROM search_communities"
                                 " ORDER BY part, readers, community")) {
    all += row.part + " " + row.readers + " " + row.community.text() + "\n";
  }
  return all;
}

TEST_P(Searching, finds_the_forms_of_a_word_in_the_language_of_the_text) {
  world.question(noor, pumps, "Waarom valt de automaat uit?",
                 "Het is niet te doen: bij het starten van de warmtepompen valt hij uit.");
  world.question(noor, pumps, "Which alarms do you mute?",
                 "There are so many alarms that nobody looks.");
  world.question(noor, pumps, "Comment régler la courbe de chauffe ?",
                 "Le client se plaint des températures dans les chambres.");
  EXPECT_THAT(titles(youssef, "warmtepomp"), ElementsAre("Waarom valt de automaat uit?"));
  EXPECT_THAT(titles(youssef, "ALARM muting"), ElementsAre("Which alarms do you mute?"));
  EXPECT_THAT(titles(youssef, "temperature"), ElementsAre("Comment régler la courbe de chauffe ?"));
  EXPECT_THAT(titles(youssef, "chambre"), ElementsAre("Comment régler la courbe de chauffe ?"));
  EXPECT_THAT(titles(youssef, "zonnepaneel"), IsEmpty());
}

TEST_P(Searching, ranks_by_what_its_reader_may_read_alone) {
  const auto crew = world.community(lotte, communities::Openness::private_, "The crew");
  world.question(noor, pumps, "Something about zorgbad here?", "Nothing more.");
  world.question(noor, pumps, "Something about kletsnat here?", "Nothing more.");
  const auto before = titles(youssef, "zorgbad kletsnat");
  EXPECT_THAT(before, SizeIs(2));
  const auto stems = query_words("kletsnat").front().stems;
  const auto in_private = world.question(lotte, crew, "Kletsnat, who knows of it?", "Kletsnat.");
  world.question(lotte, crew, "Kletsnat once more, and zorgbad?", "Kletsnat.");
  EXPECT_EQ(titles(youssef, "zorgbad kletsnat"), before) << "the order would tell of the word";
  db().read([&](Tx& tx) {
    const auto youssefs = store::readers_tokens(tx, youssef);
    const auto lottes = store::readers_tokens(tx, lotte);
    EXPECT_EQ(youssefs, std::vector<std::string>{"@everyone"}) << "what is open is everyone's";
    EXPECT_EQ(lottes, (std::vector<std::string>{"@everyone", "@" + crew.text()}));
    EXPECT_EQ(store::counts(tx, stems, youssefs).front().texts, 1);
    EXPECT_EQ(store::counts(tx, stems, lottes).front().texts, 3);
    EXPECT_EQ(store::totals(tx, youssefs).texts, 2);
    EXPECT_EQ(store::totals(tx, lottes).texts, 4);
  });
  write([&](Tx& tx) { contributions::withdraw_question(tx, lotte, in_private); });
  EXPECT_EQ(titles(youssef, "zorgbad kletsnat"), before);
}

TEST_P(Searching, finds_a_short_answer_by_the_language_of_its_question) {
  const auto question = world.question(noor, pumps, "Which of the fuses do you take?",
                                       "There are two, and I do not know which is right.");
  world.answer(youssef, question, "Slow-blowing fuses");
  EXPECT_THAT(titles(noor, "blows"), ElementsAre("Which of the fuses do you take?"));
}

TEST_P(Searching, shows_the_passage_and_where_it_stands) {
  const auto question = world.question(noor, pumps, "Why does the breaker trip?", "It trips.");
  std::string text;
  for (int line = 0; line < 60; ++line)
    text += "Nothing of interest stands in this sentence here. ";
  const auto answer =
      world.answer(youssef, question, text + "\n\nThe **inrush** current is [high](/x).");
  catch_up();
  const auto hits = page(noor, "inrush").items;
  ASSERT_THAT(hits, SizeIs(1));
  EXPECT_EQ(hits[0].thing, answer.as<ThingTag>());
  EXPECT_EQ(hits[0].found_in, FoundIn::answer);
  EXPECT_THAT(together(hits[0].passage), StartsWith("…"));
  EXPECT_THAT(together(hits[0].passage), HasSubstr("The inrush current is high."));
  EXPECT_EQ(hits[0].question.id, question);
  EXPECT_EQ(hits[0].question.answers, 1);
}

TEST_P(Searching, says_who_wrote_what_was_found_and_when_beside_who_asked) {
  const auto asked_at = clock().now();
  const auto question = world.question(noor, pumps, "Why does the breaker trip?", "It trips.");
  clock().advance(std::chrono::hours(2));
  const auto answer = world.answer(youssef, question, "The inrush current is high.");
  clock().advance(std::chrono::hours(3));
  const contributions::NewComment comment{ruled<contributions::CommentText>("A zener, surely.")};
  write([&](Tx& tx) { return contributions::comment_on_answer(tx, lotte, answer, comment); });
  catch_up();
  const auto written = [&](std::string_view word) {
    const auto hits = page(lotte, word).items;
    if (hits.size() != 1) return std::string("not found");
    EXPECT_EQ(hits[0].question.by.name, "Noor");
    EXPECT_EQ(hits[0].question.asked_at, asked_at);
    const auto after = hits[0].written_at - asked_at;
    return hits[0].by.name + " +" +
           std::to_string(std::chrono::duration_cast<std::chrono::hours>(after).count());
  };
  EXPECT_EQ(written("breaker"), "Noor +0");
  EXPECT_EQ(written("inrush"), "Youssef +2");
  EXPECT_EQ(written("zener"), "Lotte +5");
}

TEST_P(Searching, lists_a_question_once_by_the_text_that_fits_best) {
  const auto question =
      world.question(noor, pumps, "Why does the breaker trip?", "The pump, I think.");
  world.answer(youssef, question, "It is the compressor.");
  world.answer(lotte, question, "The compressor: look at the compressor.");
  EXPECT_THAT(titles(noor, "compressor"), ElementsAre("Why does the breaker trip?"));
}

TEST_P(Searching, never_finds_what_the_visitor_may_not_read) {
  const auto closed = world.community(lotte, Openness::closed, "Leading at work");
  const auto secret = world.community(lotte, Openness::private_, "The board");
  world.member(closed, noor);
  world.member(secret, noor);
  world.question(noor, closed, "How do I begin about lateness?",
                 "Somebody is late, and late again.");
  world.question(noor, secret, "May we speak of the merger?", "Not late, I hope.");
  EXPECT_THAT(titles(noor, "late"), SizeIs(2));
  EXPECT_THAT(titles(youssef, "late"), IsEmpty());
  EXPECT_THAT(page(Visitor(), "late").items, IsEmpty());
}

TEST_P(Searching, no_longer_finds_it_from_the_moment_one_leaves) {
  const auto secret = world.community(lotte, Openness::private_, "The board");
  world.member(secret, noor);
  world.question(lotte, secret, "May we speak of the merger?", "Next week.");
  EXPECT_THAT(titles(noor, "merger"), SizeIs(1));
  write([&](Tx& tx) { communities::leave(tx, noor, secret); });
  EXPECT_THAT(page(noor, "merger").items, IsEmpty());
  world.member(secret, noor);
  EXPECT_THAT(page(noor, "merger").items, SizeIs(1));
}

TEST_P(Searching, does_not_show_what_was_withdrawn_even_before_the_index_knows) {
  const auto question = world.question(noor, pumps, "Why does the breaker trip?", "A compressor.");
  const auto answer = world.answer(youssef, question, "The inrush.");
  EXPECT_THAT(titles(lotte, "inrush"), SizeIs(1));
  write([&](Tx& tx) { contributions::withdraw_answer(tx, youssef, answer); });
  EXPECT_THAT(page(lotte, "inrush").items, IsEmpty());
  EXPECT_THAT(titles(lotte, "inrush"), IsEmpty());
  write([&](Tx& tx) { contributions::restore_answer(tx, youssef, answer); });
  EXPECT_THAT(titles(lotte, "inrush"), SizeIs(1));
}

TEST_P(Searching, takes_answers_and_comments_away_with_their_question) {
  const auto question = world.question(noor, pumps, "Why does the breaker trip?", "A compressor.");
  const auto answer = world.answer(youssef, question, "The inrush.");
  const contributions::NewComment comment{ruled<contributions::CommentText>("A zener, surely.")};
  write([&](Tx& tx) { return contributions::comment_on_answer(tx, lotte, answer, comment); });
  EXPECT_THAT(titles(lotte, "zener"), SizeIs(1));
  write([&](Tx& tx) { contributions::withdraw_question(tx, noor, question); });
  for (const auto* word : {"compressor", "inrush", "zener"})
    EXPECT_THAT(titles(lotte, word), IsEmpty()) << word;
  write([&](Tx& tx) { contributions::restore_question(tx, noor, question); });
  for (const auto* word : {"compressor", "inrush", "zener"})
    EXPECT_THAT(titles(lotte, word), SizeIs(1)) << word;
}

TEST_P(Searching, follows_edits) {
  const auto question = world.question(noor, pumps, "Why does the breaker trip?", "A compressor.");
  EXPECT_THAT(titles(noor, "compressor"), SizeIs(1));
  contributions::EditedQuestion edited{ruled<contributions::Title>("Why does the fuse blow?"),
                                       ruled<contributions::QuestionText>("A condenser."), 1};
  write([&](Tx& tx) { contributions::edit_question(tx, noor, question, edited); });
  EXPECT_THAT(titles(noor, "compressor"), IsEmpty());
  EXPECT_THAT(titles(noor, "condenser"), SizeIs(1));
  EXPECT_THAT(titles(noor, "fuse"), SizeIs(1));
}

TEST_P(Searching, puts_all_the_words_before_some_and_rare_ones_before_common) {
  world.question(noor, pumps, "About the pump and its noise", "The pump hums, and the pump ticks.");
  world.question(noor, pumps, "About the valve of the pump", "It leaks at the valve.");
  world.question(noor, pumps, "About a valve in the garden",
                 "It is a garden valve, and a big one.");
  world.question(noor, pumps, "About the pump in the cellar", "A pump stands there.");
  world.question(noor, pumps, "About the pump in the attic", "A pump stands there too.");
  const auto found = titles(noor, "valve pump");
  ASSERT_THAT(found, SizeIs(5));
  EXPECT_EQ(found[0], "About the valve of the pump");
  EXPECT_EQ(found[1], "About a valve in the garden");
}

TEST_P(Searching, counts_a_title_twice) {
  world.question(noor, pumps, "A word about heating", "It stands here once, and the valve too.");
  world.question(noor, pumps, "A word about the valve",
                 "It stands here once, and heating as well.");
  EXPECT_THAT(titles(noor, "valve"), ElementsAre("A word about the valve", "A word about heating"));
  const auto stems = db().read([](Tx& tx) {
    return tx.value<std::string>("SELECT stems FROM search_texts ORDER BY thing").value();
  });
  EXPECT_EQ(stems, "@everyone @@question @@at" + pumps.text() + " @@by" + noor.persona.text() +
                       " @@inen @@unanswered @@m202611 @@y2026"
                       " @@@everyone@a @@@everyone@about @@@everyone@heat @@@everyone@word"
                       " a word about heat a word about heat it stand here onc and the valv too ");
}

TEST_P(Searching, pages_through_without_repeats_while_texts_come_and_go) {
  for (int number = 0; number < 70; ++number) {
    world.question(noor, pumps, "The pump of house number " + std::to_string(number),
                   "It is a pump" + std::string(static_cast<std::size_t>(number % 7), '!') +
                       (number % 3 == 0 ? " A pump." : " A thing."));
  }
  catch_up();
  const auto all = [&](bool disturb) {
    std::vector<std::string> ids;
    std::optional<std::string> after;
    do {
      const auto part = page(youssef, "pump house", after);
      for (const auto& hit : part.items) ids.push_back(hit.question.id.text());
      after = part.next;
      if (disturb) {
        world.question(noor, pumps, "Another pump of a house", "Pump, pump, pump, house!");
        catch_up();
      }
    } while (after);
    return ids;
  };
  const auto calm = all(false);
  EXPECT_THAT(calm, SizeIs(70));
  EXPECT_EQ(std::set(calm.begin(), calm.end()).size(), 70U);
  EXPECT_EQ(all(true), calm);
}

TEST_P(Searching, takes_no_operators_from_anybody) {
  world.question(noor, pumps, "Why NOT near the breaker?", "It \"trips\" (often) - and * a lot.");
  catch_up();
  for (const auto* words : {"\"",
                            "*",
                            "(",
                            ")",
                            "-",
                            "NEAR(",
                            "\" OR \"",
                            "a\"b",
                            "breaker*",
                            "-breaker",
                            "NOT breaker",
                            "breaker NEAR/2 trips",
                            "stems:breaker",
                            "@everyone",
                            "^breaker",
                            "'; DROP TABLE things; --",
                            "\\",
                            "a & b | !c",
                            "<-> :*",
                            "%",
                            "\xF0\x9F\x98\x80"}) {
    EXPECT_EQ(outcome_of([&] { page(noor, words); }), "done") << words;
  }
  EXPECT_THAT(titles(noor, "\"NOT\" AND (near*"), ElementsAre("Why NOT near the breaker?"));
  EXPECT_THAT(page(Visitor(), "@everyone").items, IsEmpty());
}

TEST_P(Searching, looks_at_sixteen_words_of_a_long_query) {
  world.question(noor, pumps, "Why does the breaker trip?", "A compressor.");
  catch_up();
  std::string words;
  for (int number = 0; number < 40; ++number) words += "w" + std::to_string(number) + " ";
  EXPECT_THAT(page(noor, words + "breaker").items, IsEmpty());
  EXPECT_THAT(page(noor, "breaker " + words).items, SizeIs(1));
}

TEST(WhatIsLookedFor, is_all_that_says_something_where_a_question_is_longer_than_sixteen_words) {
  const auto words = query_words(
      "what are the structural and aeroelastic problems that are associated with the flight of a"
      " high speed aircraft and how could these be solved");
  EXPECT_THAT(words, SizeIs(16));
  for (const auto* telling : {"structural", "aeroelastic", "problems", "associated", "flight",
                              "high", "speed", "aircraft", "solved"})
    EXPECT_THAT(words, Contains(query_word(telling))) << telling;
}

TEST(WhatIsLookedFor, is_a_line_of_at_most_two_hundred_characters) {
  EXPECT_FALSE(Words::from_text(std::string(10'000, 'a')));
  EXPECT_FALSE(Words::from_text(std::string_view("a\0b", 3)));
  EXPECT_FALSE(Words::from_text(""));
  EXPECT_TRUE(Words::from_text(std::string(200, 'a')));
}

TEST_P(Searching, refuses_a_cursor_of_another_list) {
  for (int number = 0; number < 40; ++number) {
    world.question(noor, pumps, "The pump of house " + std::to_string(number));
  }
  catch_up();
  const auto next = page(noor, "pump").next;
  ASSERT_TRUE(next);
  EXPECT_EQ(outcome_of([&] { page(noor, "pump house", next); }), "input.invalid");
  EXPECT_EQ(outcome_of([&] { page(noor, "pump", "nonsense"); }), "input.invalid");
}

TEST_P(Searching, touches_what_changed_and_what_stands_in_it_alone) {
  const auto question = world.question(noor, pumps, "Why does it trip?", "At once.");
  const auto answer = world.answer(youssef, question, "The inrush current.");
  const auto remark = write([&](Tx& tx) {
    return contributions::comment_on_answer(tx, noor, answer,
                                            {ruled<contributions::CommentText>("Which relay?")});
  });
  const auto other = world.answer(lotte, question, "The earthing.");
  catch_up();
  // A mark that is gone as soon as the text is indexed again.
  const auto marked = [&] {
    return db().read([](Tx& tx) {
      return tx.values<ThingId>(
          "SELECT thing FROM search_texts WHERE kind = 'marked' ORDER BY thing");
    });
  };
  const auto id = [](auto typed) { return typed.template as<ThingTag>(); };
  write([](Tx& tx) { tx.run("UPDATE search_texts SET kind = 'marked'"); });
  write([&](Tx& tx) { contributions::withdraw_comment(tx, noor, remark); });
  catch_up();
  EXPECT_THAT(marked(), ElementsAre(id(question), id(answer), id(other)));
  write([&](Tx& tx) { contributions::restore_comment(tx, noor, remark); });
  write([&](Tx& tx) { contributions::withdraw_answer(tx, youssef, answer); });
  catch_up();
  EXPECT_THAT(marked(), ElementsAre(id(question), id(other)));
  EXPECT_THAT(titles(noor, "relay"), IsEmpty());
  write([&](Tx& tx) { contributions::restore_answer(tx, youssef, answer); });
  catch_up();
  EXPECT_THAT(titles(noor, "relay"), SizeIs(1)) << "a comment comes back with its answer";
  EXPECT_THAT(marked(), ElementsAre(id(question), id(other)));
}

TEST_P(Searching, rebuilt_is_what_it_was) {
  const auto question =
      world.question(noor, pumps, "Which of the fuses do you take?", "There are two of them.");
  const auto answer = world.answer(youssef, question, "Slow ones");
  world.answer(lotte, question, "Take the first and not the second");
  write([&](Tx& tx) { contributions::withdraw_answer(tx, youssef, answer); });
  contributions::EditedQuestion edited{
      ruled<contributions::Title>("Welke zekering neem je daarvoor?"),
      ruled<contributions::QuestionText>("Er zijn er twee, en ik weet niet."), 1};
  catch_up();
  write([&](Tx& tx) { contributions::edit_question(tx, noor, question, edited); });
  write([&](Tx& tx) { contributions::restore_answer(tx, youssef, answer); });
  catch_up();
  const auto incremental = db().read(everything);
  EXPECT_THAT(incremental, HasSubstr("zeker"));
  ASSERT_EQ(followers->rebuild("search"), journal::Followers::Rebuilt::whole);
  EXPECT_EQ(db().read(everything), incremental);
  EXPECT_THAT(titles(noor, "zekeringen"), SizeIs(1));
}

TEST_P(Searching, keeps_the_index_whole) {
  if (on_postgres()) GTEST_SKIP() << "there the index is PostgreSQL's own";
  const auto question = world.question(noor, pumps);
  for (int number = 0; number < 50; ++number)
    world.answer(number % 2 == 0 ? youssef : noor, question, "Answer " + std::to_string(number));
  write([&](Tx& tx) { contributions::withdraw_question(tx, noor, question); });
  catch_up();
  EXPECT_EQ(
      outcome_of([&] {
        write([](Tx& tx) {
          tx.run("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)");
        });
      }),
      "done");
}

KRING_ON_BOTH_DATABASES(Searching);

class SearchOverHttp : public HubOnBothDatabases {};

TEST_P(SearchOverHttp, gives_a_cursor_that_tells_nothing_of_what_one_may_not_read) {
  const auto noor = world().person("Noor");
  const auto lotte = world().person("Lotte");
  const auto pumps = world().community(lotte);
  const auto circle = world().community(lotte, Openness::private_, "Circle");
  for (int number = 0; number < 31; ++number)
    world().question(noor, pumps, "The pump of house " + std::to_string(number));
  for (int number = 0; number < 9; ++number)
    world().question(lotte, circle, "Burnout " + std::to_string(number));
  hub().hub().followers().catch_up();
  auto noors = browser_of("noor");
  const auto next = [&](std::string_view words) {
    return noors.get("/search?q=" + std::string(words)).string("/next");
  };
  const auto with_hidden = next("pump+burnout");
  EXPECT_EQ(with_hidden.size(), next("pump+nowhere").size());
  const auto octets = api::octets_of(with_hidden).value();
  EXPECT_EQ(octets.find("weights"), std::string::npos);
  EXPECT_EQ(noors.get("/search?q=pump+burnout&after=" + with_hidden).at("/items").as_array().size(),
            1U);
  auto changed = with_hidden;
  changed[40] = changed[40] == 'A' ? 'B' : 'A';
  EXPECT_EQ(noors.get("/search?q=pump+burnout&after=" + changed).status, 422);
}

KRING_ON_BOTH_DATABASES(SearchOverHttp);

}  // namespace
}  // namespace kring::search
