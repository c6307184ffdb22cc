#include "hub/inlet/matching.h"

#include "hub/learning_records/formats.h"
#include "hub/learning_records/statement_log.h"
#include "platform/db/failures.h"

namespace kring::inlet {

db::Bytes identity_hash(const std::string& identity) {
  return {crypto::hash(identity)};
}

std::string source_of(std::string_view uuid) {
  return "statement " + learning_records::uuid_of_octets(uuid);
}

void complete(Tx& tx, PersonId person, const Reported& reported, std::string_view uuid) {
  formal_links::complete(
      tx, {person, reported.course, reported.attempt, reported.completed_at, source_of(uuid)});
}

void match(Tx& tx, AgentId agent, PersonId person, std::optional<PersonId> mapper,
           std::string_view public_origin) {
  store::set_person(tx, agent, person, mapper);
  for (const auto& row : store::completions_of(tx, agent)) {
    const auto logged = learning_records::logged_at(tx, row.seq);
    if (!logged) {
      store::delete_completion(tx, row.seq);
      continue;
    }
    const auto statement = json::Document::parse(logged->text).value();
    const auto reported = reported_completion(statement.root(), public_origin);
    if (reported) complete(tx, person, *reported, row.statement.octets);
  }
}

void unmatch(Tx& tx, AgentId agent) {
  for (const auto& row : store::completions_of(tx, agent)) {
    formal_links::take_back(tx, source_of(row.statement.octets));
  }
  store::set_person(tx, agent, std::nullopt, std::nullopt);
}

}  // namespace kring::inlet
