#pragma once

#include "hub/learning_records/records_of_person.h"

#include <functional>

namespace kring::learning_records::store {

struct StatementOfPerson {
  std::int64_t seq = 0;
  bool voided = false;
  std::string text;
  BOOST_DESCRIBE_CLASS(StatementOfPerson, (), (seq, voided, text), (), ())
};
/// Calls `on_statement` with the next ones that have one of these marks, in order, not more than
/// `most_listed_octets` of text or one at least. Says whether there may be more.
bool each_statement_of(Tx& tx, const std::vector<Mark>& marks, std::int64_t after, std::size_t most,
                       const std::function<void(const StatementOfPerson&)>& on_statement);

struct DocumentOfPerson {
  db::Bytes holder;
  std::string registration, name, content_type;
  db::Bytes content;
  Time updated_at;
  BOOST_DESCRIBE_CLASS(DocumentOfPerson, (),
                       (holder, registration, name, content_type, content, updated_at), (), ())
};
std::vector<DocumentOfPerson> documents_of(Tx& tx, const std::vector<Mark>& agents,
                                           const PersonPlace& after, std::size_t limit);

void insert_person_export(Tx& tx, PersonId exporter, Mark mark, std::string_view reason);

}  // namespace kring::learning_records::store
