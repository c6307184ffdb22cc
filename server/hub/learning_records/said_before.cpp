#include "hub/learning_records/said_before.h"

#include "base/refusal.h"
#include "hub/learning_records/formats.h"
#include "hub/learning_records/rewriting.h"
#include "hub/learning_records/sameness.h"
#include "hub/learning_records/sent_again.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statement_reader.h"
#include "hub/learning_records/statement_writer.h"
#include "hub/learning_records/statements_by_id_store.h"

#include <algorithm>
#include <map>

namespace kring::learning_records {
namespace {

using ByUuid = std::map<std::string_view, const Prepared*>;

/// Where the program has its account that vouches for what it sends (`authority_of`).
std::string_view public_origin_of(const json::Value& sent) {
  return text_of(*member_of(*member_of(sent, "authority"), "account"), "homePage");
}

bool is_the_same(const Prepared& sent, const store::Existing& known) {
  // Most that is sent once more is spelled as it was, and need not be parsed for that.
  const auto as_then = complete_text(sent.kept, sent.timestamped, rfc3339(known.stored_at));
  if (as_then == known.text) return true;
  const auto complete = complete_text(sent.kept, true, "");
  const auto ours = json::Document::parse(complete).value();
  const auto theirs = json::Document::parse(known.text).value();
  return say_the_same(ours.root(), theirs.root()) ||
         says_the_same_of_nobody(ours.root(), theirs.root(), public_origin_of(ours.root()));
}

[[noreturn]] void refuse_as_conflicting(const Batch& batch, const Prepared& statement) {
  const auto place = &statement - batch.statements.data();
  auto path = (batch.is_list ? "/" + std::to_string(place) : "") + "/id";
  auto detail = "At " + path + ": the statement " + uuid_of_octets(statement.uuid) +
                " is there already, and says something else.";
  throw Refusal(Status::conflict, "statement.conflict", {{std::move(path), "conflict", {}}},
                std::move(detail));
}

ByUuid by_uuid(const Batch& batch) {
  ByUuid statements;
  for (const auto& statement : batch.statements) statements.emplace(statement.uuid, &statement);
  return statements;
}

std::vector<std::string_view> uuids_of(const ByUuid& statements) {
  std::vector<std::string_view> uuids;
  uuids.reserve(statements.size());
  for (const auto& each : statements) uuids.push_back(each.first);
  return uuids;
}

}  // namespace

std::size_t longest_said_before(Tx& tx, const Batch& batch) {
  std::size_t longest = 0;
  for (const auto& known : store::standing_among(tx, uuids_of(by_uuid(batch)))) {
    longest = std::max(longest, known.octets);
  }
  return longest;
}

SaidBefore said_before(Tx& tx, const Batch& batch) {
  SaidBefore before{{}, times_rewritten(tx)};
  const auto sent = by_uuid(batch);
  store::each_statement(tx, uuids_of(sent), [&](const store::Existing& known) {
    const auto& statement = *sent.at(known.uuid);
    if (!is_the_same(statement, known)) refuse_as_conflicting(batch, statement);
    before.uuids.insert(known.uuid);
  });
  return before;
}

std::set<std::string, std::less<>> said_before_in_turn(
    Tx& tx, const Batch& batch, const std::vector<const Prepared*>& statements, std::int64_t last) {
  const auto& ahead = batch.said_before;
  const bool holds = ahead && ahead->times_rewritten == times_rewritten(tx);
  std::set<std::string, std::less<>> before;
  ByUuid sent;
  for (const auto* statement : statements) {
    if (holds && ahead->uuids.contains(statement->uuid)) {
      before.insert(statement->uuid);
    } else {
      sent.emplace(statement->uuid, statement);
    }
  }
  auto there = store::standing_among(tx, uuids_of(sent));
  std::erase_if(there, [&](const auto& each) { return each.seq > last; });
  std::size_t octets = 0;
  for (const auto& each : there) octets += each.octets;
  if (octets > most_compared_in_turn) throw MuchToCompare();
  store::each_text(tx, there, [&](const store::Existing& known) {
    const auto& statement = *sent.at(known.uuid);
    if (!is_the_same(statement, known)) refuse_as_conflicting(batch, statement);
    before.insert(known.uuid);
  });
  return before;
}

}  // namespace kring::learning_records
