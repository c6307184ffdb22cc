#include "hub/learning_records/echoes_store.h"

#include "hub/learning_records/mark_list.h"
#include "hub/learning_records/statements_store.h"
#include "platform/db/bulk.h"

namespace kring::learning_records::store {

std::optional<Echo> next_echo(Tx& tx) {
  return tx.row<Echo>(
      "SELECT seq, uuid, reached FROM statement_echoes WHERE try_at <= $1 ORDER BY seq LIMIT 1",
      tx.now());
}

void set_echo_aside(Tx& tx, std::int64_t seq, std::string_view error, Time try_at) {
  tx.run("UPDATE statement_echoes SET error = $2, try_at = $3 WHERE seq = $1", seq, error, try_at);
}

std::vector<EchoSetAside> echoes_set_aside(Tx& tx) {
  return tx.rows<EchoSetAside>(
      "SELECT seq, error FROM statement_echoes WHERE error IS NOT NULL ORDER BY seq");
}

std::int64_t number_of_echoes_set_aside(Tx& tx) {
  return *tx.value<std::int64_t>("SELECT COUNT(*) FROM statement_echoes WHERE error IS NOT NULL");
}

void try_echoes_again(Tx& tx) {
  tx.run("UPDATE statement_echoes SET try_at = 0 WHERE error IS NOT NULL");
}

void change_mark_of_echoes(Tx& tx, Mark mark, Mark instead) {
  tx.run(
      "UPDATE statement_echo_marks SET mark = $2 WHERE mark = $1 AND seq NOT IN"
      " (SELECT seq FROM statement_echo_marks WHERE mark = $2)",
      mark, instead);
  tx.run("DELETE FROM statement_echo_marks WHERE mark = $1", mark);
  tx.run("UPDATE statement_echo_marks SET instead = $2 WHERE instead = $1", mark, instead);
}

std::optional<Echo> echo_of(Tx& tx, std::string_view uuid) {
  return tx.row<Echo>("SELECT seq, uuid, reached FROM statement_echoes WHERE uuid = $1",
                      octets(uuid));
}

void put_echo(Tx& tx, const Echo& echo) {
  tx.run(
      "INSERT INTO statement_echoes (seq, uuid, reached) VALUES ($1, $2, 0)"
      " ON CONFLICT (seq) DO UPDATE SET reached = 0",
      echo.seq, echo.uuid);
}

void set_echo_reached(Tx& tx, std::int64_t seq, std::int64_t reached) {
  tx.run("UPDATE statement_echoes SET reached = $2 WHERE seq = $1", seq, reached);
}

void delete_echo(Tx& tx, std::int64_t seq) {
  tx.run("DELETE FROM statement_echo_marks WHERE seq = $1", seq);
  tx.run("DELETE FROM statement_echoes WHERE seq = $1", seq);
}

std::vector<EchoMark> echo_marks(Tx& tx, std::int64_t seq) {
  return tx.rows<EchoMark>(
      "SELECT mark, instead FROM statement_echo_marks WHERE seq = $1 ORDER BY mark", seq);
}

void put_echo_marks(Tx& tx, std::int64_t seq, const std::vector<EchoMark>& marks) {
  std::vector<db::Param> params;
  params.reserve(marks.size() * 3);
  for (const auto& each : marks) {
    params.insert(params.end(), {seq, each.mark, db::Param(each.instead)});
  }
  db::insert_rows(tx, "INSERT INTO statement_echo_marks (seq, mark, instead) VALUES", 3, params,
                  "ON CONFLICT (seq, mark) DO UPDATE SET instead = excluded.instead");
}

void forget_what_stands_instead(Tx& tx, std::int64_t seq) {
  tx.run("UPDATE statement_echo_marks SET instead = NULL WHERE seq = $1", seq);
}

std::vector<std::int64_t> referring_after(Tx& tx, std::string_view target, std::int64_t seq,
                                          std::size_t most) {
  return tx.values<std::int64_t>(
      "SELECT seq FROM statement_references WHERE target = $1 AND seq > $2 ORDER BY seq LIMIT $3",
      octets(target), seq, most);
}

bool is_referred_to(Tx& tx, std::string_view target) {
  return !referring_after(tx, target, 0, 1).empty();
}

std::vector<Referring> referring_statements(Tx& tx, const std::vector<std::int64_t>& seqs) {
  return tx.rows<Referring>("SELECT seq, uuid, client, text FROM statements WHERE seq " +
                                db::in_list(tx, 1) + " ORDER BY seq",
                            list_of(tx, seqs));
}

}  // namespace kring::learning_records::store
