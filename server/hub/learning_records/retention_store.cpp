#include "hub/learning_records/retention_store.h"

#include "hub/learning_records/counts.h"

namespace kring::learning_records::store {
namespace {

std::string select_rules(std::string_view where) {
  return std::string(
             "SELECT id, client, verb, act, days, maker_person, made_at, reached"
             " FROM record_retention_rules ")
      .append(where);
}

std::string select_runs(std::string_view where) {
  return std::string(
             "SELECT id, rule, starter_person, client, verb, act, stored_before, begun_at,"
             " cleared_at, finished_at, stopped, first_seq, last_seq, reached, statements, documents,"
             " attachments FROM record_retention_runs ")
      .append(where);
}

/// Each of the two has an index of its own.
std::string old_documents(std::string_view columns, ClientId client) {
  return std::string("SELECT ")
      .append(columns)
      .append(" FROM record_documents WHERE agent <> 0 AND updated_at < $1 AND ")
      .append(client == ClientId() ? "$2 = 0" : "client = $2")
      .append(" ORDER BY updated_at LIMIT $3");
}

}  // namespace

void insert_rule(Tx& tx, const RuleRow& row) {
  tx.run(
      "INSERT INTO record_retention_rules"
      " (id, client, verb, act, days, maker_person, made_at, reached)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      row.id, row.client, row.verb, row.act, row.days, row.maker_person, row.made_at, row.reached);
}

void change_rule(Tx& tx, const RuleRow& row) {
  tx.run(
      "UPDATE record_retention_rules SET client = $2, verb = $3, act = $4, days = $5, reached = $6"
      " WHERE id = $1",
      row.id, row.client, row.verb, row.act, row.days, row.reached);
}

void set_rule_reached(Tx& tx, RetentionRuleId id, std::int64_t reached) {
  tx.run("UPDATE record_retention_rules SET reached = $2 WHERE id = $1 AND reached < $2", id,
         reached);
}

void delete_rule(Tx& tx, RetentionRuleId id) {
  tx.run("DELETE FROM record_retention_rules WHERE id = $1", id);
}

std::optional<RuleRow> rule(Tx& tx, RetentionRuleId id) {
  return tx.row<RuleRow>(select_rules("WHERE id = $1"), id);
}

std::vector<RuleRow> all_rules(Tx& tx) {
  return tx.rows<RuleRow>(select_rules("ORDER BY id"));
}

void insert_run(Tx& tx, const RunRow& row) {
  tx.run(
      "INSERT INTO record_retention_runs"
      " (id, rule, starter_person, client, verb, act, stored_before, begun_at, stopped, first_seq,"
      " last_seq, reached, statements, documents, attachments)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, $10, $11, 0, 0, 0)",
      row.id, row.rule, row.starter_person, row.client, row.verb, row.act, row.stored_before,
      row.begun_at, row.first_seq, row.last_seq, row.reached);
}

void set_run(Tx& tx, const RunRow& row) {
  tx.run(
      "UPDATE record_retention_runs SET reached = $2, statements = $3, documents = $4,"
      " attachments = $5, cleared_at = $6, finished_at = $7, stopped = $8 WHERE id = $1",
      row.id, row.reached, row.statements, row.documents, row.attachments, row.cleared_at,
      row.finished_at, row.stopped);
}

std::optional<RunRow> run(Tx& tx, RetentionRunId id) {
  return tx.row<RunRow>(select_runs("WHERE id = $1"), id);
}

std::optional<RunRow> run_going_on(Tx& tx) {
  return tx.row<RunRow>(select_runs("WHERE finished_at IS NULL ORDER BY id LIMIT 1"));
}

std::optional<RunRow> run_going_on_of(Tx& tx, RetentionRuleId rule) {
  return tx.row<RunRow>(select_runs("WHERE finished_at IS NULL AND rule = $1 ORDER BY id LIMIT 1"),
                        rule);
}

std::vector<RunRow> runs_before(Tx& tx, RetentionRunId id, std::size_t limit) {
  return tx.rows<RunRow>(select_runs("WHERE id < $1 ORDER BY id DESC LIMIT $2"), id, limit);
}

StandInNames stand_ins(Tx& tx, RetentionRunId run, const std::vector<std::string>& digests) {
  StandInNames names;
  for (const auto& digest : digests) {
    const auto name = tx.value<std::string>(
        "SELECT stand_in FROM record_retention_stand_ins WHERE run = $1 AND digest = $2", run,
        db::Bytes{digest});
    if (name) names.emplace(digest, *name);
  }
  return names;
}

void insert_stand_ins(Tx& tx, RetentionRunId run, const StandInNames& names) {
  for (const auto& [digest, name] : names) {
    tx.run(
        "INSERT INTO record_retention_stand_ins (run, digest, stand_in) VALUES ($1, $2, $3)"
        " ON CONFLICT DO NOTHING",
        run, db::Bytes{digest}, name);
  }
}

std::int64_t delete_stand_ins(Tx& tx, RetentionRunId run, std::size_t most) {
  return tx.run(
      "DELETE FROM record_retention_stand_ins WHERE run = $1 AND digest IN"
      " (SELECT digest FROM record_retention_stand_ins WHERE run = $1 ORDER BY digest LIMIT $2)",
      run, most);
}

std::optional<RetentionRunId> ended_run_with_stand_ins(Tx& tx) {
  return tx.value<RetentionRunId>(
      "SELECT id FROM record_retention_runs WHERE finished_at IS NOT NULL"
      " AND id = (SELECT MIN(run) FROM record_retention_stand_ins)");
}

std::int64_t count_old_documents(Tx& tx, ClientId client, Time before, std::size_t most) {
  return *tx.value<std::int64_t>(
      "SELECT COUNT(*) FROM (" + old_documents("updated_at", client) + ") old", before, client,
      most);
}

std::int64_t delete_old_documents(Tx& tx, ClientId client, Time before, std::size_t most) {
  return tx.run("DELETE FROM record_documents WHERE (holder, registration, name) IN (" +
                    old_documents("holder, registration, name", client) + ")",
                before, client, most);
}

std::int64_t counted_before(Tx& tx, ClientId client, Time week) {
  return *tx.value<std::int64_t>(
      "SELECT CAST(COALESCE(SUM(number), 0) AS BIGINT) FROM statement_counts"
      " WHERE kind = $3 AND what < $1 AND ($2 = 0 OR client = $2)",
      week, client, static_cast<std::int64_t>(CountKind::week));
}

}  // namespace kring::learning_records::store
