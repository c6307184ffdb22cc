#include "hub/search/passage.h"
#include "hub/search/ranking.h"
#include "hub/search/search.h"
#include "hub/search/search_store.h"
#include "platform/api/cursor.h"

#include <algorithm>
#include <span>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace kring::search {
namespace {

/// How many texts are ranked at most, the newest first. Reading and ranking one costs about 3 µs.
constexpr std::size_t most_candidates = 5'000;

/// Where the next page begins, and all that the order of the list hangs on.
struct Place {
  ThingId newest;  ///< texts that came after the first page do not move the others
  bool any_word = false;
  std::int64_t average_length = 0;
  std::vector<std::int64_t> weights;
  bool has_all = false;
  std::int64_t score = 0;
  ThingId thing;
  BOOST_DESCRIBE_CLASS(Place, (),
                       (newest, any_word, average_length, weights, has_all, score, thing), (), ())
};

struct Found {
  bool has_all = false;
  std::int64_t score = 0;
  ThingId thing;
  ThingId question;
  FoundIn kind = FoundIn::question;

  auto rank() const { return std::tuple(has_all, score, thing); }
};

/// What this search ranks by, from what these readers may read of the index as it is now.
Place first_place(Tx& tx, const std::vector<QueryWord>& words,
                  const std::vector<std::string>& readers) {
  const auto totals = store::totals(tx, readers);
  std::vector<std::string> stems;
  for (const auto& word : words) stems.insert(stems.end(), word.stems.begin(), word.stems.end());
  std::unordered_map<std::string, std::int64_t> texts;
  for (auto& count : store::counts(tx, stems, readers))
    texts.emplace(std::move(count.stem), count.texts);
  Place place;
  place.newest = store::newest(tx);
  place.average_length = totals.stems / std::max<std::int64_t>(totals.texts, 1);
  for (const auto& word : words) {
    std::int64_t standing = 0;
    for (const auto& stem : word.stems) standing += texts[stem];
    // Where all texts can be ranked, common words are ranked too: they hardly weigh anything.
    const bool common =
        totals.texts > static_cast<std::int64_t>(most_candidates) && standing > totals.texts / 5;
    place.weights.push_back(common ? 0 : weight(standing, totals.texts));
  }
  return place;
}

Place read_place(std::string_view cursor, std::size_t words) {
  auto place = api::read_cursor<Place>(cursor);
  const bool sane =
      place.weights.size() == words && place.average_length >= 0 &&
      std::ranges::all_of(place.weights, [](auto each) { return each >= 0 && each < 1'000'000; });
  if (!sane) throw Refusal(Status::invalid, "input.invalid", {{"/after", "malformed", {}}});
  return place;
}

store::Groups every_word(const std::vector<QueryWord>& words) {
  store::Groups groups;
  for (const auto& word : words) groups.push_back(word.stems);
  return groups;
}

// One group of all the words that rank: a common word alone is no reason to show a text.
store::Groups any_word(const std::vector<QueryWord>& words,
                       const std::vector<std::int64_t>& weights) {
  std::vector<std::string> stems;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (weights[at] > 0) stems.insert(stems.end(), words[at].stems.begin(), words[at].stems.end());
  }
  return stems.empty() ? store::Groups() : store::Groups{std::move(stems)};
}

class Search {
 public:
  Search(Tx& tx, std::vector<std::string> readers, std::vector<QueryWord> words)
      : tx_(tx), words_(std::move(words)), readers_(std::move(readers)) {}

  /// All that was found, best first, each question once.
  std::vector<Found> ranked(Place& place, bool first_page) {
    const Ranking ranking(words_, {place.average_length, place.weights});
    collect(every_word(words_), place, ranking);
    if (first_page) place.any_word = questions() < page_size;
    const auto any = any_word(words_, place.weights);
    if (place.any_word && words_.size() > 1 && !any.empty()) collect(any, place, ranking);
    std::ranges::sort(found_, std::greater(), &Found::rank);
    std::unordered_set<ThingId> seen;
    std::erase_if(found_, [&](const Found& each) { return !seen.insert(each.question).second; });
    return std::move(found_);
  }

 private:
  void collect(store::Groups groups, const Place& place, const Ranking& ranking) {
    groups.insert(groups.begin(), readers_);
    std::unordered_set<ThingId> known;
    for (const auto& each : found_) known.insert(each.thing);
    store::for_each_candidate(
        tx_, groups, place.newest, most_candidates, [&](const auto& candidate) {
          if (known.contains(candidate.thing)) return;
          const auto fit = ranking.fit(candidate.stems, candidate.length);
          found_.push_back(
              {fit.has_all, fit.score, candidate.thing, candidate.question, candidate.kind});
        });
  }

  std::size_t questions() const {
    std::unordered_set<ThingId> all;
    for (const auto& each : found_) all.insert(each.question);
    return all.size();
  }

  Tx& tx_;
  std::vector<QueryWord> words_;
  std::vector<std::string> readers_;
  std::vector<Found> found_;
};

/// What of this the visitor may read now, with passages: the index only proposes.
std::vector<SearchHit> shown(Tx& tx, const Visitor& visitor, std::span<const Found> found,
                             const std::vector<QueryWord>& words) {
  std::vector<ThingId> things;
  std::vector<contributions::QuestionId> questions;
  for (const auto& each : found) {
    things.push_back(each.thing);
    questions.push_back(each.question.as<contributions::QuestionTag>());
  }
  const auto texts = store::readable_among(tx, visitor, things);
  std::unordered_map<ThingId, contributions::QuestionSummary> summaries;
  for (auto& summary : contributions::summaries(tx, visitor, questions)) {
    const auto id = summary.id.as<ThingTag>();
    summaries.emplace(id, std::move(summary));
  }
  std::vector<PersonaId> authors;
  for (const auto& [thing, text] : texts) authors.push_back(text.author);
  const auto bylines = identity::bylines(tx, authors);
  std::vector<SearchHit> hits;
  for (const auto& each : found) {
    const auto text = texts.find(each.thing);
    const auto summary = summaries.find(each.question);
    if (text == texts.end() || summary == summaries.end()) continue;
    hits.push_back({summary->second, passage(text->second.text, words), each.kind, each.thing,
                    bylines.of(text->second.author), text->second.written_at});
  }
  return hits;
}

}  // namespace

Page<SearchHit> find(Tx& tx, const Visitor& visitor, const Wanted& wanted) {
  const auto words = query_words(wanted.q.text());
  if (words.empty()) return {};
  const auto readers = store::readers_tokens(tx, visitor);
  auto place =
      wanted.after ? read_place(*wanted.after, words.size()) : first_place(tx, words, readers);
  auto found = Search(tx, readers, words).ranked(place, !wanted.after);
  const auto after = std::tuple(place.has_all, place.score, place.thing);
  if (wanted.after) std::erase_if(found, [&](const Found& each) { return each.rank() >= after; });

  Page<SearchHit> page;
  std::size_t read = 0;
  while (page.items.size() < page_size && read < found.size()) {
    const auto chunk = std::span(found).subspan(
        read, std::min(page_size - page.items.size(), found.size() - read));
    for (auto& hit : shown(tx, visitor, chunk, words)) page.items.push_back(std::move(hit));
    read += chunk.size();
  }
  if (read < found.size()) {
    std::tie(place.has_all, place.score, place.thing) = found[read - 1].rank();
    page.next = api::cursor(place);
  }
  return page;
}

}  // namespace kring::search
