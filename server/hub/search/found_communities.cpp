#include "hub/search/found_communities.h"

#include "hub/search/name_parts.h"
#include "hub/search/names_store.h"
#include "hub/search/search_store.h"
#include "platform/api/cursor.h"
#include "platform/text/analyse.h"
#include "platform/text/fold.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace kring::search {
namespace {

struct Place {
  std::int64_t beside_name = 0;  ///< how many of the words the name does not have
  std::string name_key;
  CommunityId id;
  BOOST_DESCRIBE_CLASS(Place, (), (beside_name, name_key, id), (), ())

  auto rank() const { return std::tie(beside_name, name_key, id); }
};

struct Ranked {
  Place place;
  FoundCommunity community;
};

/// The different words, as many as are looked at.
std::vector<std::string> different_words(const Words& q) {
  std::vector<std::string> all;
  for (auto& word : text::words(q.text())) {
    if (all.size() == most_words) break;
    if (std::ranges::find(all, word) == all.end()) all.push_back(std::move(word));
  }
  return all;
}

/// Those that have a part of every word.
std::vector<CommunityId> with_every_word(Tx& tx, const std::vector<std::string>& words,
                                         const std::vector<std::string>& readers) {
  std::unordered_map<std::string, std::vector<std::size_t>> words_of_part;
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < words.size(); ++at) {
    for (auto& part : community_parts_of_word(words[at])) {
      words_of_part[part].push_back(at);
      parts.push_back(std::move(part));
    }
  }
  std::unordered_map<CommunityId, std::unordered_set<std::size_t>> found;
  for (const auto& row : store::communities_by_parts(tx, parts, readers)) {
    const auto& places = words_of_part[row.part];
    found[row.community].insert(places.begin(), places.end());
  }
  std::vector<CommunityId> all;
  for (const auto& [community, has] : found) {
    if (has.size() == words.size()) all.push_back(community);
  }
  return all;
}

std::int64_t beside_name(const std::vector<std::string>& words, const std::string& name) {
  const auto beginnings = beginnings_of(name);
  return std::ranges::count_if(words, [&](const std::string& word) {
    return std::ranges::find(beginnings, word) == beginnings.end();
  });
}

}  // namespace

Page<FoundCommunity> find_communities(Tx& tx, const Visitor& visitor, const WantedByWords& wanted) {
  const auto words = different_words(wanted.q);
  if (words.empty()) return {};
  const auto readers = store::readers_tokens(tx, visitor);
  std::vector<Ranked> found;
  for (auto& each : store::profiles_seen_by(tx, visitor, with_every_word(tx, words, readers))) {
    Place place{beside_name(words, each.name), text::folded(each.name), each.id};
    found.push_back({std::move(place), std::move(each)});
  }
  const auto rank = [](const Ranked& each) { return each.place.rank(); };
  std::ranges::sort(found, {}, rank);
  if (wanted.after) {
    const auto after = api::read_cursor<Place>(*wanted.after);
    std::erase_if(found, [&](const Ranked& each) { return each.place.rank() <= after.rank(); });
  }
  if (found.size() > page_size + 1) found.resize(page_size + 1);
  Page<FoundCommunity> page;
  page.next = api::cut_to_page(found, [](const Ranked& last) { return last.place; });
  for (auto& each : found) page.items.push_back(std::move(each.community));
  return page;
}

}  // namespace kring::search
