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
/// Those with one of these marks, in order.
std::vector<StatementOfPerson> statements_of(Tx& tx, const std::vector<Mark>& marks,
                                             std::int64_t after, std::size_t limit);

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
