#include "hub/learning_records/learning_records_api.h"
#include "hub/learning_records/retention.h"

namespace kring::learning_records {
namespace {

using api::AfterCursor;
using api::Needs;
using api::Query;

void add_rule_routes(api::Routes& routes) {
  routes.get("/records/retention_rules", [](Tx& tx, const Visitor&) { return rules_ahead(tx); })
      .named("list_retention_rules")
      .summary(
          "How long records stay, and what the next run of each rule would touch; without a rule "
          "all stay")
      .needs(Needs::administrator);
  routes
      .creates("/records/retention_rules", make_rule,
               [](Tx& tx, const Visitor&, RetentionRuleId id) { return require_rule(tx, id); })
      .named("make_retention_rule")
      .summary("Sets a rule that is carried out once a day, from the next day on")
      .at("/records/retention_rules/{}")
      .needs(Needs::administrator)
      .refuses("retention_rule.too_many");
  routes
      .put("/records/retention_rules/{rule}",
           [](Tx& tx, const Visitor& changer, RetentionRuleId id, const RetentionOrder& order) {
             change_rule(tx, changer, id, order);
             return require_rule(tx, id);
           })
      .named("change_retention_rule")
      .summary("Sets a rule anew")
      .needs(Needs::administrator);
  routes.remove("/records/retention_rules/{rule}", remove_rule)
      .named("remove_retention_rule")
      .summary("What it did stays done")
      .needs(Needs::administrator);
}

void add_run_routes(api::Routes& routes) {
  routes
      .post(
          "/records/retention_previews",
          [](api::Call& call, const RetentionPreviewOrder& order) {
            return call.read([&](Tx& tx, const Visitor&) { return preview_retention(tx, order); });
          })
      .named("preview_retention")
      .summary("What a rule that is not set yet would touch, or what was stored before a day")
      .needs(Needs::administrator);
  routes
      .get("/records/retention_runs",
           [](Tx& tx, const Visitor&, const Query<AfterCursor>& query) {
             return runs(tx, query.after);
           })
      .named("list_retention_runs")
      .summary("When rules were carried out, and how much they touched; the newest first")
      .needs(Needs::administrator);
  routes
      .creates("/records/retention_runs", begin_run,
               [](Tx& tx, const Visitor&, RetentionRunId id) { return require_run(tx, id); })
      .named("begin_retention_run")
      .summary("Begins once for all what a rule would do, with all that was stored before a day")
      .at("/records/retention_runs/{}")
      .needs(Needs::administrator)
      .limit("begin_retention_run", 60, api::per_hour);
  routes
      .get("/records/retention_runs/{run}",
           [](Tx& tx, const Visitor&, RetentionRunId id) { return require_run(tx, id); })
      .named("show_retention_run")
      .summary("How far one is")
      .needs(Needs::administrator);
  routes.remove("/records/retention_runs/{run}", stop_run)
      .named("stop_retention_run")
      .summary("Stops it where it is; what it did stays done")
      .needs(Needs::administrator);
}

}  // namespace

void add_retention_routes(api::Routes& routes) {
  add_rule_routes(routes);
  add_run_routes(routes);
}

}  // namespace kring::learning_records
