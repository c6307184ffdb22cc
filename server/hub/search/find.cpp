#include "hub/search/candidates.h"
#include "hub/search/meant.h"
#include "hub/search/passage.h"
#include "hub/search/search_store.h"
#include "platform/api/cursor.h"

#include <algorithm>
#include <span>
#include <unordered_map>

namespace kring::search {
namespace {

/// What of this the visitor may read now, with passages: the index only proposes.
std::vector<SearchHit> shown(Tx& tx, const Visitor& visitor, std::span<const Candidate> found,
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

/// What somebody reads of these hits that was searched in.
std::vector<std::string> texts_of(const std::vector<SearchHit>& hits) {
  std::vector<std::string> texts;
  for (const auto& hit : hits) {
    if (hit.found_in == FoundIn::question) texts.push_back(hit.question.title);
    texts.push_back(hit.passage);
  }
  return texts;
}

}  // namespace

SearchPage find(Tx& tx, const Visitor& visitor, const Wanted& wanted) {
  const auto words = query_words(wanted.q.text());
  if (words.empty()) return {};
  const auto readers = store::readers_tokens(tx, visitor);
  auto [found, place] = wanted.after ? ranked(tx, words, readers, read_place(*wanted.after, words))
                                     : ranked(tx, words, readers);
  if (wanted.after) {
    const auto after = std::tuple(place.tier, place.score, place.thing);
    std::erase_if(found, [&](const Candidate& each) { return each.rank() >= after; });
  }

  SearchPage page;
  std::size_t read = 0;
  const auto wider = with_near(words, place);
  while (page.items.size() < page_size && read < found.size()) {
    const auto chunk = std::span(found).subspan(
        read, std::min(page_size - page.items.size(), found.size() - read));
    for (auto& hit : shown(tx, visitor, chunk, wider)) page.items.push_back(std::move(hit));
    read += chunk.size();
  }
  if (!wanted.after) {
    page.meant = meant(wanted.q.text(), words, place.near, texts_of(page.items));
    // What is too long cannot be searched for.
    if (page.meant && !decltype(Wanted::q)::from_text(*page.meant)) page.meant.reset();
  }
  if (read < found.size()) {
    std::tie(place.tier, place.score, place.thing) = found[read - 1].rank();
    page.next = api::cursor(place);
  }
  return page;
}

}  // namespace kring::search
