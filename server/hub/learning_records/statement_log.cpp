#include "hub/learning_records/statement_log.h"

#include "hub/learning_records/formats.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statements_by_id_store.h"
#include "hub/learning_records/statements_store.h"

namespace kring::learning_records {
namespace {

Logged logged(Kept kept) {
  const auto document = json::Document::parse(kept.text).value();
  auto uuid = octets_of_uuid(text_of(document.root(), "id"));
  return {kept.seq, std::move(uuid), kept.client, std::move(kept.text)};
}

}  // namespace

std::int64_t end_of_log(Tx& tx) {
  const auto last = store::last_statement(tx);
  return last ? last->seq : 0;
}

LoggedPortion logged_after(Tx& tx, std::int64_t seq, const std::vector<std::string>& verbs,
                           std::size_t limit) {
  std::vector<Mark> any_of;
  any_of.reserve(verbs.size());
  for (const auto& verb : verbs) any_of.push_back(mark_of(MarkKind::verb, verb));
  const auto portion = store::portion_of(tx, {any_of}, {seq, INT64_MAX, true, limit});
  LoggedPortion found{{}, portion.more};
  store::statements(tx, {any_of}, portion.range,
                    [&](Kept kept) { found.statements.push_back(logged(std::move(kept))); });
  return found;
}

std::optional<Logged> logged_at(Tx& tx, std::int64_t seq) {
  std::optional<Logged> found;
  store::statements(tx, {}, {seq - 1, seq + 1, true, 1},
                    [&](Kept kept) { found = logged(std::move(kept)); });
  return found;
}

void each_logged(Tx& tx, const std::vector<std::string>& uuids, std::size_t most_octets,
                 const std::function<void(const Logged&)>& on_statement) {
  store::each_short_statement(tx, {uuids.begin(), uuids.end()}, most_octets,
                              [&](const store::Existing& each) {
                                on_statement({each.seq, each.uuid, each.client, each.text});
                              });
}

bool is_voided(Tx& tx, std::string_view uuid) {
  return store::statement(tx, uuid, true, std::nullopt).has_value();
}

}  // namespace kring::learning_records
