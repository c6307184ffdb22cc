#include "hub/directory/directory_store.h"

#include "platform/db/id_list.h"

#include <deque>

namespace kring::directory::store {
namespace {

/// Conditions and what they compare with. A parameter is a view, so it keeps the texts.
class Conditions {
 public:
  explicit Conditions(std::vector<db::Param> params) : params_(std::move(params)) {}

  void add(std::string_view condition) { sql_ += " AND " + std::string(condition); }
  /// The next parameter, "$6".
  std::string place_of(std::string value) {
    params_.emplace_back(texts_.emplace_back(std::move(value)));
    return "$" + std::to_string(params_.size());
  }
  /// That all of these stand in a column.
  std::string holding(std::string_view column, const std::vector<std::string>& words) {
    std::string all = "true";
    for (const auto& word : words)
      all += " AND " + std::string(column) + " LIKE " + place_of(anywhere(word)) + " ESCAPE '\\'";
    return all;
  }

  const std::string& sql() const { return sql_; }
  const std::vector<db::Param>& params() const { return params_; }

 private:
  static std::string anywhere(std::string_view word) {
    std::string like = "%";
    for (const char each : word) {
      if (each == '%' || each == '_' || each == '\\') like += '\\';
      like += each;
    }
    return like + '%';
  }

  std::vector<db::Param> params_;
  std::deque<std::string> texts_;
  std::string sql_;
};

}  // namespace

std::vector<communities::NamedCommunity> communities_of(Tx& tx, PersonId reader, PersonId person,
                                                        std::size_t limit) {
  return tx.rows<communities::NamedCommunity>(
      "SELECT p.id, p.name FROM community_standings s JOIN community_profiles p"
      " ON p.id = s.community WHERE s.person = $2 AND (p.openness = 'open' OR EXISTS"
      " (SELECT 1 FROM community_standings mine WHERE mine.community = s.community"
      " AND mine.person = $1)) ORDER BY p.name_key, p.id LIMIT $3",
      reader, person, limit);
}

std::vector<PeopleInUnit> people_in_units(Tx& tx) {
  return tx.rows<PeopleInUnit>(
      "SELECT p.unit, count(*) AS people FROM placed_people p JOIN people_here h"
      " ON h.person = p.person WHERE p.unit IS NOT NULL GROUP BY p.unit");
}

std::int64_t people_in_unit(Tx& tx, people::UnitId unit) {
  return tx
      .value<std::int64_t>(
          "SELECT count(*) FROM placed_people p JOIN people_here h ON h.person = p.person"
          " WHERE p.unit = $1",
          unit)
      .value_or(0);
}

std::vector<PersonRow> people_after(Tx& tx, const Wanted& wanted, const std::string& name_key,
                                    PersonId person, std::size_t limit) {
  Conditions conditions({name_key, person, limit});
  if (!wanted.in_name.empty()) conditions.add(conditions.holding("n.name_key", wanted.in_name));
  if (!wanted.about.empty()) {
    const auto topic = conditions.holding("t.topic_key", wanted.about);
    const auto role = conditions.holding("r.role_key", wanted.about);
    conditions.add("(EXISTS (SELECT 1 FROM told_topics t WHERE t.person = n.person AND " + topic +
                   ") OR EXISTS (SELECT 1 FROM told_roles r WHERE r.person = n.person AND " + role +
                   "))");
  }
  if (wanted.speaks) {
    conditions.add(
        "EXISTS (SELECT 1 FROM told_languages l WHERE l.person = n.person AND l.language = " +
        conditions.place_of(std::string(name_of(*wanted.speaks))) + ")");
  }
  auto params = conditions.params();
  std::string in_units;
  const db::IdList units(tx, wanted.units.value_or(std::vector<people::UnitId>()));
  if (wanted.units) {
    params.emplace_back(units);
    in_units = " JOIN placed_people u ON u.person = n.person AND u.unit " +
               db::in_list(tx, static_cast<int>(params.size()));
  }
  return tx.rows_with<PersonRow>(
      "SELECT n.person, n.name, n.name_key FROM people_by_name n"
      " JOIN people_here h ON h.person = n.person" +
          in_units + " WHERE (n.name_key, n.person) > ($1, $2)" + conditions.sql() +
          " ORDER BY n.name_key, n.person LIMIT $3",
      params);
}

}  // namespace kring::directory::store
