#include "hub/search/query.h"
#include "hub/search/ranking.h"
#include "platform/text/analyse.h"
#include "platform/text/code_points.h"
#include "tests/support/fixtures.h"
#include "tests/support/searching.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <numeric>
#include <set>
#include <sstream>
#include <unordered_map>
#include <unordered_set>

#include <gmock/gmock.h>

/// Analysis and ranking against collections whose relevant texts were judged by people.
namespace kring::search {
namespace {

/// A collection in the form of Cranfield: fields .T (title) and .W (text) of numbered texts.
struct Judged {
  struct Text {
    std::string title;
    std::string text;
  };
  std::vector<Text> texts;
  std::vector<std::string> queries;
  std::map<std::size_t, std::set<std::size_t>> relevant;  ///< texts of a query, both from 1
};

std::vector<Judged::Text> read_texts(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::vector<Judged::Text> all;
  char field = ' ';
  for (std::string line; std::getline(in, line);) {
    if (line.size() >= 2 && line[0] == '.' &&
        std::isupper(static_cast<unsigned char>(line[1])) != 0) {
      field = line[1];
      if (field == 'I') all.emplace_back();
    } else if (field == 'T') {
      all.back().title += line + "\n";
    } else if (field == 'W') {
      all.back().text += line + "\n";
    }
  }
  // Cranfield's abstracts begin with their title once more.
  for (auto& each : all) {
    if (each.text.starts_with(each.title)) each.text.erase(0, each.title.size());
  }
  return all;
}

Judged read_judged(const std::filesystem::path& texts, const std::filesystem::path& queries,
                   const std::filesystem::path& judgements, bool graded) {
  Judged judged;
  judged.texts = read_texts(texts);
  for (const auto& query : read_texts(queries)) judged.queries.push_back(query.text);
  std::ifstream in(judgements);
  for (std::string line; std::getline(in, line);) {
    std::istringstream fields(line);
    std::size_t query = 0;
    std::size_t text = 0;
    int grade = 0;
    fields >> query >> text >> grade;
    if (!graded || grade != -1) judged.relevant[query].insert(text);
  }
  return judged;
}

/// `order` has numbers of texts, best first.
double average_precision(const std::vector<std::size_t>& order,
                         const std::set<std::size_t>& relevant) {
  double sum = 0;
  int found = 0;
  for (std::size_t at = 0; at < order.size(); ++at) {
    if (!relevant.contains(order[at])) continue;
    ++found;
    sum += found / static_cast<double>(at + 1);
  }
  return sum / static_cast<double>(relevant.size());
}

class Collection {
 public:
  explicit Collection(const Judged& judged) : judged_(judged) {
    std::int64_t all = 0;
    for (const auto& text : judged.texts) {
      std::string kept;
      std::unordered_set<std::string> different;
      std::int64_t length = 0;
      for (const auto& part : {text.title, text.title, text.text}) {
        for (auto& stem : text::analyse(part, text::Language::en)) {
          kept += stem + " ";
          different.insert(std::move(stem));
          ++length;
        }
      }
      for (const auto& stem : different) ++texts_with_[stem];
      stems_.push_back(std::move(kept));
      lengths_.push_back(length);
      all += length;
    }
    average_ = all / static_cast<std::int64_t>(judged.texts.size());
  }

  /// Mean average precision over the queries that have relevant texts.
  double mean_average_precision() const {
    double sum = 0;
    for (const auto& [query, relevant] : judged_.relevant) {
      sum += average_precision(ranked(judged_.queries.at(query - 1)), relevant);
    }
    return sum / static_cast<double>(judged_.relevant.size());
  }

 private:
  std::vector<std::size_t> ranked(const std::string& query) const {
    std::vector<std::int64_t> scores(stems_.size());
    const auto words = text::words(query);
    // These queries are longer than ours may be: their scores are sums over parts of them.
    std::unordered_set<std::string> seen;
    std::vector<QueryWord> part;
    for (std::size_t at = 0; at < words.size(); ++at) {
      auto stem = text::stem(words[at], text::Language::en);
      if (seen.insert(stem).second) part.push_back(QueryWord{{std::move(stem)}});
      if (part.size() == most_words || at + 1 == words.size())
        add_scores(std::exchange(part, {}), scores);
    }
    std::vector<std::size_t> order(stems_.size());
    std::iota(order.begin(), order.end(), std::size_t{1});
    std::ranges::stable_sort(order, std::greater(),
                             [&](std::size_t text) { return scores[text - 1]; });
    return order;
  }

  void add_scores(const std::vector<QueryWord>& words, std::vector<std::int64_t>& scores) const {
    Statistics statistics{average_, {}};
    for (const auto& word : words) {
      const auto known = texts_with_.find(word.stems.front());
      statistics.weights.push_back(weight(known == texts_with_.end() ? 0 : known->second,
                                          static_cast<std::int64_t>(stems_.size())));
    }
    const Ranking ranking(words, statistics);
    for (std::size_t text = 0; text < stems_.size(); ++text) {
      scores[text] += ranking.fit(stems_[text], lengths_[text]).score;
    }
  }

  const Judged& judged_;
  std::vector<std::string> stems_;
  std::vector<std::int64_t> lengths_;
  std::unordered_map<std::string, std::int64_t> texts_with_;
  std::int64_t average_ = 1;
};

Judged cranfield(const std::filesystem::path& folder) {
  return read_judged(folder / "cranfield" / "cran.all.1400", folder / "cranfield" / "cran.qry",
                     folder / "cranfield" / "cranqrel", true);
}

Judged adi(const std::filesystem::path& folder) {
  return read_judged(folder / "adi" / "ADI.ALL", folder / "adi" / "ADI.QRY",
                     folder / "adi" / "ADI.REL", false);
}

// The published figures are those of BM25 with k1 = 1.2, b = .75 and Porter's stemmer: .3054 and
// .4150.
TEST(Relevance, on_cranfield_is_that_of_bm25) {
  const auto folder = tests::fixture("search");
  KRING_NEEDS_FIXTURE(folder);
  const auto judged = cranfield(*folder);
  ASSERT_EQ(judged.texts.size(), 1'400U);
  ASSERT_EQ(judged.queries.size(), 225U);
  const auto map = Collection(judged).mean_average_precision();
  RecordProperty("mean_average_precision", std::to_string(map));
  EXPECT_GE(map, 0.95 * 0.3054);
}

TEST(Relevance, on_adi_is_that_of_bm25) {
  const auto folder = tests::fixture("search");
  KRING_NEEDS_FIXTURE(folder);
  const auto judged = adi(*folder);
  ASSERT_EQ(judged.texts.size(), 82U);
  ASSERT_EQ(judged.queries.size(), 35U);
  const auto map = Collection(judged).mean_average_precision();
  RecordProperty("mean_average_precision", std::to_string(map));
  EXPECT_GE(map, 0.95 * 0.4150);
}

/// The collection as questions of a hub, and what its own search finds of them.
class SearchingJudged : public Searching {
 protected:
  TestDatabase::Options options() const override { return {.rehearse_writes = false}; }

  /// Of what stands on the first three pages that are found for each query: what is found behind
  /// them counts for nothing, so that of all is higher still.
  double mean_average_precision(const Judged& judged) {
    ask(judged);
    double sum = 0;
    for (const auto& [query, relevant] : judged.relevant)
      sum += average_precision(found(judged.queries.at(query - 1)), relevant);
    return sum / static_cast<double>(judged.relevant.size());
  }

 private:
  void ask(const Judged& judged) {
    for (const auto& [title, text] : judged.texts) {
      // Some lack one or the other; a title is cut where it is longer than it may be.
      const auto asked = world.question(
          noor, pumps, title.size() < 8 ? "No title" : text::cut(one_line(title), 200),
          text.empty() ? "Nothing more." : text);
      number_of_[asked] = number_of_.size() + 1;
    }
    catch_up();
  }

  std::vector<std::size_t> found(const std::string& query) {
    std::vector<std::size_t> order;
    std::optional<std::string> after;
    for (int number = 0; number < 3 && (number == 0 || after); ++number) {
      const auto found = page(youssef, text::cut(one_line(query), 200), after);
      for (const auto& hit : found.items) order.push_back(number_of_.at(hit.question.id));
      after = found.next;
    }
    return order;
  }

  static std::string one_line(std::string text) {
    std::ranges::replace(text, '\n', ' ');
    while (text.ends_with(' ')) text.pop_back();
    return text;
  }

  std::map<contributions::QuestionId, std::size_t> number_of_;
};
KRING_ON_BOTH_DATABASES(SearchingJudged);

TEST_P(SearchingJudged, finds_on_cranfield_what_bm25_finds) {
  const auto folder = tests::fixture("search");
  KRING_NEEDS_FIXTURE(folder);
  EXPECT_GE(mean_average_precision(cranfield(*folder)), 0.95 * 0.3054);
}

TEST_P(SearchingJudged, finds_on_adi_what_bm25_finds) {
  const auto folder = tests::fixture("search");
  KRING_NEEDS_FIXTURE(folder);
  EXPECT_GE(mean_average_precision(adi(*folder)), 0.95 * 0.4150);
}

}  // namespace
}  // namespace kring::search
