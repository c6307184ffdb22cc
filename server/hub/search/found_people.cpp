#include "hub/search/found_people.h"

#include "hub/search/name_parts.h"
#include "hub/search/names_store.h"
#include "platform/api/cursor.h"
#include "platform/text/analyse.h"

#include <algorithm>
#include <unordered_map>

namespace kring::search {
namespace {

struct Place {
  std::string name_key;
  PersonId person;
  BOOST_DESCRIBE_CLASS(Place, (), (name_key, person), (), ())
};

/// The words, the longest first: fewest people have it.
std::vector<std::string> longest_first(const Words& q) {
  auto words = text::words(q.text());
  std::ranges::sort(words, [](const std::string& one, const std::string& other) {
    return one.size() != other.size() ? one.size() > other.size() : one < other;
  });
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

std::vector<Colleague> colleagues(Tx& tx, const Visitor& visitor,
                                  const std::vector<store::PersonRow>& rows) {
  std::vector<PersonaId> personas;
  std::vector<PersonId> people;
  for (const auto& row : rows) {
    personas.push_back(identity::open_persona(row.person));
    people.push_back(row.person);
  }
  const auto bylines = identity::bylines(tx, personas);
  std::unordered_map<PersonId, std::vector<communities::NamedCommunity>> places;
  for (auto& row : store::seen_memberships(tx, visitor, people))
    places[row.person].push_back({row.community, std::move(row.name)});
  std::vector<Colleague> all;
  for (const auto person : people)
    all.push_back({bylines.of(identity::open_persona(person)), std::move(places[person])});
  return all;
}

}  // namespace

Page<Colleague> find_people(Tx& tx, const Visitor& visitor, const WantedByWords& wanted) {
  const auto words = longest_first(wanted.q);
  if (words.empty() || words.size() > most_name_words) return {};
  const auto after = wanted.after ? api::read_cursor<Place>(*wanted.after) : Place{};
  auto rows =
      store::people_by_parts(tx, visitor, words, after.name_key, after.person, page_size + 1);
  Page<Colleague> page;
  page.next = api::cut_to_page(rows, [](const auto& last) {
    return Place{last.name_key, last.person};
  });
  page.items = colleagues(tx, visitor, rows);
  return page;
}

bool may_find(Tx& tx, const Visitor& visitor, PersonId person) {
  return store::is_seen(tx, visitor, person);
}

}  // namespace kring::search
