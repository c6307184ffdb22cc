#include "hub/learning_records/documents_store.h"

namespace kring::learning_records::store {

std::optional<Document> document(Tx& tx, const DocumentKey& key) {
  return tx.row<Document>(
      "SELECT content_type, content, etag, updated_at FROM record_documents"
      " WHERE holder = $1 AND registration = $2 AND name = $3",
      key.holder, key.registration, key.name);
}

std::size_t size(Tx& tx, const DocumentKey& key) {
  const auto size = tx.value<std::int64_t>(
      "SELECT length(content) FROM record_documents"
      " WHERE holder = $1 AND registration = $2 AND name = $3",
      key.holder, key.registration, key.name);
  return static_cast<std::size_t>(size.value_or(0));
}

std::vector<std::string> names(Tx& tx, const db::Bytes& holder,
                               const std::optional<std::string>& registration,
                               std::optional<Time> since) {
  return tx.values<std::string>(
      "SELECT DISTINCT name FROM record_documents WHERE holder = $1"
      " AND ($2 = 0 OR registration = $3) AND updated_at > $4 ORDER BY name",
      holder, registration.has_value(), registration.value_or(""), since.value_or(Time::min()));
}

void put(Tx& tx, const DocumentKey& key, const DocumentAgent& agent, ClientId client,
         const Document& document) {
  tx.run(
      "INSERT INTO record_documents"
      " (holder, registration, name, agent, content_type, content, etag, updated_at, client,"
      " folded_agent)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
      " ON CONFLICT (holder, registration, name) DO UPDATE SET"
      " content_type = excluded.content_type, content = excluded.content, etag = excluded.etag,"
      " updated_at = excluded.updated_at, client = excluded.client,"
      " folded_agent = excluded.folded_agent",
      key.holder, key.registration, key.name, agent.spelled, document.content_type,
      document.content, document.etag, document.updated_at, client, agent.folded);
}

void remove(Tx& tx, const DocumentKey& key) {
  tx.run("DELETE FROM record_documents WHERE holder = $1 AND registration = $2 AND name = $3",
         key.holder, key.registration, key.name);
}

void remove_all(Tx& tx, const db::Bytes& holder, const std::optional<std::string>& registration) {
  tx.run("DELETE FROM record_documents WHERE holder = $1 AND ($2 = 0 OR registration = $3)", holder,
         registration.has_value(), registration.value_or(""));
}

}  // namespace kring::learning_records::store
