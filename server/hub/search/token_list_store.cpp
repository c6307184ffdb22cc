#include "hub/search/token_list_store.h"

namespace kring::search::store {

bool on_postgres(const Tx& tx) {
  return tx.dialect() == db::Dialect::postgres;
}

std::string list_of(const Tx& tx, const std::vector<std::string>& tokens) {
  std::string list(on_postgres(tx) ? "{" : "[");
  for (const auto& token : tokens) {
    if (list.size() > 1) list += ',';
    list += '"' + token + '"';
  }
  return list + (on_postgres(tx) ? '}' : ']');
}

std::string each_of_list(const Tx& tx, int param) {
  const auto list = "$" + std::to_string(param);
  return on_postgres(tx) ? "unnest(" + list + "::text[]) AS each (value)"
                         : "json_each(" + list + ") AS each";
}

std::string in_tokens(const Tx& tx, int param) {
  return "IN (SELECT value FROM " + each_of_list(tx, param) + ")";
}

}  // namespace kring::search::store
