#pragma once

#include "hub/learning_records/person_meant.h"
#include "platform/api/visitor.h"
#include "platform/db/value.h"

#include <string>
#include <vector>

/// What the record store has of one person, for that person. Others who stand in it do so by their
/// codes, and what those wrote is left out.
namespace kring::learning_records {

/// Where the next lines begin: after this statement, or, once there are no more, after this
/// document.
struct PersonPlace {
  std::int64_t seq = 0;
  bool documents = false;
  db::Bytes holder;
  std::string registration, name;
};

struct PersonLines {
  std::string text;  ///< JSON, one object a line
  PersonPlace next;
  bool at_end = false;
};

/// Some lines of whoever bears these marks (`marks_with`): statements in which they stand anywhere,
/// those that were taken back too, `{"statement":…,"taken_back":false}`, and then what clients keep
/// about them,
/// `{"document":…}`. As many as fit well into memory.
PersonLines lines_of_person(Tx& tx, const std::vector<Mark>& marks, const PersonPlace& place,
                            std::string_view public_origin);

/// Whether there is anything of whoever bears these marks.
bool are_in_records(Tx& tx, const std::vector<Mark>& marks);

/// Keeps that an administrator took along what there is of somebody, and why. Records
/// `record_person.exported`.
void note_person_export(Tx& tx, const Visitor& exporter, const std::string& identity,
                        std::string_view reason);

}  // namespace kring::learning_records
