#pragma once

#include "hub/learning_records/documents.h"

namespace kring::learning_records::store {

struct DocumentKey {
  db::Bytes holder;  ///< a hash over resource, activity and agent
  std::string registration;
  std::string name;
};

std::optional<Document> document(Tx& tx, const DocumentKey& key);
/// In octets; 0 where there is none.
std::size_t size(Tx& tx, const DocumentKey& key);
/// Of every registration where none is given.
std::vector<std::string> names(Tx& tx, const db::Bytes& holder,
                               const std::optional<std::string>& registration,
                               std::optional<Time> since);
/// Of whom a document is: as they are spelled, and however that is (`folded_identity`). 0 of
/// nobody.
struct DocumentAgent {
  Mark spelled = 0;
  Mark folded = 0;
};
void put(Tx& tx, const DocumentKey& key, const DocumentAgent& agent, ClientId client,
         const Document& document);
void remove(Tx& tx, const DocumentKey& key);
void remove_all(Tx& tx, const db::Bytes& holder, const std::optional<std::string>& registration);

}  // namespace kring::learning_records::store
