#include "hub/inlet/inlet_store.h"

#include "hub/learning_records/mark_list.h"
#include "platform/db/bulk.h"

#include <algorithm>

namespace kring::inlet::store {
namespace {

std::string select_agents(std::string_view where) {
  return std::string("SELECT id, mark, identity, person, by_hand, mapped_at FROM inlet_agents ")
      .append(where);
}

std::string select_completions(std::string_view where) {
  return std::string(
             "SELECT seq, statement, agent, client, course, name_nl, name_en, attempt,"
             " completed_at FROM inlet_completions ")
      .append(where);
}

}  // namespace

Progress progress(Tx& tx) {
  return tx.row<Progress>("SELECT seq, headcount FROM inlet_progress").value();
}

Progress locked_progress(Tx& tx) {
  // SQLite has one writer: the transaction is the lock.
  const auto* select = tx.dialect() == db::Dialect::postgres
                           ? "SELECT seq, headcount FROM inlet_progress FOR UPDATE"
                           : "SELECT seq, headcount FROM inlet_progress";
  return tx.row<Progress>(select).value();
}

void set_progress(Tx& tx, const Progress& progress) {
  tx.run("UPDATE inlet_progress SET seq = $1, headcount = $2", progress.seq, progress.headcount);
}

void look_again(Tx& tx) {
  tx.run("UPDATE inlet_progress SET headcount = -1");
}

AgentRow put_agent(Tx& tx, const db::Bytes& identity, learning_records::Mark mark) {
  // Most were met before.
  if (auto met = tx.row<AgentRow>(select_agents("WHERE identity = $1"), identity)) return *met;
  AgentRow row{tx.mint<InletAgentTag>(), mark, identity, {}, false, {}};
  tx.run("INSERT INTO inlet_agents (id, identity, mark, by_hand) VALUES ($1, $2, $3, 0)", row.id,
         identity, mark);
  return row;
}

std::optional<AgentRow> agent(Tx& tx, AgentId id) {
  return tx.row<AgentRow>(select_agents("WHERE id = $1"), id);
}

void set_person(Tx& tx, AgentId id, std::optional<PersonId> person,
                std::optional<PersonId> mapper) {
  tx.run(
      "UPDATE inlet_agents SET person = $2, mapper_person = $3, by_hand = $4, mapped_at = $5"
      " WHERE id = $1",
      id, person, mapper, mapper.has_value(), person ? std::optional(tx.now()) : std::nullopt);
}

void delete_if_idle(Tx& tx, AgentId id) {
  tx.run(
      "DELETE FROM inlet_agents WHERE id = $1 AND person IS NULL"
      " AND NOT EXISTS (SELECT 1 FROM inlet_completions WHERE agent = $1)",
      id);
}

void delete_agent(Tx& tx, AgentId id) {
  tx.run("DELETE FROM inlet_agents WHERE id = $1", id);
}

std::vector<AgentRow> agents_of(Tx& tx, PersonId person) {
  return tx.rows<AgentRow>(select_agents("WHERE person = $1 ORDER BY id"), person);
}

std::vector<AgentRow> agents_with(Tx& tx, const learning_records::AgentsMeant& meant) {
  auto rows = tx.rows<AgentRow>(select_agents("WHERE mark " + db::in_list(tx, 1) + " ORDER BY id"),
                                learning_records::store::list_of(tx, meant.marks));
  for (const auto& identity : meant.identities) {
    auto row = tx.row<AgentRow>(select_agents("WHERE identity = $1"), identity);
    const auto is_it = [&](const AgentRow& each) { return row && each.id == row->id; };
    if (row && std::ranges::none_of(rows, is_it)) rows.push_back(std::move(*row));
  }
  return rows;
}

std::vector<AgentRow> agents_among(Tx& tx, const std::vector<db::Bytes>& identities) {
  std::vector<AgentId> ids;
  db::select_in(tx, "SELECT id FROM inlet_agents WHERE identity IN",
                std::vector<db::Param>(identities.begin(), identities.end()), "",
                [&](const db::Row& row) { ids.emplace_back(row.integer(0)); });
  return tx.rows<AgentRow>(select_agents("WHERE id " + db::in_list(tx, 1)), db::IdList(tx, ids));
}

std::vector<db::Bytes> identities_after(Tx& tx, const db::Bytes& after, std::size_t limit) {
  return tx.values<db::Bytes>(
      "SELECT identity FROM inlet_agents WHERE identity > $1 ORDER BY identity LIMIT $2", after,
      limit);
}

void each_waiting(Tx& tx, const std::function<void(AgentId, const db::Bytes&)>& on_agent) {
  tx.execute("SELECT id, identity FROM inlet_agents WHERE person IS NULL ORDER BY id", {},
             [&](const db::Row& row) { on_agent(AgentId(row.integer(0)), row.bytes(1)); });
}

std::vector<AgentRow> waiting_after(Tx& tx, AgentId after, std::size_t limit) {
  return tx.rows<AgentRow>(select_agents("WHERE person IS NULL AND id > $1 ORDER BY id LIMIT $2"),
                           after, limit);
}

std::vector<AgentRow> mapped_after(Tx& tx, AgentId after, std::size_t limit) {
  return tx.rows<AgentRow>(
      select_agents("WHERE person IS NOT NULL AND by_hand = 1 AND id > $1 ORDER BY id LIMIT $2"),
      after, limit);
}

void insert_completion(Tx& tx, const CompletionRow& row) {
  tx.run(
      "INSERT INTO inlet_completions"
      " (seq, statement, agent, client, course, name_nl, name_en, attempt, completed_at)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING",
      row.seq, row.statement, row.agent, row.client, row.course, row.name_nl, row.name_en,
      row.attempt, row.completed_at);
}

void delete_completion(Tx& tx, std::int64_t seq) {
  tx.run("DELETE FROM inlet_completions WHERE seq = $1", seq);
}

std::optional<CompletionRow> completion_by_statement(Tx& tx, std::string_view uuid) {
  return tx.row<CompletionRow>(select_completions("WHERE statement = $1"),
                               db::Bytes{std::string(uuid)});
}

std::vector<CompletionRow> completions_of(Tx& tx, AgentId agent) {
  return tx.rows<CompletionRow>(select_completions("WHERE agent = $1 ORDER BY seq"), agent);
}

std::vector<Count> counts(Tx& tx, const std::vector<AgentId>& agents) {
  return tx.rows<Count>(
      "SELECT agent, client, count(*) AS completions, max(seq) AS last_seq FROM inlet_completions"
      " WHERE agent " +
          db::in_list(tx, 1) + " GROUP BY agent, client ORDER BY agent, client",
      db::IdList(tx, agents));
}

void park(Tx& tx, std::int64_t seq, std::string_view error) {
  tx.run(
      "INSERT INTO inlet_parked (seq, error) VALUES ($1, $2)"
      " ON CONFLICT (seq) DO UPDATE SET error = excluded.error",
      seq, error);
}

bool unpark(Tx& tx, std::int64_t seq) {
  return tx.run("DELETE FROM inlet_parked WHERE seq = $1", seq) == 1;
}

std::vector<Parked> parked(Tx& tx) {
  return tx.rows<Parked>("SELECT seq, error FROM inlet_parked ORDER BY seq");
}

std::int64_t number_parked(Tx& tx) {
  return tx.value<std::int64_t>("SELECT count(*) FROM inlet_parked").value_or(0);
}

}  // namespace kring::inlet::store
