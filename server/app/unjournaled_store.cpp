#include "app/unjournaled_store.h"

namespace kring::app::store {
namespace {

struct Making {
  const char* table;
  const char* kind;
  const char* only = "";
};
constexpr Making makings[] = {
    // Whoever came along with a text has an account once somebody claims to be them.
    {"people", "person.joined", " AND id IN (SELECT person FROM accounts)"},
    {"communities", "community.founded"},
    {"themes", "theme.added"},
    {"units", "unit.made"},
    {"newcomers", "newcomer.expected"},
    {"questions", "question.asked"},
    {"answers", "answer.given"},
    {"comments", "comment.made"}};
constexpr const char* tables_of_things[] = {"communities", "questions", "answers", "comments"};

}  // namespace

// EXCEPT, since PostgreSQL looks through what is NOT IN a large list anew for each row.
std::vector<Unjournaled> unjournaled(Tx& tx) {
  std::vector<Unjournaled> all;
  const auto add = [&](const char* table, std::string_view lacks, std::int64_t rows) {
    if (rows > 0) all.push_back({table, std::string(lacks), rows});
  };
  for (const auto& [table, kind, only] : makings) {
    add(table, kind,
        tx.value<std::int64_t>(
              "SELECT count(*) FROM (SELECT id FROM " + std::string(table) + " WHERE true" + only +
                  " EXCEPT SELECT subject FROM journal WHERE kind = $1) AS lacking",
              kind)
            .value());
  }
  for (const auto* table : tables_of_things) {
    add(table, "things",
        tx.value<std::int64_t>("SELECT count(*) FROM (SELECT id FROM " + std::string(table) +
                               " EXCEPT SELECT id FROM things) AS lacking")
            .value());
  }
  return all;
}

}  // namespace kring::app::store
