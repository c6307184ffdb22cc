#pragma once

#include "hub/inlet/inlet.h"
#include "hub/learning_records/clients.h"
#include "hub/learning_records/erasure_options.h"
#include "hub/learning_records/marks.h"
#include "platform/db/tx.h"
#include "platform/db/value.h"

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace kring::inlet {

/// Somebody as programs report them.
using AgentId = Id<struct InletAgentTag>;

namespace store {

struct Progress {
  std::int64_t seq = 0;
  std::int64_t headcount = 0;
  BOOST_DESCRIBE_CLASS(Progress, (), (seq, headcount), (), ())
  bool operator==(const Progress&) const = default;
};
Progress progress(Tx& tx);
/// The same, kept from other nodes until the transaction ends.
Progress locked_progress(Tx& tx);
void set_progress(Tx& tx, const Progress& progress);
/// Has the next turn look again for those who are waited for, as if somebody had joined.
void look_again(Tx& tx);

struct AgentRow {
  AgentId id;
  learning_records::Mark mark = 0;
  db::Bytes identity;
  std::optional<PersonId> person;
  bool by_hand = false;
  std::optional<Time> mapped_at;
  BOOST_DESCRIBE_CLASS(AgentRow, (), (id, mark, identity, person, by_hand, mapped_at), (), ())
};
/// The agent of that identity (a hash), made where it is new.
AgentRow put_agent(Tx& tx, const db::Bytes& identity, learning_records::Mark mark);
std::optional<AgentRow> agent(Tx& tx, AgentId id);
/// Who it is; nobody, where `person` is absent. `mapper` where an administrator says so.
void set_person(Tx& tx, AgentId id, std::optional<PersonId> person, std::optional<PersonId> mapper);
/// An agent that nobody was found to be and of whom nothing is said any more goes.
void delete_if_idle(Tx& tx, AgentId id);
/// And one that was erased from the records, with what waits for it.
void delete_agent(Tx& tx, AgentId id);
/// Those who are this person.
std::vector<AgentRow> agents_of(Tx& tx, PersonId person);
/// Those who were met in one of these spellings or are kept under one of these hashes, each once.
std::vector<AgentRow> agents_with(Tx& tx, const learning_records::AgentsMeant& meant);
/// Those that are kept under one of these hashes.
std::vector<AgentRow> agents_among(Tx& tx, const std::vector<db::Bytes>& identities);
/// The hashes of all, in their order, so many after one.
std::vector<db::Bytes> identities_after(Tx& tx, const db::Bytes& after, std::size_t limit);
/// Calls `on_agent` with each whom nobody was found to be.
void each_waiting(Tx& tx, const std::function<void(AgentId, const db::Bytes&)>& on_agent);
std::vector<AgentRow> waiting_after(Tx& tx, AgentId after, std::size_t limit);
std::vector<AgentRow> mapped_after(Tx& tx, AgentId after, std::size_t limit);

struct CompletionRow {
  std::int64_t seq = 0;
  db::Bytes statement;
  AgentId agent;
  learning_records::ClientId client;
  /// What the statement says, which may go before it is known who somebody is. Without a course
  /// that was not kept yet when it came.
  std::optional<std::string> course, name_nl, name_en, attempt;
  std::optional<Time> completed_at;
  BOOST_DESCRIBE_CLASS(CompletionRow, (),
                       (seq, statement, agent, client, course, name_nl, name_en, attempt,
                        completed_at),
                       (), ())
};
void insert_completion(Tx& tx, const CompletionRow& row);
void delete_completion(Tx& tx, std::int64_t seq);
std::optional<CompletionRow> completion_by_statement(Tx& tx, std::string_view uuid);
std::vector<CompletionRow> completions_of(Tx& tx, AgentId agent);

/// How many statements of each client say that these agents completed something.
struct Count {
  AgentId agent;
  learning_records::ClientId client;
  std::int64_t completions = 0;
  std::int64_t last_seq = 0;
  BOOST_DESCRIBE_CLASS(Count, (), (agent, client, completions, last_seq), (), ())
};
std::vector<Count> counts(Tx& tx, const std::vector<AgentId>& agents);

void park(Tx& tx, std::int64_t seq, std::string_view error);
/// Says whether it was parked.
bool unpark(Tx& tx, std::int64_t seq);
std::vector<Parked> parked(Tx& tx);
std::int64_t number_parked(Tx& tx);

}  // namespace store
}  // namespace kring::inlet
