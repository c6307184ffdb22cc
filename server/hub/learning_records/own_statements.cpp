#include "hub/learning_records/own_statements.h"

#include "hub/learning_records/statement_reader.h"
#include "hub/learning_records/statements_by_id_store.h"
#include "hub/learning_records/statements_store.h"

#include <set>

namespace kring::learning_records {
namespace {

Client house() {
  return {house_id, std::string(house_name), {Scope::write, Scope::define}};
}

std::vector<OwnStatement> missing(Tx& tx, const std::vector<OwnStatement>& statements) {
  std::vector<std::string_view> uuids;
  uuids.reserve(statements.size());
  for (const auto& statement : statements) uuids.push_back(statement.uuid);
  std::set<std::string> known;
  for (auto& each : store::standing_among(tx, uuids)) known.insert(std::move(each.uuid));
  std::vector<OwnStatement> others;
  for (const auto& statement : statements) {
    if (!known.contains(statement.uuid)) others.push_back(statement);
  }
  return others;
}

}  // namespace

std::string house_as_agent(std::string_view public_origin) {
  return authority_of(house(), public_origin);
}

OwnState own_state(Tx& tx, std::string_view uuid) {
  if (store::statement(tx, uuid, false, house_id)) return OwnState::stands;
  return store::statement(tx, uuid, true, house_id) ? OwnState::voided : OwnState::absent;
}

void keep_own(Tx& tx, const std::vector<OwnStatement>& statements, std::string_view public_origin) {
  std::string list;
  for (const auto& statement : missing(tx, statements)) {
    list.append(list.empty() ? "[" : ",").append(statement.text);
  }
  if (list.empty()) return;
  list += ']';
  const auto document = read_document(list);
  require_statements(document.root(), Version::v1);
  const auto batch = prepare(document.root(), Version::v1, house(), house_as_agent(public_origin));
  keep(tx, house(), batch);
}

}  // namespace kring::learning_records
