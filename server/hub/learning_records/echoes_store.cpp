#include "hub/learning_records/echoes_store.h"

#include "hub/learning_records/mark_list.h"
#include "hub/learning_records/statements_store.h"
#include "platform/db/bulk.h"

namespace kring::learning_records::store {

std::optional<Echo> next_echo(Tx& tx) {
  return tx.row<Echo>("SELECT seq, uuid, reached FROM statement_echoes ORDER BY seq LIMIT 1");
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
