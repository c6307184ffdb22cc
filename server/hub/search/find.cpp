#include "base/refusal.h"
#include "hub/search/candidates.h"
#include "hub/search/facets.h"
#include "hub/search/found_people.h"
#include "hub/search/marks.h"
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
    hits.push_back({summary->second, marked(summary->second.title, words),
                    marked(passage(text->second.text, words), words), each.kind, each.thing,
                    bylines.of(text->second.author), text->second.written_at,
                    text->second.language});
  }
  return hits;
}

std::string together(const std::vector<Piece>& pieces) {
  std::string text;
  for (const auto& piece : pieces) text += piece.text;
  return text;
}

/// What somebody reads of these hits that was searched in.
std::vector<std::string> texts_of(const std::vector<SearchHit>& hits) {
  std::vector<std::string> texts;
  for (const auto& hit : hits) {
    if (hit.found_in == FoundIn::question) texts.push_back(hit.question.title);
    texts.push_back(together(hit.passage));
  }
  return texts;
}

/// Who wrote what was searched, where the visitor may know: those whose text they read they may.
std::optional<identity::Byline> author(Tx& tx, const Visitor& visitor, PersonaId by,
                                       const std::vector<SearchHit>& hits) {
  if (!hits.empty()) return hits.front().by;
  if (!may_find(tx, visitor, by.as<PersonTag>())) return std::nullopt;
  return identity::bylines(tx, {by}).of(by);
}

/// What this visitor looks for; none where there can be no such text.
std::optional<Looking> what_is_wanted(Tx& tx, const Visitor& visitor, const Wanted& wanted,
                                      text::Language organisation) {
  if (!wanted.q && wanted.none())
    throw Refusal(Status::invalid, "input.invalid", {{"/q", "required", {}}});
  auto among = groups_of(wanted, tx.now());
  auto words = wanted.q ? query_words(wanted.q->text()) : std::vector<QueryWord>();
  if (!among || (wanted.q && words.empty())) return std::nullopt;
  return Looking{std::move(words),  store::readers_tokens(tx, visitor),
                 std::move(*among), wanted.from,
                 wanted.until,      own_new_texts(tx, visitor, organisation)};
}

std::optional<std::string> meant_by(const Words& q, const Looking& looking, const Place& place,
                                    const std::vector<SearchHit>& hits) {
  auto result = meant(q.text(), looking.words, place.near, texts_of(hits));
  // What is too long cannot be searched for.
  if (result && !Words::from_text(*result)) return std::nullopt;
  return result;
}

/// Fills a page with what fits best, after `wanted.after` where it says so.
void fill(Tx& tx, const Visitor& visitor, const Wanted& wanted, const Looking& looking,
          SearchPage& page) {
  auto [found, place] = wanted.after ? ranked(tx, looking, read_place(*wanted.after, looking.words))
                                     : ranked(tx, looking);
  if (wanted.after) {
    const auto after = std::tuple(place.tier, place.score, place.thing);
    std::erase_if(found, [&](const Candidate& each) { return each.rank() >= after; });
  }
  std::size_t read = 0;
  const auto wider = with_near(looking.words, place);
  while (page.items.size() < page_size && read < found.size()) {
    const auto chunk = std::span(found).subspan(
        read, std::min(page_size - page.items.size(), found.size() - read));
    for (auto& hit : shown(tx, visitor, chunk, wider)) page.items.push_back(std::move(hit));
    read += chunk.size();
  }
  if (!wanted.after && wanted.q) page.meant = meant_by(*wanted.q, looking, place, page.items);
  // Whoever types a colleague's name means it.
  if (page.meant && is_a_name(tx, visitor, *wanted.q)) page.meant.reset();
  if (read < found.size()) {
    std::tie(place.tier, place.score, place.thing) = found[read - 1].rank();
    page.next = api::cursor(place);
  }
}

}  // namespace

SearchPage find(Tx& tx, const Visitor& visitor, const Wanted& wanted, text::Language organisation) {
  SearchPage page;
  if (wanted.community) {
    const auto seen = communities::require_readable(tx, visitor, *wanted.community);
    page.community = {seen.community.id, seen.community.name};
  }
  if (const auto what = what_is_wanted(tx, visitor, wanted, organisation))
    fill(tx, visitor, wanted, *what, page);
  if (wanted.by) page.by = author(tx, visitor, *wanted.by, page.items);
  return page;
}

}  // namespace kring::search
