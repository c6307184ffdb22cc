#include "hub/learning_records/erasures.h"
#include "hub/learning_records/learning_records_api.h"

#include <memory>

namespace kring::learning_records {
namespace {

using api::AfterCursor;
using api::Needs;
using api::Query;

/// Looks that go on at a time on this server.
constexpr int looks_at_once = 2;

}  // namespace

void add_erasure_routes(api::Routes& routes, const ErasureOptions& options) {
  const auto refuses_people = [](api::Row row) {
    row.needs(Needs::administrator)
        .refuses("record_person.unknown")
        .refuses("record_person.ambiguous")
        .refuses("record_person.program")
        .refuses("record_person.erased");
  };
  const auto looks = std::make_shared<FewAtOnce>(looks_at_once);
  refuses_people(
      routes
          .post("/records/erasures/preview",
                [options, looks](api::Call& call, const PersonMeant& meant) {
                  const auto turn = looks->begin();
                  const auto found = look_for(call, meant, options.public_origin);
                  call.write([](Tx& tx, const Visitor& looking) { note_preview(tx, looking); });
                  return call.read(
                      [&](Tx& tx, const Visitor&) { return preview_erasure(tx, found, options); });
                })
          .named("preview_record_erasure")
          .summary("What erasing somebody would touch; that somebody looked is kept")
          .limit("preview_record_erasure", 60, api::per_hour));
  refuses_people(
      routes
          .creates(
              "/records/erasures",
              [options](Tx& tx, const Visitor& eraser, const ErasureOrder& order) {
                return erase(tx, eraser, order, options);
              },
              [origin = options.public_origin](Tx& tx, const Visitor&, RecordErasureId id) {
                return require_erasure(tx, id, origin);
              })
          .named("erase_from_records")
          .summary("Begins to erase somebody from the learning records")
          .at("/records/erasures/{}")
          .limit("erase_from_records", 60, api::per_hour));
  refuses_people(routes
                     .post("/records/erasures/search",
                           [options](api::Call& call, const PersonMeant& meant) {
                             return call.read([&](Tx& tx, const Visitor&) {
                               return erasures_of(tx, meant, options);
                             });
                           })
                     .named("find_record_erasures")
                     .summary("Whether somebody was erased from the learning records, and when"));
  routes
      .get("/records/erasures",
           [origin = options.public_origin](Tx& tx, const Visitor&,
                                            const Query<AfterCursor>& query) {
             return erasures(tx, query.after, origin);
           })
      .named("list_record_erasures")
      .summary("Who was erased is not known; when, by whom, why and how much is")
      .needs(Needs::administrator);
  routes
      .get("/records/erasures/{erasure}",
           [origin = options.public_origin](Tx& tx, const Visitor&, RecordErasureId id) {
             return require_erasure(tx, id, origin);
           })
      .named("show_record_erasure")
      .summary("How far one is")
      .needs(Needs::administrator);
}

}  // namespace kring::learning_records
