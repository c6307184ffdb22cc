#include "hub/search/similar.h"

#include "hub/search/facets.h"
#include "hub/search/near_words.h"
#include "hub/search/ranking.h"
#include "hub/search/search_store.h"
#include "hub/search/small_words.h"
#include "platform/text/language.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

namespace kring::search {
namespace {

using contributions::QuestionSummary;

/// How many texts are ranked, the newest first; how many of the best have their titles compared.
constexpr std::size_t most_ranked = 5'000;
constexpr std::size_t most_compared = page_size;

/// A question whose own title carries less of what the typed one says is about something else.
constexpr double least_shared = 0.25;

/// A word of the typed title.
struct TypedWord {
  KnownWord known;
  bool says_little = false;
};

std::vector<TypedWord> typed_words(Tx& tx, std::string_view title,
                                   const std::vector<std::string>& readers) {
  const auto language = text::detect_language(title);
  std::vector<TypedWord> words;
  for (auto& known : known_words(tx, query_words(title), readers)) {
    const bool little = says_little(known.word, language);
    words.push_back({std::move(known), little});
  }
  return words;
}

/// The words that are looked for, of those that say something: the rarest, and as many more as
/// leave the number of texts that can be found within what is ranked. So an old question with a
/// rare word is found among any number with a common one.
std::vector<std::string> looked_for(const std::vector<TypedWord>& words) {
  std::vector<const KnownWord*> rarest_first;
  for (const auto& word : words) {
    if (word.known.texts > 0 && !word.says_little) rarest_first.push_back(&word.known);
  }
  std::ranges::stable_sort(rarest_first, {}, [](const KnownWord* word) { return word->texts; });
  std::vector<std::string> stems;
  std::int64_t texts = 0;
  for (const auto* word : rarest_first) {
    texts += word->texts;
    if (!stems.empty() && texts > static_cast<std::int64_t>(most_ranked)) break;
    stems.insert(stems.end(), word->word.stems.begin(), word->word.stems.end());
  }
  return stems;
}

class Comparison {
 public:
  Comparison(const std::vector<TypedWord>& words, const store::Totals& totals) {
    for (const auto& [known, little] : words) {
      words_.push_back(known.word);
      weights_.push_back(known.texts == 0 ? 0 : weight(known.texts, totals.texts));
      say_little_.push_back(little);
    }
    average_ = totals.stems / std::max<std::int64_t>(totals.texts, 1);
    all_ = std::accumulate(weights_.begin(), weights_.end(), std::int64_t{0});
  }

  Ranking ranking() const { return {words_, {average_, weights_}}; }

  /// How much of what the typed title says this one says too, from 0 to 1, each word by its weight;
  /// 0 where they share nothing but words that say little.
  double shared(std::string_view title) const {
    std::unordered_set<std::string> stems;
    for (const auto& word : query_words(title)) stems.insert(word.stems.begin(), word.stems.end());
    std::int64_t sum = 0;
    bool says_something = false;
    for (std::size_t at = 0; at < words_.size(); ++at) {
      if (std::ranges::any_of(words_[at].stems,
                              [&](const auto& stem) { return stems.contains(stem); })) {
        sum += weights_[at];
        says_something = says_something || !say_little_[at];
      }
    }
    return says_something && all_ > 0 ? static_cast<double>(sum) / static_cast<double>(all_) : 0;
  }

 private:
  std::vector<QueryWord> words_;
  std::vector<std::int64_t> weights_;
  std::vector<bool> say_little_;
  std::int64_t average_ = 0;
  std::int64_t all_ = 0;
};

struct Candidate {
  std::int64_t score = 0;
  contributions::QuestionId question;
};

std::vector<Candidate> best_texts(Tx& tx, const store::Groups& groups, const Ranking& ranking) {
  std::vector<Candidate> found;
  constexpr ThingId no_end(std::numeric_limits<std::int64_t>::max());
  store::for_each_candidate(tx, groups, {no_end, {}, most_ranked}, [&](const auto& text) {
    found.push_back({ranking.fit(text.stems, text.length).score,
                     text.question.template as<contributions::QuestionTag>()});
  });
  // Of two alike the newer first.
  std::ranges::sort(found, std::greater(),
                    [](const Candidate& each) { return std::pair(each.score, each.question); });
  if (found.size() > most_compared) found.resize(most_compared);
  return found;
}

struct Compared {
  double fit = 0;
  QuestionSummary question;
};

}  // namespace

Page<QuestionSummary> similar(Tx& tx, const Visitor& visitor, const TypedTitle& typed) {
  const auto readers = store::readers_tokens(tx, visitor);
  const auto words = typed_words(tx, typed.title.text(), readers);
  auto stems = looked_for(words);
  if (stems.empty()) return {};
  const store::Groups groups{readers, {kind_token(FoundIn::question)}, std::move(stems)};
  const Comparison comparison(words, store::totals(tx, readers));
  const auto best = best_texts(tx, groups, comparison.ranking());
  if (best.empty()) return {};

  // Both halves count alike: what the title says, and how well the whole text fits.
  std::unordered_map<contributions::QuestionId, double> fits;
  std::vector<contributions::QuestionId> ids;
  const auto top = static_cast<double>(std::max<std::int64_t>(best.front().score, 1));
  for (const auto& each : best) {
    fits.emplace(each.question, static_cast<double>(each.score) / top);
    ids.push_back(each.question);
  }
  std::vector<Compared> compared;
  for (auto& summary : contributions::summaries(tx, visitor, ids)) {
    const auto shared = comparison.shared(summary.title);
    if (shared < least_shared) continue;
    const auto fit = fits.at(summary.id) + shared;
    compared.push_back({fit, std::move(summary)});
  }
  std::ranges::stable_sort(compared, std::greater(), &Compared::fit);
  Page<QuestionSummary> page;
  for (auto& each : compared) {
    if (page.items.size() == most_similar) break;
    page.items.push_back(std::move(each.question));
  }
  return page;
}

}  // namespace kring::search
