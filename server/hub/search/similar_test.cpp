#include "hub/search/similar.h"

#include "hub/search/index.h"
#include "platform/journal/followers.h"
#include "tests/support/databases.h"
#include "tests/support/fixtures.h"
#include "tests/support/hub_under_test.h"
#include "tests/support/world.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <random>
#include <sstream>

#include <gmock/gmock.h>

namespace kring::search {
namespace {

using communities::Openness;
using contributions::QuestionId;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;
using testing_support::ruled;

/// Passes on what a transaction asks of the database, and counts it.
class Counted : public db::Connection {
 public:
  explicit Counted(Tx& tx) : tx_(tx) {}
  db::Dialect dialect() const override { return tx_.dialect(); }
  std::int64_t execute(std::string_view sql, std::span<const db::Param> params,
                       const OnRow& on_row) override {
    ++statements;
    return tx_.execute(sql, params, [&](const db::Row& row) {
      ++rows;
      on_row(row);
    });
  }
  int statements = 0;
  int rows = 0;

 private:
  Tx& tx_;
};

class SimilarQuestions : public OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped()) return;
    world.open(db());
    noor = world.person("Noor");
    youssef = world.person("Youssef");
    lotte = world.person("Lotte");
    coffee = world.community(lotte);
    std::vector<std::unique_ptr<journal::Follower>> all;
    all.push_back(std::make_unique<Index>(text::Language::en));
    followers = std::make_unique<journal::Followers>(db(), std::move(all));
  }
  void TearDown() override {
    followers.reset();
    OnBothDatabases::TearDown();
  }

  void catch_up() {
    db().await_numbering();
    followers->catch_up();
  }

  std::vector<contributions::QuestionSummary> like(const Visitor& visitor, std::string_view title) {
    const TypedTitle typed{ruled<decltype(TypedTitle::title)>(title)};
    return db().read([&](Tx& tx) { return similar(tx, visitor, typed).items; });
  }

  /// The titles of what is offered, after the index has caught up.
  std::vector<std::string> titles(const Visitor& visitor, std::string_view title) {
    catch_up();
    std::vector<std::string> all;
    for (const auto& each : like(visitor, title)) all.push_back(each.title);
    return all;
  }

  testing_support::World world;
  Visitor noor;
  Visitor youssef;
  Visitor lotte;
  CommunityId coffee;
  std::unique_ptr<journal::Followers> followers;
};

TEST_P(SimilarQuestions, are_found_by_a_misspelt_word) {
  world.question(noor, coffee, "How fine do I grind for espresso?", "Nothing more.");
  world.question(noor, coffee, "Where do I keep the beans?", "Nothing more.");
  const std::vector<std::string> expected{"How fine do I grind for espresso?"};
  EXPECT_EQ(titles(youssef, "espreso"), expected) << "a letter less";
  EXPECT_EQ(titles(youssef, "esspresso"), expected) << "a letter more";
  EXPECT_EQ(titles(youssef, "expresso"), expected) << "another letter";
  EXPECT_EQ(titles(youssef, "epsresso"), expected) << "two that changed places";
  EXPECT_THAT(titles(youssef, "expreso"), IsEmpty()) << "two steps away is another word";
}

TEST_P(SimilarQuestions, are_questions_and_not_answers_or_passing_remarks) {
  const auto question = world.question(noor, coffee, "How fine do I grind?", "Nothing more.");
  world.answer(youssef, question, "As for espresso, with a moka pot.");
  world.question(noor, coffee, "Where do I keep the beans?", "They are for espresso.");
  EXPECT_THAT(titles(youssef, "espresso with a moka pot"), IsEmpty());
  EXPECT_THAT(titles(youssef, "grind the beans"),
              UnorderedElementsAre("How fine do I grind?", "Where do I keep the beans?"));
}

TEST_P(SimilarQuestions, are_five_at_most_with_the_one_that_says_most_of_it_first) {
  for (const auto* what : {"beans", "water", "filters", "milk", "cups", "spoons"})
    world.question(noor, coffee, "Where do I keep the " + std::string(what) + "?", "At home.");
  EXPECT_THAT(titles(youssef, "keep"), SizeIs(5));
  EXPECT_EQ(titles(youssef, "keep the filters").front(), "Where do I keep the filters?");
}

TEST_P(SimilarQuestions, go_with_what_is_withdrawn_or_left_and_come_back_with_it) {
  const auto question = world.question(noor, coffee, "How fine do I grind?", "Nothing more.");
  EXPECT_THAT(titles(youssef, "girnd"), SizeIs(1));
  db().write([&](Tx& tx) { contributions::withdraw_question(tx, noor, question); });
  EXPECT_THAT(like(youssef, "girnd"), IsEmpty()) << "before the index knows";
  EXPECT_THAT(titles(youssef, "girnd"), IsEmpty());
  const auto left = db().read([](Tx& tx) {
    return tx.value<std::int64_t>("SELECT count(*) FROM search_neighbours").value();
  });
  EXPECT_EQ(left, 0);
  db().write([&](Tx& tx) { contributions::restore_question(tx, noor, question); });
  EXPECT_THAT(titles(youssef, "girnd"), SizeIs(1));
}

TEST_P(SimilarQuestions, tell_nobody_of_a_word_that_stands_only_where_they_may_not_read) {
  const auto board = world.community(lotte, Openness::private_, "The board");
  world.member(board, noor);
  world.question(noor, coffee, "About the marger of the cups", "Nothing more.");
  world.question(noor, board, "About the merger with Zeeland", "Nothing more.");
  EXPECT_THAT(titles(youssef, "zeelnad"), IsEmpty());
  EXPECT_THAT(titles(noor, "zeelnad"), ElementsAre("About the merger with Zeeland"));
  EXPECT_THAT(titles(youssef, "morger"), ElementsAre("About the marger of the cups"));
  EXPECT_THAT(like(Visitor(), "zeelnad"), IsEmpty());
}

TEST_P(SimilarQuestions, cost_no_more_when_more_is_hidden_or_written) {
  const auto board = world.community(lotte, Openness::private_, "The board");
  world.question(noor, coffee, "How fine do I grind for espresso?", "Nothing more.");
  catch_up();
  const auto cost = [&](std::string_view title) {
    const TypedTitle typed{ruled<decltype(TypedTitle::title)>(title)};
    return db().read([&](Tx& tx) {
      Counted counted(tx);
      Tx counting(counted, tx.now(), [] { return std::int64_t{0}; });
      similar(counting, youssef, typed);
      return std::pair(counted.statements, counted.rows);
    });
  };
  const auto before = cost("grinf for espreso");
  for (const auto* word : {"grinx", "griny", "grinz", "espres", "espresx"})
    world.question(lotte, board, "About a " + std::string(word) + " here", "Nothing more.");
  catch_up();
  EXPECT_EQ(cost("grinf for espreso"), before) << "what is hidden is not even looked at";
  for (int number = 0; number < 40; ++number)
    world.question(noor, coffee, "How fine do I grind for espresso?", "Nothing more.");
  catch_up();
  EXPECT_EQ(cost("grinf for espreso").first, before.first);
  EXPECT_LE(cost("aaaab bbbbc ccccd grinf espreso fffff gggggh hhhhhi").first, before.first);
}

TEST_P(SimilarQuestions, take_no_operators_from_anybody) {
  world.question(noor, coffee, "Why NOT near the grinder?", "Nothing more.");
  catch_up();
  for (const auto* typed : {"\"", "*", "@question", "@everyone", "^stems:", "a & b | !c", "'; --",
                            "\xF0\x9F\x98\x80"}) {
    EXPECT_THAT(like(noor, typed), IsEmpty()) << typed;
  }
  EXPECT_THAT(like(noor, "\"NOT\" AND (grimder*"), SizeIs(1));
}

/// Titles of the demo's questions, in both of its languages.
class SimilarAmongMany : public SimilarQuestions {
 protected:
  void SetUp() override {
    SimilarQuestions::SetUp();
    if (IsSkipped()) return;
    for (const auto* title :
         {"Hoe leg je een hogere prijs uit zonder korting te geven?",
          "Hoe vraag je een tevreden klant om een referentie zonder dat het een gunst wordt?",
          "Storingsdienst met de feestdagen verdelen zonder elk jaar dezelfde ruzie",
          "Laadpaal in een kelder zonder bereik: hoe krijg je hem betrouwbaar online?",
          "Hoe lang wachten na uitschakelen voor ik in een omvormer mag?",
          "Wat mag ik als VOP nou precies wel en niet?",
          "How do you name points so that Den Bosch and Mechelen mean the same thing?",
          "How long should we keep one-minute trends before thinning them out?",
          "Spotting a wrong heating curve without a year of history: is it possible?",
          "Where do I find out who decides about what?"}) {
      world.question(noor, coffee, title, "Nothing more.");
    }
  }
};

TEST_P(SimilarAmongMany, are_not_alike_because_both_ask_how_and_say_without) {
  for (const auto* typed :
       {"Hoe", "Hoe zonder", "Hoe vervang ik een filter zonder gereedschap?",
        "Wat doe je als iemand niet wil?", "How", "How do we",
        "How do you clean it without a ladder?", "Where should I start?", "Hoe zondr"}) {
    EXPECT_THAT(titles(youssef, typed), IsEmpty()) << typed;
  }
}

TEST_P(SimilarAmongMany, are_alike_because_of_one_word_that_says_something) {
  EXPECT_THAT(
      titles(youssef, "Hoe verdeel je de feestdagen zonder ruzie?"),
      ElementsAre("Storingsdienst met de feestdagen verdelen zonder elk jaar dezelfde ruzie"));
  EXPECT_THAT(titles(youssef, "Hoe geef je korting?"),
              ElementsAre("Hoe leg je een hogere prijs uit zonder korting te geven?"));
  EXPECT_THAT(
      titles(youssef, "How do you find the right heating curve?"),
      Contains("Spotting a wrong heating curve without a year of history: is it possible?"));
  EXPECT_THAT(titles(youssef, "How long do you keep trends?"),
              ElementsAre("How long should we keep one-minute trends before thinning them out?"));
}

TEST_P(SimilarAmongMany, know_a_small_word_of_one_language_as_one_that_says_something_in_another) {
  world.question(noor, coffee, "Which door leads to the roof?", "Nothing more.");
  EXPECT_THAT(titles(youssef, "How do I open the door?"),
              ElementsAre("Which door leads to the roof?"));
  EXPECT_THAT(titles(youssef, "Hoe kom ik er door?"), IsEmpty());
}

KRING_ON_BOTH_DATABASES(SimilarAmongMany);

/// A question as a dump of Stack Exchange has it.
struct Dumped {
  std::string title;
  std::string text;
};

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
}

std::string attribute(const std::string& row, const std::string& name) {
  const auto begin = row.find(" " + name + "=\"");
  if (begin == std::string::npos) return {};
  const auto from = begin + name.size() + 3;
  auto value = row.substr(from, row.find('"', from) - from);
  for (const auto& [entity, sign] :
       {std::pair("&lt;", "<"), std::pair("&gt;", ">"), std::pair("&quot;", "\""),
        std::pair("&#xA;", "\n"), std::pair("&#xD;", " "), std::pair("&amp;", "&")}) {
    replace_all(value, entity, sign);
  }
  return value;
}

std::string without_tags(const std::string& html) {
  std::string text;
  bool inside = false;
  for (const char each : html) {
    if (each == '<') inside = true;
    if (!inside) text += each;
    if (each == '>') inside = false;
  }
  return text;
}

std::vector<Dumped> questions_of(const std::filesystem::path& dump) {
  std::ifstream in(dump);
  std::vector<Dumped> all;
  for (std::string row; std::getline(in, row);) {
    if (attribute(row, "PostTypeId") != "1") continue;
    all.push_back({attribute(row, "Title"), without_tags(attribute(row, "Body"))});
  }
  return all;
}

std::vector<std::string> words_of(const std::string& title) {
  std::istringstream in(title);
  return {std::istream_iterator<std::string>(in), std::istream_iterator<std::string>()};
}

/// Who types in a hurry: the same words left out and the same slips for the same seed, with any
/// standard library (whose distributions differ, while its engines do not).
class Hurried {
 public:
  explicit Hurried(std::uint32_t seed) : engine_(seed) {}

  /// Without two of its words (but with one at least), and one of the rest misspelt, of four
  /// letters or more where there is one.
  std::string type(const std::string& title) {
    auto words = words_of(title);
    for (int left_out = 0; left_out < 2 && words.size() > 1; ++left_out)
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(below(words.size())));
    std::vector<std::size_t> misspellable;
    for (const std::size_t least : {4U, 1U}) {
      if (!misspellable.empty()) break;
      for (std::size_t at = 0; at < words.size(); ++at)
        if (words[at].size() >= least && is_plain(words[at])) misspellable.push_back(at);
    }
    if (!misspellable.empty()) {
      auto& word = words[misspellable[below(misspellable.size())]];
      word = misspelt(word);
    }
    std::string typed;
    for (const auto& word : words) typed += (typed.empty() ? "" : " ") + word;
    return typed;
  }

 private:
  std::size_t below(std::size_t number) { return engine_() % number; }

  // A slip is one of a letter: within one of several octets it would leave no text at all.
  static bool is_plain(const std::string& word) {
    return std::ranges::all_of(word,
                               [](char each) { return static_cast<unsigned char>(each) < 0x80; });
  }

  std::string misspelt(std::string word) {
    const auto at = below(word.size());
    const auto letter = static_cast<char>('a' + below(26));
    switch (below(4)) {
      case 0:
        if (word.size() > 1) word.erase(at, 1);
        break;
      case 1:
        word.insert(at, 1, letter);
        break;
      case 2:
        word[at] = letter;
        break;
      default:
        if (word.size() > 1) std::swap(word[at == 0 ? 1 : at], word[at == 0 ? 0 : at - 1]);
    }
    return word;
  }

  std::mt19937 engine_;
};

TEST_P(SimilarQuestions, find_nine_of_ten_by_a_title_with_two_words_left_out_and_one_misspelt) {
  const auto folder = tests::fixture("stackexchange");
  KRING_NEEDS_FIXTURE(folder);
  const auto dump = questions_of(*folder / "coffee" / "Posts.xml");
  ASSERT_EQ(dump.size(), 225U);
  std::vector<QuestionId> ids;
  for (const auto& each : dump) ids.push_back(world.question(noor, coffee, each.title, each.text));
  catch_up();
  constexpr std::uint32_t seed = 20;
  Hurried hurried(seed);
  int found = 0;
  std::string missed;
  for (std::size_t at = 0; at < dump.size(); ++at) {
    const auto typed = hurried.type(dump[at].title);
    const auto offered = like(youssef, typed);
    if (std::ranges::find(offered, ids[at], &contributions::QuestionSummary::id) != offered.end()) {
      ++found;
    } else {
      missed += dump[at].title + " <- " + typed + "\n";
    }
  }
  RecordProperty("found_in_the_first_five", found);
  EXPECT_GE(found * 10, 225 * 9) << missed;
}

KRING_ON_BOTH_DATABASES(SimilarQuestions);

class SimilarOverHttp : public HubOnBothDatabases {};

TEST_P(SimilarOverHttp, gives_what_a_list_of_questions_gives_and_refuses_what_is_no_title) {
  const auto noor = world().person("Noor");
  const auto coffee = world().community(world().person("Lotte"));
  const auto question = world().question(noor, coffee, "How fine do I grind for espresso?");
  hub().hub().followers().catch_up();
  world().forget_journal();
  auto noors = browser_of("noor");
  const auto offered = noors.get("/similar_questions?title=fine+for+espreso");
  EXPECT_EQ(offered.status, 200);
  ASSERT_EQ(offered.at("/items").as_array().size(), 1U);
  EXPECT_EQ(offered.string("/items/0/id"), question.text());
  EXPECT_EQ(offered.string("/items/0/title"), "How fine do I grind for espresso?");
  EXPECT_EQ(noors.get("/similar_questions").status, 422);
  EXPECT_EQ(noors.get("/similar_questions?title=" + std::string(201, 'a')).status, 422);
  EXPECT_THAT(world().journal_kinds(), IsEmpty()) << "typing is no fact";
}

KRING_ON_BOTH_DATABASES(SimilarOverHttp);

}  // namespace
}  // namespace kring::search
