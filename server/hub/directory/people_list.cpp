#include "hub/directory/people_list.h"

#include "hub/directory/directory_store.h"
#include "hub/directory/unit_path.h"
#include "hub/people/following.h"
#include "platform/text/fold.h"

namespace kring::directory {
namespace {

struct After {
  std::string name_key;
  PersonId person;
  BOOST_DESCRIBE_CLASS(After, (), (name_key, person), (), ())
};

/// "van Dijk" as keys that hold all of its words.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char each : text::unaccented(text)) {
    if (each != ' ') {
      words.back() += each;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

store::Wanted wanted_rows(Tx& tx, const ListPeople& wanted) {
  store::Wanted rows;
  if (wanted.named) rows.in_name = words_of(wanted.named->text());
  if (wanted.about) rows.about = words_of(wanted.about->text());
  if (wanted.unit) {
    rows.units = people::unit_tree(tx).with_below(*wanted.unit);
    if (rows.units->empty()) refuse_missing();
  }
  rows.speaks = wanted.speaks;
  return rows;
}

std::vector<ListedPerson> views(Tx& tx, const Visitor& visitor,
                                const std::vector<store::PersonRow>& rows) {
  std::vector<PersonId> ids;
  for (const auto& row : rows) ids.push_back(row.person);
  const auto told = people::profiles_of(tx, ids);
  const auto placed = people::placements_of(tx, ids);
  const auto tree = people::unit_tree(tx);
  const auto followed = people::followed_among(tx, visitor.person, ids);
  std::vector<ListedPerson> all;
  for (const auto& row : rows) {
    auto& shown = all.emplace_back();
    shown.person = {identity::open_persona(row.person), row.name};
    shown.followed = followed.contains(row.person);
    if (const auto found = placed.find(row.person); found != placed.end()) {
      shown.role = found->second.role;
      shown.unit = path_to(tree, found->second.unit);
    }
    if (const auto found = told.find(row.person); found != told.end()) {
      if (!found->second.role.empty()) shown.role = found->second.role;
      shown.ask_about = found->second.ask_about;
      shown.speaks = found->second.speaks;
    }
  }
  return all;
}

}  // namespace

Page<ListedPerson> list_people(Tx& tx, const Visitor& visitor, const ListPeople& wanted) {
  const auto from = wanted.after ? api::read_cursor<After>(*wanted.after) : After();
  auto rows =
      store::people_after(tx, wanted_rows(tx, wanted), from.name_key, from.person, page_size + 1);
  Page<ListedPerson> page;
  page.next = api::cut_to_page(rows, [](const auto& last) {
    return After{last.name_key, last.person};
  });
  page.items = views(tx, visitor, rows);
  return page;
}

}  // namespace kring::directory
