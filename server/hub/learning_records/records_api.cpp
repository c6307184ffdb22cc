#include "base/refusal.h"
#include "hub/identity/sessions.h"
#include "hub/learning_records/counting.h"
#include "hub/learning_records/disclosures.h"
#include "hub/learning_records/learning_records_api.h"
#include "hub/learning_records/record_arrivals.h"
#include "hub/learning_records/record_counts.h"
#include "hub/learning_records/record_exports.h"
#include "hub/learning_records/record_refusals.h"
#include "hub/learning_records/revealing.h"
#include "platform/text/line.h"

#include <memory>
#include <mutex>

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
/// sees it: who acted is known by their pseudonyms through the counts too. A page asks several
/// things at once: those who come while one counts wait for that one.
class CatchingUp {
 public:
  explicit CatchingUp(Database& database) : database_(database) {}

  void operator()(api::Call& call) {
    constexpr auto moment = std::chrono::milliseconds(250);
    const auto left = call.read([](Tx& tx, const Visitor&) { return uncounted(tx); });
    if (left == 0) return;
    std::unique_lock lock(mutex_, std::try_to_lock);
    if (lock) {
      count_on(database_, moment, db::Priority::people);
    } else {
      lock.lock();
    }
  }

 private:
  Database& database_;
  std::mutex mutex_;
};

/// Writes what this server has only counted in memory, so that whoever may look sees it. Other
/// servers write theirs once a minute.
void write_log(api::Call& call, Database& database, ClientLog& log) {
  call.read([](Tx&, const Visitor&) {});
  log.flush(database, db::Priority::people);
}

/// By hand: `export` is a word of C++, and no member can be called so.
const json::Schema& export_query() {
  static const json::Schema query{
      .kind = json::Schema::Kind::object,
      .name = "ExportQuery",
      .members = {{"export", &json::schema_of<RecordExportId>, true, {}, {}}}};
  return query;
}

/// "export=…", and nothing else.
RecordExportId require_export_id(const api::Call& call) {
  const auto fields = api::form_fields(call.request().query);
  if (!fields || fields->size() != 1 || fields->front().first != "export") refuse_missing();
  const auto id = RecordExportId::parse(fields->front().second);
  if (!id) refuse_missing();
  return *id;
}

http::Response exported(api::Call& call, Database& database) {
  const auto id = require_export_id(call);
  Visitor exporter;
  auto records = call.read([&](Tx& tx, const Visitor& visitor) {
    exporter = visitor;
    return ExportedRecords(tx, visitor, id);
  });
  http::Response response;
  const bool csv = records.format() == ExportFormat::csv;
  response.headers.add("Content-Type", csv ? "text/csv; charset=utf-8" : "application/jsonl");
  response.headers.add("Content-Disposition",
                       "attachment; filename=\"" + records.file_name() + "\"");
  response.pieces = [&database, exporter, records = std::move(records)]() mutable {
    database.read([&](Tx& tx) { identity::require_session_still(tx, exporter); });
    return records.next(database);
  };
  return response;
}

/// The routes of files to take along.
void add_export_routes(api::Routes& routes, Database& database,
                       const std::shared_ptr<CatchingUp>& catch_up) {
  routes
      .post("/records/exports",
            [catch_up](api::Call& call, const ExportOrder& order) {
              (*catch_up)(call);
              const auto number =
                  call.read([&](Tx& tx, const Visitor&) { return number_of_records(tx, order); });
              return call.write([&](Tx& tx, const Visitor& exporter) {
                return make_export(tx, exporter, language_of(call), order, number);
              });
            })
      .named("export_records")
      .summary("Makes a file of records; who did, and why, is kept")
      .status(201)
      .needs(Needs::administrator)
      .limit("export_records", 60, api::per_hour);
  routes
      .raw(http::Method::get, "/records/exports/file",
           [&database](api::Call& call) { return exported(call, database); })
      .named("download_exported_records")
      .summary("The file, for an hour, for whoever made it")
      .needs(Needs::administrator)
      .query(export_query)
      .answers({200, "text/csv", "A row for each record"})
      .answers({200, "application/jsonl", "The records as they are kept, one a line"});
}

}  // namespace

void add_record_routes(api::Routes& routes, Database& database, ClientLog& log,
                       const RecordOptions& options) {
  const auto catch_up = std::make_shared<CatchingUp>(database);
  routes
      .get("/records",
           [catch_up](api::Call& call, const api::Query<RecordFilter>& filter) {
             (*catch_up)(call);
             return call.read(
                 [&](Tx& tx, const Visitor&) { return records(tx, language_of(call), filter); });
           })
      .named("list_records")
      .summary("What programs reported, in words, the newest first")
      .needs(Needs::administrator);
  routes
      .get(
          "/records/number",
          [catch_up](api::Call& call, const api::Query<RecordChoice>& choice) {
            (*catch_up)(call);
            return call.read([&](Tx& tx, const Visitor&) { return number_of_records(tx, choice); });
          })
      .named("count_chosen_records")
      .summary("How many records those are")
      .needs(Needs::administrator);
  routes
      .get("/records/counts",
           [catch_up](api::Call& call) {
             (*catch_up)(call);
             return call.read(
                 [&](Tx& tx, const Visitor&) { return record_counts(tx, language_of(call)); });
           })
      .named("count_records")
      .summary("How much there is of what, voided statements left out")
      .needs(Needs::administrator);
  routes
      .get("/records/arrivals",
           [&database, &log, catch_up](api::Call& call) {
             write_log(call, database, log);
             (*catch_up)(call);
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
            [options](api::Call& call, RecordId record, const Reason& why) {
              const auto directory = call.read(
                  [&](Tx& tx, const Visitor&) { return Directory(tx, options.public_origin); });
              return call.write([&](Tx& tx, const Visitor& viewer) {
                return reveal_actor(tx, viewer, record, why.reason.text(),
                                    {directory, options.known, options.public_origin});
              });
            })
      .named("reveal_record_actor")
      .summary("Who acted in one record; who asked, and why, is kept")
      .needs(Needs::administrator)
      .limit("reveal", 60, api::per_hour);
  routes
      .get("/records/disclosures",
           [](Tx& tx, const Visitor&, const api::Query<api::AfterCursor>& query) {
             return disclosures(tx, query.after);
           })
      .named("list_record_disclosures")
      .summary("Who looked who acted in a record or took some along, when and why")
      .needs(Needs::administrator);
  add_export_routes(routes, database, catch_up);
}

}  // namespace kring::learning_records
