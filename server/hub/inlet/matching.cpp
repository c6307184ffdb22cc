#include "hub/inlet/matching.h"

#include "base/passing.h"
#include "hub/learning_records/formats.h"
#include "hub/learning_records/statement_log.h"
#include "platform/db/failures.h"

namespace kring::inlet {

namespace {

constexpr std::string_view statement_source = "statement ";

}  // namespace

std::string source_of(std::string_view uuid) {
  return std::string(statement_source) + learning_records::uuid_of_octets(uuid);
}

std::optional<std::string> uuid_of_source(std::string_view source) {
  if (!source.starts_with(statement_source)) return std::nullopt;
  const auto uuid = source.substr(statement_source.size());
  if (!learning_records::is_uuid(uuid)) return std::nullopt;
  return learning_records::octets_of_uuid(uuid);
}

void complete(Tx& tx, PersonId person, const Completed& completed, std::string_view uuid) {
  formal_links::complete(
      tx, {person, completed.course, completed.attempt, completed.completed_at, source_of(uuid)});
}

namespace {

/// Runs what is done for one agent, or about one of its statements, and says so where it fails.
template <class Act>
void blaming(AgentId agent, std::int64_t seq, Act&& act) {
  try {
    act();
  } catch (const NotMatched&) {
    throw;
  } catch (const db::TransactionBroken&) {
    throw;  // the database runs all of it again
  } catch (const std::exception& failure) {
    if (is_passing(failure)) throw;
    throw NotMatched(agent, seq, failure.what());
  }
}

/// What the statement said; nothing where that was not kept and it is no more.
std::optional<Completed> completed(Tx& tx, const store::CompletionRow& row,
                                   std::string_view public_origin) {
  if (row.course) {
    return Completed{
        {*row.course, row.name_nl, row.name_en}, row.attempt.value(), row.completed_at.value()};
  }
  const auto logged = learning_records::logged_at(tx, row.seq);
  if (!logged) return std::nullopt;
  const auto statement = json::Document::parse(logged->text).value();
  return reported_completion(statement.root(), public_origin);
}

/// Records what one statement says, unless it is voided.
void complete_waiting(Tx& tx, const store::CompletionRow& row, PersonId person,
                      std::string_view public_origin) {
  const auto said = learning_records::is_voided(tx, row.statement.octets)
                        ? std::nullopt
                        : completed(tx, row, public_origin);
  if (!said) return store::delete_completion(tx, row.seq);
  complete(tx, person, *said, row.statement.octets);
}

}  // namespace

void match(Tx& tx, AgentId agent, PersonId person, std::optional<PersonId> mapper,
           std::string_view public_origin) {
  blaming(agent, 0, [&] { store::set_person(tx, agent, person, mapper); });
  for (const auto& row : store::completions_of(tx, agent)) {
    blaming(agent, row.seq, [&] { complete_waiting(tx, row, person, public_origin); });
  }
}

void unmatch(Tx& tx, AgentId agent) {
  for (const auto& row : store::completions_of(tx, agent)) {
    formal_links::take_back(tx, source_of(row.statement.octets));
  }
  store::set_person(tx, agent, std::nullopt, std::nullopt);
}

}  // namespace kring::inlet
