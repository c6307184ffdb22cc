#include "hub/roster/roster_api.h"

#include "hub/roster/roster.h"

#include <array>

namespace kring::roster {
namespace {

struct RosterFile {
  static constexpr std::array limits{json::Limit{"text", {}, longest_roster}};
  std::string text;
  BOOST_DESCRIBE_CLASS(RosterFile, (), (text), (), ())
};

/// As JSON a file may be longer than it is: a line end takes two characters, a quote too.
constexpr std::uint64_t longest_body = 2 * longest_roster + 1'000;

void may_refuse(api::Row row) {
  row.needs(api::Needs::administrator)
      .never_by_token()
      .body_limit(longest_body)
      .refuses("roster.not_utf8")
      .refuses("roster.columns_missing")
      .refuses("roster.column_twice")
      .refuses("roster.too_long");
}

}  // namespace

void add_routes(api::Routes& routes) {
  may_refuse(routes
                 .post("/roster/preview",
                       [](api::Call& call, const RosterFile& file) {
                         return call.read([&](Tx& tx, const Visitor&) {
                           return preview(tx, read_roster(file.text, tx.now()));
                         });
                       })
                 .named("preview_roster")
                 .summary("What would come of a list of who works where, a CSV file"));
  may_refuse(routes
                 .post("/roster",
                       [](api::Call& call, const RosterFile& file) {
                         const auto roster = call.read([&](Tx& tx, const Visitor&) {
                           return read_roster(file.text, tx.now());
                         });
                         return bring_in_all(roster, [&](auto&& fn) { return call.write(fn); });
                       })
                 .named("bring_in_roster")
                 .summary("Brings such a list in; once more changes nothing"));
}

}  // namespace kring::roster
