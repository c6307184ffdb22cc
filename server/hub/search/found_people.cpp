#include "hub/search/found_people.h"

#include "hub/search/name_parts.h"
#include "hub/search/names_store.h"
#include "hub/search/query.h"
#include "platform/api/cursor.h"
#include "platform/text/analyse.h"

#include <algorithm>
#include <unordered_map>

namespace kring::search {
namespace {

struct Place {
  bool by_profile = false;
  std::string name_key;
  PersonId person;
  BOOST_DESCRIBE_CLASS(Place, (), (by_profile, name_key, person), (), ())
};

struct Found {
  store::PersonRow who;
  bool by_profile = false;
};

/// The words, the longest first: fewest people have it. Of one letter only where there are no
/// others: a surname of which no more is typed yet.
std::vector<std::string> longest_first(const Words& q) {
  auto words = text::words(q.text());
  const auto is_one_letter = [](const std::string& word) { return word.size() == 1; };
  if (!std::ranges::all_of(words, is_one_letter)) std::erase_if(words, is_one_letter);
  std::ranges::sort(words, [](const std::string& one, const std::string& other) {
    return one.size() != other.size() ? one.size() > other.size() : one < other;
  });
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

std::vector<store::WordOfPerson> as_looked_for(const std::vector<std::string>& words) {
  std::vector<store::WordOfPerson> all;
  for (const auto& word : words) all.push_back({word, query_word(word).stems});
  return all;
}

/// As many as are asked for, if there are, who come after this place.
std::vector<Found> found_after(Tx& tx, const Visitor& visitor,
                               const std::vector<std::string>& words, const Place& after,
                               std::size_t limit) {
  std::vector<Found> found;
  auto rest = after;
  if (!after.by_profile) {
    for (auto& row :
         store::people_by_parts(tx, visitor, words, after.name_key, after.person, limit))
      found.push_back({std::move(row), false});
    rest = {};
  }
  if (found.size() == limit) return found;
  for (auto& row : store::people_by_profile(tx, as_looked_for(words), rest.name_key, rest.person,
                                            limit - found.size()))
    found.push_back({std::move(row), true});
  return found;
}

bool has_any(const std::vector<std::string>& parts, const std::vector<std::string>& wanted) {
  return std::ranges::find_first_of(parts, wanted) != parts.end();
}

/// What is told may have changed since the index heard of it.
bool still_has_each(const std::vector<store::WordOfPerson>& words, const std::string& name,
                    const people::Profile& told) {
  const auto beginnings = beginnings_of(name);
  const auto parts = parts_of_told(told);
  return std::ranges::all_of(words, [&](const store::WordOfPerson& word) {
    return has_any(beginnings, {word.beginning}) || has_any(parts, word.stems);
  });
}

/// The topics that have one of the words.
std::vector<std::string> topics_with(const std::vector<store::WordOfPerson>& words,
                                     const people::Profile& told) {
  std::vector<std::string> with;
  for (const auto& topic : told.ask_about) {
    const auto parts = parts_of_told({{}, {topic}, {}, {}});
    const bool met = std::ranges::any_of(
        words, [&](const store::WordOfPerson& word) { return has_any(parts, word.stems); });
    if (met) with.push_back(topic);
  }
  return with;
}

std::vector<Colleague> colleagues(Tx& tx, const Visitor& visitor,
                                  const std::vector<std::string>& words,
                                  const std::vector<Found>& found) {
  std::vector<PersonaId> personas;
  std::vector<PersonId> people;
  for (const auto& each : found) {
    personas.push_back(identity::open_persona(each.who.person));
    people.push_back(each.who.person);
  }
  const auto bylines = identity::bylines(tx, personas);
  std::unordered_map<PersonId, std::vector<communities::NamedCommunity>> places;
  for (auto& row : store::seen_memberships(tx, visitor, people))
    places[row.person].push_back({row.community, std::move(row.name)});
  const auto profiles = people::profiles_of(tx, store::here_among(tx, people));
  const auto looked_for = as_looked_for(words);
  std::vector<Colleague> all;
  for (const auto& [who, by_profile] : found) {
    auto byline = bylines.of(identity::open_persona(who.person));
    const auto told = profiles.find(who.person);
    const bool tells = told != profiles.end();
    if (by_profile && !(tells && still_has_each(looked_for, byline.name, told->second))) continue;
    Colleague colleague{std::move(byline), std::move(places[who.person]), {}, {}};
    if (tells) {
      colleague.role = told->second.role;
      colleague.ask_about = topics_with(looked_for, told->second);
    }
    all.push_back(std::move(colleague));
  }
  return all;
}

}  // namespace

Page<Colleague> find_people(Tx& tx, const Visitor& visitor, const WantedByWords& wanted) {
  const auto words = longest_first(wanted.q);
  if (words.empty() || words.size() > most_name_words) return {};
  const auto after = wanted.after ? api::read_cursor<Place>(*wanted.after) : Place{};
  auto found = found_after(tx, visitor, words, after, page_size + 1);
  Page<Colleague> page;
  page.next = api::cut_to_page(found, [](const Found& last) {
    return Place{last.by_profile, last.who.name_key, last.who.person};
  });
  page.items = colleagues(tx, visitor, words, found);
  return page;
}

bool is_a_name(Tx& tx, const Visitor& visitor, const Words& q) {
  const auto words = longest_first(q);
  return !words.empty() && words.size() <= most_name_words &&
         !store::people_by_parts(tx, visitor, words, "", PersonId(), 1).empty();
}

bool may_find(Tx& tx, const Visitor& visitor, PersonId person) {
  return store::is_seen(tx, visitor, person);
}

}  // namespace kring::search
