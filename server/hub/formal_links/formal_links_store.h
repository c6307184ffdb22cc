#pragma once

#include "hub/formal_links/formal_links.h"

#include <vector>

namespace kring::formal_links::store {

/// The course of that address, made or renamed as needed.
CourseId put_course(Tx& tx, const Course& course);

struct Row {
  CompletionId id;
  PersonId person;
  CourseId course;
  BOOST_DESCRIBE_CLASS(Row, (), (id, person, course), (), ())
};
std::optional<Row> completion(Tx& tx, PersonId person, CourseId course, std::string_view attempt);
std::optional<Row> completion_by_source(Tx& tx, std::string_view source);
CompletionId insert_completion(Tx& tx, CourseId course, const NewCompletion& completion,
                               Time completed_at);
void delete_completion(Tx& tx, CompletionId id);

void insert_source(Tx& tx, std::string_view source, CompletionId id);
void delete_source(Tx& tx, std::string_view source);
bool has_source(Tx& tx, CompletionId id);

std::vector<CompletionSource> sources_of(Tx& tx, const std::vector<CompletionId>& completions,
                                         std::int64_t most);

/// Those before (completed_at, id), the last first.
std::vector<Completion> completions_before(Tx& tx, PersonId person, Time completed_at,
                                           CompletionId id, std::size_t limit);

}  // namespace kring::formal_links::store
