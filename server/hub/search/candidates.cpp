#include "hub/search/candidates.h"

#include "hub/search/likely_best.h"
#include "hub/search/neighbours.h"
#include "hub/search/ranking.h"
#include "platform/api/cursor.h"
#include "platform/text/analyse.h"

#include <algorithm>
#include <unordered_set>

namespace kring::search {
namespace {

/// How many texts are ranked at most, and how many of those may be older than others that are not:
/// the likely best. All others are the newest. Reading and ranking one costs about 3 µs.
constexpr std::size_t most_candidates = 5'000;
constexpr std::size_t most_likely_best = 4'000;

/// Where fewer questions have all the words, a word is perhaps misspelt.
constexpr std::size_t few_questions = 5;

store::Groups every_word(const std::vector<QueryWord>& words) {
  store::Groups groups;
  for (const auto& word : words) groups.push_back(word.stems);
  return groups;
}

// One group of all the words that rank: a common word alone is no reason to show a text.
store::Groups any_word(const WeighedWords& sought) {
  std::vector<std::string> stems;
  for (std::size_t at = 0; at < sought.words.size(); ++at) {
    const auto& word = sought.words[at].stems;
    if (sought.weights[at] > 0) stems.insert(stems.end(), word.begin(), word.end());
  }
  return stems.empty() ? store::Groups() : store::Groups{std::move(stems)};
}

// Where all texts can be ranked, common words are ranked too: they hardly weigh anything.
std::int64_t weight_among(std::int64_t standing, const store::Totals& totals) {
  const bool common =
      totals.texts > static_cast<std::int64_t>(most_candidates) && standing > totals.texts / 5;
  return common ? 0 : weight(standing, totals.texts);
}

class Search {
 public:
  Search(Tx& tx, const Looking& looking)
      : tx_(tx), looking_(looking), words_(looking.words), readers_(looking.readers) {}

  /// What this search ranks by, from what these readers may read of the index as it is now; and
  /// what it finds.
  Ranked first() {
    const auto totals = store::totals(tx_, readers_);
    auto known = counted(tx_, words_, readers_);
    for (auto& each : known) each.texts += own_new_with(each.word);
    Place place;
    place.newest = store::newest(tx_);
    for (const auto& own : looking_.own_new) place.newest = std::max(place.newest, own.thing());
    place.average_length = totals.stems / std::max<std::int64_t>(totals.texts, 1);
    place.rare_from = weight(most_candidates, totals.texts);
    for (const auto& each : known) place.weights.push_back(weight_among(each.texts, totals));
    as_typed(place);
    if (questions() < few_questions) look_near(known, totals, place);
    nearly(place);
    place.any_word = questions() < page_size;
    with_any(place);
    return {best_first(), std::move(place)};
  }

  Ranked like(Place place) {
    as_typed(place);
    nearly(place);
    with_any(place);
    return {best_first(), std::move(place)};
  }

 private:
  void as_typed(const Place& place) {
    with_all(Tier::typed, {words_, place.weights, place.rare_from, readers_}, place);
  }

  void look_near(const std::vector<KnownWord>& known, const store::Totals& totals, Place& place) {
    auto near = near_words(tx_, known, readers_);
    if (std::ranges::all_of(near, [](const auto& each) { return each.stems.empty(); })) return;
    for (std::size_t at = 0; at < near.size(); ++at) {
      place.near_weights.push_back(weight_among(known[at].texts + near[at].texts, totals));
      place.near.push_back(std::move(near[at].stems));
    }
  }

  void nearly(const Place& place) {
    if (place.near.empty()) return;
    const auto words = with_near(words_, place);
    with_all(Tier::near, {words, place.near_weights, place.rare_from, readers_}, place);
  }

  void with_all(Tier tier, const WeighedWords& sought, const Place& place) {
    auto groups = every_word(sought.words);
    groups.insert(groups.begin(), readers_);
    collect(tier, {likely_best_with_all(sought), std::move(groups)}, sought, place);
  }

  void with_any(const Place& place) {
    if (!place.any_word || words_.size() < 2) return;
    const auto words = with_near(words_, place);
    const WeighedWords sought{words, place.near.empty() ? place.weights : place.near_weights,
                              place.rare_from, readers_};
    auto groups = any_word(sought);
    if (groups.empty()) return;
    groups.insert(groups.begin(), readers_);
    collect(Tier::any, {likely_best_with_any(sought), std::move(groups)}, sought, place);
  }

  /// What fits of what these readers may read, and of that what is looked for before the newest.
  struct Fitting {
    std::vector<store::Groups> likely_best;
    store::Groups all;
  };

  void collect(Tier tier, const Fitting& fitting, const WeighedWords& sought, const Place& place) {
    const Ranking ranking(sought.words, {place.average_length, sought.weights});
    std::unordered_set<ThingId> known;
    for (const auto& each : found_) known.insert(each.thing);
    const auto take = [&](const store::Candidate& candidate) {
      if (known.contains(candidate.thing) || !is_within(candidate.written_at)) return;
      found_.push_back({tier, score_of(candidate, ranking), candidate.thing, candidate.question,
                        candidate.kind});
    };
    std::vector<ThingId> read;
    const auto read_on = [&](const store::Groups& groups, std::size_t most, bool few) {
      const store::Stretch stretch{place.newest, read, most - read.size(), few};
      store::for_each_candidate(tx_, groups, stretch, [&](const auto& candidate) {
        read.push_back(candidate.thing);
        if (!is_own_new(candidate.thing)) take(candidate);
      });
    };
    for (const auto& groups : fitting.likely_best) read_on(among(groups), most_likely_best, true);
    const auto all = among(fitting.all);
    read_on(all, most_candidates, false);
    for (const auto& own : looking_.own_new) {
      if (own.thing() <= place.newest && own.fits(all)) take(own.candidate());
    }
  }

  /// What fits, and is not filtered out.
  store::Groups among(store::Groups fitting) const {
    fitting.insert(fitting.end(), looking_.among.begin(), looking_.among.end());
    return fitting;
  }

  bool is_own_new(ThingId thing) const {
    return std::ranges::find(looking_.own_new, thing, &OwnNewText::thing) != looking_.own_new.end();
  }

  std::int64_t own_new_with(const QueryWord& word) const {
    return std::ranges::count_if(looking_.own_new,
                                 [&](const auto& own) { return own.carries_one_of(word.stems); });
  }

  // Without words the newest is best. What was brought here is newer by its id than it is.
  std::int64_t score_of(const store::Candidate& candidate, const Ranking& ranking) const {
    if (words_.empty()) return candidate.written_at.time_since_epoch().count();
    return ranking.fit(candidate.stems, candidate.length).score;
  }

  bool is_within(Time written_at) const {
    return (!looking_.from || written_at >= *looking_.from) &&
           (!looking_.until || written_at < *looking_.until);
  }

  std::size_t questions() const {
    std::unordered_set<ThingId> all;
    for (const auto& each : found_) all.insert(each.question);
    return all.size();
  }

  std::vector<Candidate> best_first() {
    std::ranges::sort(found_, std::greater(), &Candidate::rank);
    std::unordered_set<ThingId> seen;
    std::erase_if(found_,
                  [&](const Candidate& each) { return !seen.insert(each.question).second; });
    return std::move(found_);
  }

  Tx& tx_;
  const Looking& looking_;
  const std::vector<QueryWord>& words_;
  const std::vector<std::string>& readers_;
  std::vector<Candidate> found_;
};

bool are_weights(const std::vector<std::int64_t>& weights, std::size_t words) {
  return weights.size() == words &&
         std::ranges::all_of(weights, [](auto each) { return each >= 0 && each < 1'000'000; });
}

bool is_near(const std::string& stem, const QueryWord& word) {
  return text::words(stem) == std::vector{stem} &&
         std::ranges::any_of(word.stems,
                             [&](const auto& each) { return are_neighbours(each, stem); });
}

bool is_sane(const Place& place, const std::vector<QueryWord>& words) {
  if (place.average_length < 0 || !are_weights({place.rare_from}, 1)) return false;
  if (!are_weights(place.weights, words.size())) return false;
  if (place.near.empty()) return place.near_weights.empty();
  if (place.near.size() != words.size()) return false;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (!std::ranges::all_of(place.near[at],
                             [&](const auto& stem) { return is_near(stem, words[at]); })) {
      return false;
    }
  }
  return are_weights(place.near_weights, words.size());
}

}  // namespace

Place read_place(std::string_view cursor, const std::vector<QueryWord>& words) {
  auto place = api::read_cursor<Place>(cursor);
  if (!is_sane(place, words)) api::refuse_cursor();
  return place;
}

Ranked ranked(Tx& tx, const Looking& looking) {
  return Search(tx, looking).first();
}

Ranked ranked(Tx& tx, const Looking& looking, Place place) {
  return Search(tx, looking).like(std::move(place));
}

std::vector<QueryWord> with_near(std::vector<QueryWord> words, const Place& place) {
  for (std::size_t at = 0; at < place.near.size(); ++at) {
    auto& stems = words[at].stems;
    stems.insert(stems.end(), place.near[at].begin(), place.near[at].end());
  }
  return words;
}

}  // namespace kring::search
