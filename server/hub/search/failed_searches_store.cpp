#include "hub/search/failed_searches_store.h"

#include "base/hex.h"
#include "platform/db/forgetting.h"

#include <limits>

namespace kring::search::store {
namespace {

struct Row {
  std::int64_t people = 0;
  std::string marks;  ///< two hexadecimal digits each, in order
  BOOST_DESCRIBE_CLASS(Row, (), (people, marks), (), ())
};

std::string text_of(const std::set<std::uint8_t>& marks) {
  return hex_of(std::string(marks.begin(), marks.end()));
}

std::set<std::uint8_t> marks_of(std::string_view text) {
  std::set<std::uint8_t> marks;
  for (std::size_t at = 0; at + 1 < text.size(); at += 2)
    marks.insert(static_cast<std::uint8_t>(hex_digit(text[at]) * 16 + hex_digit(text[at + 1])));
  return marks;
}

/// Written out, not a parameter: so it is the condition of the index `failed_searches_of_enough`,
/// which without it no database would use.
const std::string& known_by_enough() {
  static const std::string condition = "people >= " + std::to_string(enough_people);
  return condition;
}

Time day_of(Time time) {
  return std::chrono::floor<std::chrono::days>(time);
}

}  // namespace

void count_failed(Tx& tx, CommunityId community, const std::string& words, std::int64_t searches,
                  const std::set<std::uint8_t>& marks) {
  const auto before =
      tx.row<Row>("SELECT people, marks FROM failed_searches WHERE community = $1 AND words = $2",
                  community, words);
  auto all = before ? marks_of(before->marks) : std::set<std::uint8_t>();
  all.insert(marks.begin(), marks.end());
  auto people = static_cast<std::int64_t>(all.size());
  if (people >= enough_people || (before && before->people >= enough_people)) {
    people = enough_people;
    all.clear();
  }
  tx.run(
      "INSERT INTO failed_searches (community, words, searches, people, marks, last_on)"
      " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (community, words) DO UPDATE SET"
      " searches = failed_searches.searches + excluded.searches, people = excluded.people,"
      " marks = excluded.marks, last_on = excluded.last_on",
      community, words, searches, people, text_of(all), day_of(tx.now()));
}

std::vector<FailedSearch> failed_searches(Tx& tx, CommunityId community,
                                          const std::optional<FailedAfter>& after,
                                          std::size_t limit) {
  const auto place =
      after.value_or(FailedAfter{std::numeric_limits<std::int64_t>::max(), std::string()});
  return tx.rows<FailedSearch>(
      "SELECT words, searches, last_on FROM failed_searches WHERE community = $1 AND " +
          known_by_enough() +
          " AND (searches < $2 OR (searches = $2 AND words > $3))"
          " ORDER BY searches DESC, words LIMIT $4",
      community, place.searches, place.words, limit);
}

std::int64_t delete_failed_before(Tx& tx, Time few, Time enough) {
  return db::delete_some(tx, "failed_searches", "community, words",
                         "last_on < $1 AND (NOT " + known_by_enough() + " OR last_on < $2)", few,
                         enough);
}

}  // namespace kring::search::store
