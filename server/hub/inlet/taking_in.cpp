#include "hub/inlet/taking_in.h"

#include "hub/learning_records/formats.h"
#include "hub/learning_records/rewriting.h"
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

/// Whom of those who are waited for the directory knows.
std::vector<Newcomer> newcomers(Tx& tx, const Directory& directory) {
  std::vector<Newcomer> found;
  store::each_waiting(tx, [&](AgentId agent, const db::Bytes& identity) {
    if (const auto person = directory.person(identity.octets)) found.push_back({agent, *person});
  });
  return found;
}

/// Where the inlet will be once it has looked at all there is.
store::Progress end_of_all(Tx& tx) {
  return {learning_records::end_of_log(tx), people::headcount(tx)};
}

}  // namespace

void take_in_one(Tx& tx, const Arrival& arrival, const Directory& directory,
                 std::string_view public_origin) {
  if (!arrival.takes_back.empty()) return take_back(tx, arrival.takes_back);
  if (!arrival.reported) return;
  const auto hash = learning_records::identity_hash(arrival.reported->identity);
  const auto agent = store::put_agent(tx, hash, arrival.reported->mark);
  const auto person = agent.person ? agent.person : directory.person(hash.octets);
  // What waited comes first: what goes wrong with it is not blamed on this one.
  if (person && !agent.person) match(tx, agent.id, *person, std::nullopt, public_origin);
  const auto& [course, attempt, completed_at] = static_cast<const Completed&>(*arrival.reported);
  store::insert_completion(tx, {arrival.seq,
                                {arrival.uuid},
                                agent.id,
                                arrival.client,
                                course.address,
                                course.name_nl,
                                course.name_en,
                                attempt,
                                completed_at});
  if (person) complete(tx, *person, *arrival.reported, arrival.uuid);
}

void welcome(Tx& tx, const Slice& slice, std::string_view public_origin) {
  if (store::locked_progress(tx) != slice.from) return;
  for (const auto& newcomer : slice.newcomers) {
    const auto agent = store::agent(tx, newcomer.agent);
    // An administrator may have said meanwhile who it is.
    if (!agent || agent->person) continue;
    match(tx, newcomer.agent, newcomer.person, std::nullopt, public_origin);
    // The rest is for another turn, which looks again.
    if (db::turn_is_over()) return;
  }
  store::set_progress(tx, slice.to);
}

Slice next_slice(Tx& tx, std::size_t limit, std::string_view public_origin,
                 const std::shared_ptr<const Directory>& known) {
  Slice slice;
  slice.from = store::progress(tx);
  slice.to = end_of_all(tx);
  slice.times_rewritten = learning_records::times_rewritten(tx);
  if (slice.is_empty()) return slice;
  const bool is_current =
      known && known->headcount() == slice.to.headcount && !slice.looks_for_newcomers();
  slice.directory = is_current ? known : std::make_shared<const Directory>(tx, public_origin);
  if (slice.looks_for_newcomers()) {
    slice.to.seq = slice.from.seq;
    slice.newcomers = newcomers(tx, *slice.directory);
    return slice;
  }
  auto next = learning_records::logged_after(tx, slice.from.seq, heard_verbs(), limit);
  if (next.more) slice.to.seq = next.statements.back().seq;
  slice.statements = std::move(next.statements);
  return slice;
}

Arrival arrival_of(const learning_records::Logged& logged, std::string_view public_origin) {
  Arrival arrival;
  arrival.seq = logged.seq;
  arrival.uuid = logged.uuid;
  arrival.client = logged.client;
  const auto document = json::Document::parse(logged.text).value();
  const auto& statement = document.root();
  if (learning_records::is_voiding(statement)) {
    arrival.takes_back = learning_records::octets_of_uuid(learning_records::target_of(statement));
  } else {
    arrival.reported = reported_completion(statement, public_origin);
  }
  return arrival;
}

std::vector<Arrival> arrivals_of(const Slice& slice, std::string_view public_origin) {
  std::vector<Arrival> arrivals;
  for (const auto& logged : slice.statements) {
    arrivals.push_back(arrival_of(logged, public_origin));
  }
  return arrivals;
}

void take_in(Tx& tx, const Slice& slice, const std::vector<Arrival>& arrivals,
             std::string_view public_origin) {
  if (store::locked_progress(tx) != slice.from) return;
  // What was read of somebody may be no more.
  if (learning_records::times_rewritten(tx) != slice.times_rewritten) return;
  auto reached = slice.from;
  for (const auto& arrival : arrivals) {
    if (db::turn_is_over()) return store::set_progress(tx, reached);
    take_in_one(tx, arrival, *slice.directory, public_origin);
    reached.seq = arrival.seq;
  }
  store::set_progress(tx, slice.to);
}

}  // namespace kring::inlet
