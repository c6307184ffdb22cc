#include "hub/learning_records/statements_by_id_store.h"

#include "hub/learning_records/statement_lengths_store.h"
#include "hub/learning_records/statements_store.h"
#include "platform/db/bulk.h"

namespace kring::learning_records::store {
namespace {

/// `uuids` are asked for in few statements.
void select(Tx& tx, std::string_view columns, const std::vector<db::Bytes>& uuids,
            const db::Connection::OnRow& on_row) {
  const std::vector<db::Param> params(uuids.begin(), uuids.end());
  db::select_in(tx, "SELECT " + std::string(columns) + " FROM statements WHERE uuid IN", params, "",
                on_row);
}

void each_of_portion(Tx& tx, std::span<const Standing> portion, const OnStatement& on_statement) {
  std::vector<db::Bytes> uuids;
  for (const auto& each : portion) uuids.push_back({each.uuid});
  select(tx, "uuid, seq, stored_at, client, text", uuids, [&](const db::Row& row) {
    on_statement({row.bytes(0).octets, row.integer(1), Time(Milliseconds(row.integer(2))),
                  ClientId(row.integer(3)), std::string(row.text(4))});
  });
}

}  // namespace

std::vector<Standing> standing_among(Tx& tx, const std::vector<std::string_view>& uuids) {
  std::vector<db::Bytes> octets;
  octets.reserve(uuids.size());
  for (const auto uuid : uuids) octets.push_back({std::string(uuid)});
  std::vector<Standing> found;
  select(tx, "uuid, seq, stored_at, client, " + octets_of_statement(tx), octets,
         [&](const db::Row& row) {
           found.push_back({row.bytes(0).octets, row.integer(1), Time(Milliseconds(row.integer(2))),
                            ClientId(row.integer(3)), static_cast<std::size_t>(row.integer(4))});
         });
  return found;
}

void each_text(Tx& tx, std::span<const Standing> statements, const OnStatement& on_statement) {
  while (!statements.empty()) {
    std::size_t count = 1;
    auto octets = statements.front().octets;
    while (count < statements.size() && octets + statements[count].octets <= most_octets_a_read) {
      octets += statements[count++].octets;
    }
    each_of_portion(tx, statements.first(count), on_statement);
    statements = statements.subspan(count);
  }
}

void each_statement(Tx& tx, const std::vector<std::string_view>& uuids,
                    const OnStatement& on_statement) {
  each_text(tx, standing_among(tx, uuids), on_statement);
}

void each_short_statement(Tx& tx, const std::vector<std::string_view>& uuids,
                          std::size_t most_octets, const OnStatement& on_statement) {
  auto statements = standing_among(tx, uuids);
  std::erase_if(statements, [&](const auto& each) { return each.octets > most_octets; });
  each_text(tx, statements, on_statement);
}

}  // namespace kring::learning_records::store
