#pragma once

#include "base/page.h"
#include "hub/learning_records/clients.h"
#include "platform/api/visitor.h"
#include "platform/db/tx.h"
#include "platform/json/limits.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

/// How long learning records stay: rules that administrators set, and what is carried out of them.
/// Without a rule everything stays.
namespace kring::learning_records {

using RetentionRuleId = Id<struct RetentionRuleTag>;
using RetentionRunId = Id<struct RetentionRunTag>;

/// What happens to a statement: it stays and names nobody any more, or it goes. Documents that are
/// kept about people go either way.
enum class RetentionAct { anonymise, remove };
BOOST_DESCRIBE_ENUM(RetentionAct, anonymise, remove)

/// Which statements, and what happens to them. A rule for a verb leaves documents alone.
struct RetentionChoice {
  static constexpr std::array limits{json::Limit{"verb", 1, 1000}};
  std::optional<ClientId> client;   ///< absent: of all
  std::optional<std::string> verb;  ///< an IRI; absent: with any
  RetentionAct act = RetentionAct::anonymise;
  BOOST_DESCRIBE_CLASS(RetentionChoice, (), (client, verb, act), (), ())
};

inline constexpr std::int64_t most_days = 36'500;
/// Of "2024-01-01" in characters.
inline constexpr std::int64_t longest_day = 10;
/// So many rules are carried out each day.
inline constexpr std::size_t most_rules = 50;

struct RetentionOrder : RetentionChoice {
  static constexpr std::array limits{json::Limit{"days", 1, most_days}};
  std::int64_t days = 0;  ///< since they were stored, or documents changed
  BOOST_DESCRIBE_CLASS(RetentionOrder, (RetentionChoice), (days), (), ())
};

struct RetentionRule {
  RetentionRuleId id;
  std::optional<ClientId> client;
  std::optional<std::string> client_name;
  std::optional<std::string> verb;
  RetentionAct act{};
  std::int64_t days = 0;
  std::optional<std::string> maker;
  Time made_at;
  BOOST_DESCRIBE_CLASS(RetentionRule, (),
                       (id, client, client_name, verb, act, days, maker, made_at), (), ())
};

/// What would be touched now. What was taken back is touched too, and not counted here.
struct RetentionPreview {
  Time stored_before;
  std::int64_t statements = 0;
  bool more = false;                   ///< there are more than were counted in a moment
  std::optional<Time> oldest, newest;  ///< when these were stored, where that was found in a moment
  std::int64_t documents = 0;
  bool more_documents = false;
  BOOST_DESCRIBE_CLASS(RetentionPreview, (),
                       (stored_before, statements, more, oldest, newest, documents, more_documents),
                       (), ())
};

/// A rule, and what its next run would touch.
struct RetentionRuleAhead : RetentionRule {
  RetentionPreview next_run;
  BOOST_DESCRIBE_CLASS(RetentionRuleAhead, (RetentionRule), (next_run), (), ())
};
struct RetentionRules {
  std::vector<RetentionRuleAhead> items;
  BOOST_DESCRIBE_CLASS(RetentionRules, (), (items), (), ())
};

/// Refuses with 422 a verb that is no IRI: no statement has it; and characters that would make it
/// look like another where it is shown.
void require_verb(const std::optional<std::string>& verb);

/// Sets a rule; from the next day on it is carried out once a day. Refuses with 422 a client that
/// is not there, and with 409 `retention_rule.too_many`. Records `retention_rule.made`.
RetentionRuleId make_rule(Tx& tx, const Visitor& maker, const RetentionOrder& order);
/// Sets it anew; a run of it that is going on is stopped. Refuses with 404, and as above. Records
/// `retention_rule.changed`.
void change_rule(Tx& tx, const Visitor& changer, RetentionRuleId id, const RetentionOrder& order);
/// What it did stays done; a run of it that is going on is stopped. Refuses with 404. Records
/// `retention_rule.removed`.
void remove_rule(Tx& tx, const Visitor& remover, RetentionRuleId id);
/// Refuses with 404.
RetentionRule require_rule(Tx& tx, RetentionRuleId id);
/// The oldest first.
std::vector<RetentionRule> rules(Tx& tx);
/// The same, with what their next runs would touch: takes some tenths of a second for all together.
RetentionRules rules_ahead(Tx& tx);

struct RetentionPreviewOrder : RetentionChoice {
  static constexpr std::array limits{json::Limit{"days", 1, most_days},
                                     json::Limit{"before", {}, longest_day}};
  std::optional<std::int64_t> days;
  std::optional<std::string> before;  ///< a day, as in `RetentionRunOrder`
  BOOST_DESCRIBE_CLASS(RetentionPreviewOrder, (RetentionChoice), (days, before), (), ())
};
/// Of a rule that is not set yet, or of a day: refuses with 422 where not one of both is said. Ends
/// after some tenths of a second, however many there are.
RetentionPreview preview_retention(Tx& tx, const RetentionPreviewOrder& order);

/// When a day ("2024-01-01") began, UTC. Refuses with 422 what is none, and days to come.
Time require_day(Tx& tx, const std::string& day);

struct RetentionRunOrder : RetentionChoice {
  static constexpr std::array limits{json::Limit{"before", {}, longest_day},
                                     json::Limit{"confirmation", {}, longest_day}};
  std::string before;        ///< "2024-01-01": what was stored before that day began, UTC
  std::string confirmation;  ///< the same day
  BOOST_DESCRIBE_CLASS(RetentionRunOrder, (RetentionChoice), (before, confirmation), (), ())
};

/// One time that a rule was carried out, or what somebody began once for all.
struct RetentionRun {
  RetentionRunId id;
  std::optional<RetentionRuleId> rule;
  std::optional<std::string> starter;  ///< of what is no rule's
  std::optional<ClientId> client;
  std::optional<std::string> client_name;
  std::optional<std::string> verb;
  RetentionAct act{};
  Time stored_before;
  Time begun_at;
  std::optional<Time> finished_at;
  bool stopped = false;  ///< before all was done
  std::int64_t percent = 0;
  std::int64_t statements = 0, documents = 0, attachments = 0;
  BOOST_DESCRIBE_CLASS(RetentionRun, (),
                       (id, rule, starter, client, client_name, verb, act, stored_before, begun_at,
                        finished_at, stopped, percent, statements, documents, attachments),
                       (), ())
};

/// Begins it; a job does it (retaining.h). Refuses with 422 what is no day or a day to come, a
/// client that is not there, and another confirmation. Records `retention_run.begun`.
RetentionRunId begin_run(Tx& tx, const Visitor& starter, const RetentionRunOrder& order);
/// Stops it where it is; what it did stays done. Once it has ended that changes nothing. Refuses
/// with 404. Records `retention_run.stopped`.
void stop_run(Tx& tx, const Visitor& stopper, RetentionRunId id);
/// Refuses with 404.
RetentionRun require_run(Tx& tx, RetentionRunId id);
/// The newest first.
Page<RetentionRun> runs(Tx& tx, const std::optional<std::string>& after);

/// Begins a run of each rule of which none is going on.
void begin_runs_of_rules(Tx& tx);

}  // namespace kring::learning_records
