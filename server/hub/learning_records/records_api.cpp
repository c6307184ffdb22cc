#include "hub/learning_records/counting.h"
#include "hub/learning_records/learning_records_api.h"
#include "hub/learning_records/record_arrivals.h"
#include "hub/learning_records/record_counts.h"
#include "hub/learning_records/record_refusals.h"
#include "hub/learning_records/revealing.h"
#include "platform/text/line.h"

namespace kring::learning_records {
namespace {

using api::Needs;

struct Reason {
  text::Line<10, 200> reason;
  BOOST_DESCRIBE_CLASS(Reason, (), (reason), (), ())
};

i18n::Language language_of(const api::Call& call) {
  return i18n::preferred(call.request().headers.find("Accept-Language"));
}

/// Counts what came since the last time, as far as that goes in a moment, so that whoever may look
/// sees it.
void catch_up(api::Call& call, Database& database) {
  constexpr auto moment = std::chrono::milliseconds(250);
  const auto left = call.read([](Tx& tx, const Visitor&) { return uncounted(tx); });
  if (left > 0) count_on(database, moment, db::Priority::people);
}

/// Writes what this server has only counted in memory, so that whoever may look sees it. Other
/// servers write theirs once a minute.
void write_log(api::Call& call, Database& database, ClientLog& log) {
  if (log.is_empty()) return;
  call.read([](Tx&, const Visitor&) {});
  log.flush(database, db::Priority::people);
}

}  // namespace

void add_record_routes(api::Routes& routes, Database& database, ClientLog& log) {
  routes
      .get("/records",
           [&database](api::Call& call, const api::Query<RecordFilter>& filter) {
             catch_up(call, database);
             return call.read(
                 [&](Tx& tx, const Visitor&) { return records(tx, language_of(call), filter); });
           })
      .named("list_records")
      .summary("What programs reported, in words, the newest first")
      .needs(Needs::administrator);
  routes
      .get("/records/counts",
           [&database](api::Call& call) {
             catch_up(call, database);
             return call.read(
                 [&](Tx& tx, const Visitor&) { return record_counts(tx, language_of(call)); });
           })
      .named("count_records")
      .summary("How much there is of what, voided statements left out")
      .needs(Needs::administrator);
  routes
      .get("/records/arrivals",
           [&database, &log](api::Call& call) {
             write_log(call, database, log);
             catch_up(call, database);
             return call.read([](Tx& tx, const Visitor&) { return record_arrivals(tx); });
           })
      .named("list_record_arrivals")
      .summary("What was stored in each hour of the last fourteen days, by client")
      .needs(Needs::administrator);
  routes
      .get("/records/refusals",
           [&database, &log](api::Call& call, const api::Query<RefusalFilter>& filter) {
             write_log(call, database, log);
             return call.read([&](Tx& tx, const Visitor&) {
               return record_refusals(tx, language_of(call), filter);
             });
           })
      .named("list_record_refusals")
      .summary("Which rules clients broke, an hour and a rule to an item, the last first")
      .needs(Needs::administrator);
  routes
      .post("/records/{record}/revealings",
            [](Tx& tx, const Visitor& viewer, RecordId record, const Reason& why) {
              return reveal_actor(tx, viewer, record, why.reason.text());
            })
      .named("reveal_record_actor")
      .summary("Who acted in one record; who asked, and why, is kept")
      .needs(Needs::administrator)
      .limit("reveal", 60, api::per_hour);
}

}  // namespace kring::learning_records
