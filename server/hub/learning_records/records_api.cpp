#include "hub/learning_records/learning_records_api.h"
#include "hub/learning_records/revealing.h"
#include "platform/text/line.h"

namespace kring::learning_records {
namespace {

using api::Needs;

struct Reason {
  text::Line<10, 200> reason;
  BOOST_DESCRIBE_CLASS(Reason, (), (reason), (), ())
};

}  // namespace

void add_record_routes(api::Routes& routes) {
  routes
      .get(
          "/records",
          [](api::Call& call, const api::Query<RecordFilter>& filter) {
            const auto language = i18n::preferred(call.request().headers.find("Accept-Language"));
            return call.read([&](Tx& tx, const Visitor&) { return records(tx, language, filter); });
          })
      .named("list_records")
      .summary("What programs reported, in words, the newest first")
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
