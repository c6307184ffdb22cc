#pragma once

#include "hub/learning_records/retention.h"
#include "platform/db/value.h"

#include <map>

namespace kring::learning_records::store {

/// Client 0 and an empty verb are all.
struct RuleRow {
  RetentionRuleId id;
  ClientId client;
  std::string verb;
  RetentionAct act{};
  std::int64_t days = 0;
  std::optional<PersonId> maker_person;
  Time made_at;
  std::int64_t reached = 0;
  BOOST_DESCRIBE_CLASS(RuleRow, (), (id, client, verb, act, days, maker_person, made_at, reached),
                       (), ())
};
void insert_rule(Tx& tx, const RuleRow& row);
void change_rule(Tx& tx, const RuleRow& row);
/// That everything up to there was looked at; never less than before.
void set_rule_reached(Tx& tx, RetentionRuleId id, std::int64_t reached);
void delete_rule(Tx& tx, RetentionRuleId id);
std::optional<RuleRow> rule(Tx& tx, RetentionRuleId id);
std::vector<RuleRow> all_rules(Tx& tx);

struct RunRow {
  RetentionRunId id;
  std::optional<RetentionRuleId> rule;
  std::optional<PersonId> starter_person;
  ClientId client;
  std::string verb;
  RetentionAct act{};
  Time stored_before;
  Time begun_at;
  std::optional<Time> cleared_at;  ///< all that was to go is in no table any more
  std::optional<Time> finished_at;
  bool stopped = false;
  std::int64_t first_seq = 0, last_seq = 0, reached = 0;
  std::int64_t statements = 0, documents = 0, attachments = 0;
  BOOST_DESCRIBE_CLASS(RunRow, (),
                       (id, rule, starter_person, client, verb, act, stored_before, begun_at,
                        cleared_at, finished_at, stopped, first_seq, last_seq, reached, statements,
                        documents, attachments),
                       (), ())
};
void insert_run(Tx& tx, const RunRow& row);
/// Everything of it that changes.
void set_run(Tx& tx, const RunRow& row);
std::optional<RunRow> run(Tx& tx, RetentionRunId id);
/// The first one that is going on.
std::optional<RunRow> run_going_on(Tx& tx);
std::optional<RunRow> run_going_on_of(Tx& tx, RetentionRuleId rule);
std::vector<RunRow> runs_before(Tx& tx, RetentionRunId id, std::size_t limit);

/// Who stands in the place of those of whom these are the digests, as far as somebody does.
using StandInNames = std::map<std::string, std::string>;
StandInNames stand_ins(Tx& tx, RetentionRunId run, const std::vector<std::string>& digests);
void insert_stand_ins(Tx& tx, RetentionRunId run, const StandInNames& names);
/// Deletes that many of them, and returns how many there were.
std::int64_t delete_stand_ins(Tx& tx, RetentionRunId run, std::size_t most);
/// The first run of which there are some, if it has ended.
std::optional<RetentionRunId> ended_run_with_stand_ins(Tx& tx);

/// How many documents about people were last changed before, by that client where one is given; not
/// more than `most`.
std::int64_t count_old_documents(Tx& tx, ClientId client, Time before, std::size_t most);
/// Removes that many of them, the oldest first, and returns how many there were.
std::int64_t delete_old_documents(Tx& tx, ClientId client, Time before, std::size_t most);

/// How many statements were counted in the weeks that began before; all clients' for client 0.
std::int64_t counted_before(Tx& tx, ClientId client, Time week);

}  // namespace kring::learning_records::store
