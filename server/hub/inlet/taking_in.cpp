#include "hub/inlet/taking_in.h"

#include "hub/learning_records/formats.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statement_reader.h"
#include "hub/people/people.h"
#include "platform/db/turn.h"

namespace kring::inlet {
namespace {

const std::vector<std::string>& heard_verbs() {
  static const std::vector<std::string> verbs = [] {
    std::vector<std::string> all(completing_verbs.begin(), completing_verbs.end());
    all.emplace_back(learning_records::voiding_verb);
    return all;
  }();
  return verbs;
}

void take_back(Tx& tx, std::string_view uuid) {
  const auto row = store::completion_by_statement(tx, uuid);
  // Whoever voids may not be allowed to: what counts is whether it is voided.
  if (!row || !learning_records::is_voided(tx, uuid)) return;
  formal_links::take_back(tx, source_of(uuid));
  store::delete_completion(tx, row->seq);
  store::delete_if_idle(tx, row->agent);
}

void take_in_one(Tx& tx, const Arrival& arrival, const Directory& directory,
                 std::string_view public_origin) {
  if (!arrival.takes_back.empty()) return take_back(tx, arrival.takes_back);
  if (!arrival.reported) return;
  const auto hash = learning_records::identity_hash(arrival.reported->identity);
  const auto agent = store::put_agent(tx, hash, arrival.reported->mark);
  store::insert_completion(tx, {arrival.seq, {arrival.uuid}, agent.id, arrival.client});
  if (agent.person) return complete(tx, *agent.person, *arrival.reported, arrival.uuid);
  const auto person = directory.person(hash.octets);
  if (person) match(tx, agent.id, *person, std::nullopt, public_origin);
}

/// Whether somebody who joined is one of those who were waited for. Says whether all were looked
/// at: the rest is for another turn.
bool look_for_newcomers(Tx& tx, const Directory& directory, std::string_view public_origin) {
  for (const auto& agent : store::waiting_agents(tx)) {
    const auto person = directory.person(agent.identity.octets);
    if (!person) continue;
    match(tx, agent.id, *person, std::nullopt, public_origin);
    if (db::turn_is_over()) return false;
  }
  return true;
}

}  // namespace

Slice next_slice(Tx& tx, std::size_t limit, std::string_view public_origin,
                 const std::shared_ptr<const Directory>& known) {
  Slice slice;
  slice.from = store::progress(tx);
  slice.to = {learning_records::end_of_log(tx), people::headcount(tx)};
  if (slice.is_empty()) return slice;
  slice.statements = learning_records::logged_after(tx, slice.from.seq, heard_verbs(), limit);
  if (slice.statements.size() == limit) slice.to.seq = slice.statements.back().seq;
  const bool is_current = known && known->headcount() == slice.to.headcount;
  slice.directory = is_current ? known : std::make_shared<const Directory>(tx, public_origin);
  return slice;
}

std::vector<Arrival> arrivals_of(const Slice& slice, std::string_view public_origin) {
  std::vector<Arrival> arrivals;
  for (const auto& logged : slice.statements) {
    auto& arrival = arrivals.emplace_back();
    arrival.seq = logged.seq;
    arrival.uuid = logged.uuid;
  if (slice.looks_for_newcomers()) {
    slice.to.seq = slice.from.seq;
    slice.newcomers = newcomers(tx, *slice.directory);
    return slice;
  }
  auto next = learning_records::logged_after(tx, slice.from.seq, heard_verbs(), limit);
  if (next.more) slice.to.seq = next.statements.back().seq;
  slice.statements = std::move(next.statements);
    arrival.client = logged.client;
    const auto document = json::Document::parse(logged.text).value();
    const auto& statement = document.root();
    if (learning_records::is_voiding(statement)) {
      arrival.takes_back = learning_records::octets_of_uuid(learning_records::target_of(statement));
    } else {
      arrival.reported = reported_completion(statement, public_origin);
    }
  }
  return arrivals;
}

void take_in(Tx& tx, const Slice& slice, const std::vector<Arrival>& arrivals,
             std::string_view public_origin) {
  if (store::locked_progress(tx) != slice.from) return;
  auto reached = slice.from;
  if (slice.from.headcount != slice.to.headcount) {
    if (!look_for_newcomers(tx, *slice.directory, public_origin)) return;
    reached.headcount = slice.to.headcount;
  }
  for (const auto& arrival : arrivals) {
    if (db::turn_is_over()) return store::set_progress(tx, reached);
    take_in_one(tx, arrival, *slice.directory, public_origin);
    reached.seq = arrival.seq;
  }
  store::set_progress(tx, slice.to);
}

void set_aside(Tx& tx, const Slice& slice, std::string_view error) {
  if (store::locked_progress(tx) != slice.from) return;
  const auto seq = slice.statements.front().seq;
  store::park(tx, seq, error);
  store::set_progress(tx, {seq, slice.from.headcount});
}

}  // namespace kring::inlet
