#include "hub/formal_links/formal_links_store.h"

#include "platform/db/id_list.h"

namespace kring::formal_links::store {

CourseId put_course(Tx& tx, const Course& course) {
  // A name that is known goes only for another one.
  tx.run(
      "INSERT INTO courses (id, address, name_nl, name_en) VALUES ($1, $2, $3, $4)"
      " ON CONFLICT (address) DO UPDATE SET"
      " name_nl = coalesce(excluded.name_nl, courses.name_nl),"
      " name_en = coalesce(excluded.name_en, courses.name_en)",
      tx.mint<CourseTag>(), course.address, course.name_nl, course.name_en);
  return tx.value<CourseId>("SELECT id FROM courses WHERE address = $1", course.address).value();
}

std::optional<Row> completion(Tx& tx, PersonId person, CourseId course, std::string_view attempt) {
  return tx.row<Row>(
      "SELECT id, person, course FROM completions"
      " WHERE person = $1 AND course = $2 AND attempt = $3",
      person, course, attempt);
}

std::optional<Row> completion_by_source(Tx& tx, std::string_view source) {
  return tx.row<Row>(
      "SELECT c.id, c.person, c.course FROM completion_sources s"
      " JOIN completions c ON c.id = s.completion WHERE s.source = $1",
      source);
}

CompletionId insert_completion(Tx& tx, CourseId course, const NewCompletion& completion,
                               Time completed_at) {
  const auto id = tx.mint<CompletionTag>();
  tx.run(
      "INSERT INTO completions (id, person, course, attempt, completed_at, recorded_at)"
      " VALUES ($1, $2, $3, $4, $5, $6)",
      id, completion.person, course, completion.attempt, completed_at, tx.now());
  return id;
}

void delete_completion(Tx& tx, CompletionId id) {
  tx.run("DELETE FROM completions WHERE id = $1", id);
}

void insert_source(Tx& tx, std::string_view source, CompletionId id) {
  tx.run("INSERT INTO completion_sources (source, completion) VALUES ($1, $2)", source, id);
}

void delete_source(Tx& tx, std::string_view source) {
  tx.run("DELETE FROM completion_sources WHERE source = $1", source);
}

bool has_source(Tx& tx, CompletionId id) {
  return tx
      .value<std::string>("SELECT source FROM completion_sources WHERE completion = $1 LIMIT 1", id)
      .has_value();
}

std::vector<CompletionSource> sources_of(Tx& tx, const std::vector<CompletionId>& completions,
                                         std::int64_t most) {
  return tx.rows<CompletionSource>(
      "SELECT completion, source FROM (SELECT completion, source,"
      " ROW_NUMBER() OVER (PARTITION BY completion ORDER BY source) AS place"
      " FROM completion_sources WHERE completion " +
          db::in_list(tx, 1) + ") numbered WHERE place <= $2 ORDER BY completion, place",
      db::IdList(tx, completions), most);
}

std::vector<Completion> completions_before(Tx& tx, PersonId person, Time completed_at,
                                           CompletionId id, std::size_t limit) {
  return tx.rows<Completion>(
      "SELECT c.id, k.address, k.name_nl, k.name_en, c.completed_at FROM completions c"
      " JOIN courses k ON k.id = c.course"
      " WHERE c.person = $1 AND (c.completed_at, c.id) < ($2, $3)"
      " ORDER BY c.completed_at DESC, c.id DESC LIMIT $4",
      person, completed_at, id, limit);
}

}  // namespace kring::formal_links::store
