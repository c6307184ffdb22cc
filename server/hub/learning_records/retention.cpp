#include "hub/learning_records/retention.h"

#include "base/refusal.h"
#include "hub/identity/identity.h"
#include "hub/learning_records/client_names.h"
#include "hub/learning_records/formats.h"
#include "hub/learning_records/retention_events.h"
#include "hub/learning_records/retention_preview.h"
#include "hub/learning_records/retention_store.h"
#include "hub/learning_records/statements_store.h"
#include "platform/api/cursor.h"
#include "platform/jobs/jobs.h"
#include "platform/journal/line.h"
#include "platform/text/code_points.h"

#include <algorithm>

namespace kring::learning_records {
namespace {

struct After {
  RetentionRunId id{INT64_MAX};
  BOOST_DESCRIBE_CLASS(After, (), (id), (), ())
};

[[noreturn]] void refuse_field(std::string_view path, std::string_view code) {
  throw Refusal(Status::invalid, "input.invalid", {{std::string(path), std::string(code), {}}});
}

void require_sound(Tx& tx, const RetentionChoice& choice) {
  require_verb(choice.verb);
  if (choice.client && !names_of_clients(tx).contains(*choice.client)) {
    refuse_field("/client", "not_allowed");
  }
}

template <class Fact>
void record(Tx& tx, const Visitor& who, const Fact& what, std::string_view kind, ThingId subject) {
  auto fact = journal::fact(what);
  fact.actor = fact.owner = who.persona;
  fact.subject_kind = kind;
  fact.subject = subject;
  tx.record(fact);
}

template <class Fact>
void record_of_rule(Tx& tx, const Visitor& who, RetentionRuleId id, const Fact& what) {
  record(tx, who, what, "retention_rule", id.as<ThingTag>());
}

store::RuleRow require_row(Tx& tx, RetentionRuleId id) {
  const auto row = store::rule(tx, id);
  if (!row) refuse_missing();
  return *row;
}

std::optional<ClientId> client_of(ClientId kept) {
  return kept == ClientId() ? std::nullopt : std::optional(kept);
}

std::optional<std::string> name_of(const ClientNames& names, ClientId kept) {
  const auto found = names.find(kept);
  return found == names.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::string> verb_of(const std::string& kept) {
  return kept.empty() ? std::nullopt : std::optional(kept);
}

/// The names of those who are known to have set or begun something.
class Names {
 public:
  Names(Tx& tx, const std::vector<std::optional<PersonId>>& people)
      : bylines_(identity::bylines(tx, personas(people))) {}

  std::optional<std::string> of(std::optional<PersonId> person) const {
    if (!person) return std::nullopt;
    return bylines_.of(identity::open_persona(*person)).name;
  }

 private:
  static std::vector<PersonaId> personas(const std::vector<std::optional<PersonId>>& people) {
    std::vector<PersonaId> all;
    for (const auto& person : people) {
      if (person) all.push_back(identity::open_persona(*person));
    }
    return all;
  }

  identity::Bylines bylines_;
};

std::vector<RetentionRule> shown(Tx& tx, const std::vector<store::RuleRow>& rows) {
  std::vector<std::optional<PersonId>> people;
  for (const auto& row : rows) people.push_back(row.maker_person);
  const Names names(tx, people);
  const auto clients = names_of_clients(tx);
  std::vector<RetentionRule> all;
  for (const auto& row : rows) {
    all.push_back({row.id, client_of(row.client), name_of(clients, row.client), verb_of(row.verb),
                   row.act, row.days, names.of(row.maker_person), row.made_at});
  }
  return all;
}

std::int64_t percent_of(const store::RunRow& row) {
  if (row.finished_at && !row.stopped) return 100;
  const auto all = std::max<std::int64_t>(row.last_seq - row.first_seq, 1);
  // The last step is the one that ends it.
  return std::clamp<std::int64_t>((row.reached - row.first_seq) * 100 / all, 0, 99);
}

std::vector<RetentionRun> shown(Tx& tx, const std::vector<store::RunRow>& rows) {
  std::vector<std::optional<PersonId>> people;
  for (const auto& row : rows) people.push_back(row.starter_person);
  const Names names(tx, people);
  const auto clients = names_of_clients(tx);
  std::vector<RetentionRun> all;
  for (const auto& row : rows) {
    all.push_back({row.id, row.rule, names.of(row.starter_person), client_of(row.client),
                   name_of(clients, row.client), verb_of(row.verb), row.act, row.stored_before,
                   row.begun_at, row.finished_at, row.stopped, percent_of(row), row.statements,
                   row.documents, row.attachments});
  }
  return all;
}

void stop(Tx& tx, store::RunRow row) {
  row.finished_at = tx.now();
  row.stopped = true;
  store::set_run(tx, row);
}

void stop_runs_of(Tx& tx, RetentionRuleId rule) {
  if (const auto row = store::run_going_on_of(tx, rule)) stop(tx, *row);
}

Time before_days(Tx& tx, std::int64_t days) {
  return tx.now() - std::chrono::days(days);
}

}  // namespace

void require_verb(const std::optional<std::string>& verb) {
  if (!verb) return;
  if (!is_iri(*verb)) refuse_field("/verb", "malformed");
  if (!text::is_plain(*verb)) refuse_field("/verb", "bad_characters");
}

Time require_day(Tx& tx, const std::string& day) {
  const auto time = parse_time(day + "T00:00:00.000Z");
  if (day.size() != 10 || !time) refuse_field("/before", "malformed");
  if (*time > tx.now()) refuse_field("/before", "too_large");
  return *time;
}

RetentionRuleId make_rule(Tx& tx, const Visitor& maker, const RetentionOrder& order) {
  require_sound(tx, order);
  if (store::all_rules(tx).size() >= most_rules) {
    throw Refusal(Status::conflict, "retention_rule.too_many");
  }
  store::RuleRow row;
  row.id = tx.mint<RetentionRuleTag>();
  row.client = order.client.value_or(ClientId());
  row.verb = order.verb.value_or("");
  row.act = order.act;
  row.days = order.days;
  row.maker_person = maker.person;
  row.made_at = tx.now();
  store::insert_rule(tx, row);
  record_of_rule(tx, maker, row.id, RetentionRuleMade{});
  return row.id;
}

void change_rule(Tx& tx, const Visitor& changer, RetentionRuleId id, const RetentionOrder& order) {
  auto row = require_row(tx, id);
  require_sound(tx, order);
  const auto client = order.client.value_or(ClientId());
  const auto verb = order.verb.value_or("");
  const bool same = row.client == client && row.verb == verb && row.act == order.act;
  if (same && row.days == order.days) return;
  // Another choice begins with the first statement.
  if (!same) row.reached = 0;
  row.client = client;
  row.verb = verb;
  row.act = order.act;
  row.days = order.days;
  store::change_rule(tx, row);
  stop_runs_of(tx, id);
  record_of_rule(tx, changer, id, RetentionRuleChanged{});
}

void remove_rule(Tx& tx, const Visitor& remover, RetentionRuleId id) {
  require_row(tx, id);
  stop_runs_of(tx, id);
  store::delete_rule(tx, id);
  record_of_rule(tx, remover, id, RetentionRuleRemoved{});
}

RetentionRule require_rule(Tx& tx, RetentionRuleId id) {
  return shown(tx, {require_row(tx, id)}).front();
}

std::vector<RetentionRule> rules(Tx& tx) {
  return shown(tx, store::all_rules(tx));
}

RetentionRules rules_ahead(Tx& tx) {
  const auto rows = store::all_rules(tx);
  const auto previews = preview_next_runs(tx, rows);
  RetentionRules ahead;
  for (const auto& rule : shown(tx, rows)) {
    const auto& next_run = previews[ahead.items.size()];
    ahead.items.push_back({rule, next_run});
  }
  return ahead;
}

RetentionRunId begin_run(Tx& tx, const Visitor& starter, const RetentionRunOrder& order) {
  const auto before = require_day(tx, order.before);
  require_sound(tx, order);
  if (order.confirmation != order.before) refuse_field("/confirmation", "not_allowed");
  store::RunRow row;
  row.id = tx.mint<RetentionRunTag>();
  row.starter_person = starter.person;
  row.client = order.client.value_or(ClientId());
  row.verb = order.verb.value_or("");
  row.act = order.act;
  row.stored_before = before;
  row.begun_at = tx.now();
  row.last_seq = store::last_stored_before(tx, before);
  store::insert_run(tx, row);
  jobs::enqueue(tx, {.kind = "retain_records"});
  record(tx, starter, RetentionRunBegun{}, "retention_run", row.id.as<ThingTag>());
  return row.id;
}

void stop_run(Tx& tx, const Visitor& stopper, RetentionRunId id) {
  const auto row = store::run(tx, id);
  if (!row) refuse_missing();
  if (row->finished_at) return;
  stop(tx, *row);
  record(tx, stopper, RetentionRunStopped{}, "retention_run", id.as<ThingTag>());
}

RetentionRun require_run(Tx& tx, RetentionRunId id) {
  const auto row = store::run(tx, id);
  if (!row) refuse_missing();
  return shown(tx, {*row}).front();
}

Page<RetentionRun> runs(Tx& tx, const std::optional<std::string>& after) {
  const auto place = after ? api::read_cursor<After>(*after) : After();
  Page<RetentionRun> page;
  page.items = shown(tx, store::runs_before(tx, place.id, page_size + 1));
  page.next = api::cut_to_page(page.items, [](const RetentionRun& last) { return After{last.id}; });
  return page;
}

void begin_runs_of_rules(Tx& tx) {
  for (const auto& rule : store::all_rules(tx)) {
    if (store::run_going_on_of(tx, rule.id)) continue;
    store::RunRow row;
    row.id = tx.mint<RetentionRunTag>();
    row.rule = rule.id;
    row.client = rule.client;
    row.verb = rule.verb;
    row.act = rule.act;
    row.stored_before = before_days(tx, rule.days);
    row.begun_at = tx.now();
    row.last_seq = store::last_stored_before(tx, row.stored_before);
    row.first_seq = row.reached = std::min(rule.reached, row.last_seq);
    store::insert_run(tx, row);
  }
  jobs::enqueue(tx, {.kind = "retain_records"});
}

}  // namespace kring::learning_records
