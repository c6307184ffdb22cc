#include "hub/inlet/inlet_api.h"

#include "base/refusal.h"
#include "hub/identity/sessions.h"
#include "hub/inlet/agents.h"
#include "hub/inlet/own_completions.h"
#include "hub/inlet/person_file.h"

#include <memory>

namespace kring::inlet {
namespace {

using api::AfterCursor;
using api::Needs;
using api::Query;

/// Looks for somebody that go on at a time on this server.
constexpr int looks_at_once = 2;

/// Who an agent is.
struct AgentPerson {
  PersonId person;
  BOOST_DESCRIBE_CLASS(AgentPerson, (), (person), (), ())
};

/// By hand: `export` is a word of C++, and no member can be called so.
const json::Schema& export_query() {
  static const json::Schema query{.kind = json::Schema::Kind::object,
                                  .name = "ExportQuery",
                                  .members = {{.name = "export",
                                               .schema = &json::schema_of<std::string>,
                                               .min = 1,
                                               .max = api::longest_parameter}}};
  return query;
}

/// "export=…", and nothing else.
std::string require_key(const api::Call& call) {
  const auto fields = api::form_fields(call.request().query);
  if (!fields || fields->size() != 1 || fields->front().first != "export") refuse_missing();
  return fields->front().second;
}

/// What `choose(tx, visitor)` chooses, as long as the session goes on in which it was asked for.
template <class Choose>
http::Response as_download(api::Call& call, Database& database, Choose choose) {
  Visitor asker;
  auto file = call.read([&](Tx& tx, const Visitor& visitor) {
    asker = visitor;
    return choose(tx, visitor);
  });
  http::Response response;
  response.headers.add("Content-Type", "application/jsonl");
  response.headers.add("Content-Disposition", "attachment; filename=\"" + file.file_name() + "\"");
  response.pieces = [&database, asker, file = std::move(file)]() mutable {
    database.read([&](Tx& tx) { identity::require_session_still(tx, asker); });
    return file.next(database);
  };
  return response;
}

}  // namespace

void add_routes(api::Routes& routes, const std::string& public_origin) {
  routes
      .get("/me/completions",
           [public_origin](Tx& tx, const Visitor& visitor, const Query<AfterCursor>& query) {
             return own_completions(tx, visitor.person, query.after, public_origin);
           })
      .named("list_my_completions")
      .summary("What other programs say that I completed")
      .needs(Needs::session);
  routes
      .get("/agents/waiting",
           [](Tx& tx, const Visitor&, const Query<AfterCursor>& query) {
             return waiting_agents(tx, query.after);
           })
      .named("list_waiting_agents")
      .summary("Of whom completions were reported and nobody knows who it is, as far as was looked")
      .needs(Needs::administrator);
  routes
      .get("/agents/mapped",
           [](Tx& tx, const Visitor&, const Query<AfterCursor>& query) {
             return mapped_agents(tx, query.after);
           })
      .named("list_mapped_agents")
      .summary("Of whom an administrator said who it is")
      .needs(Needs::administrator);
  routes
      .put("/agents/{agent}/person",
           [public_origin](Tx& tx, const Visitor& visitor, AgentId agent, const AgentPerson& who) {
             map_agent(tx, visitor, agent, who.person, public_origin);
           })
      .named("map_agent")
      .summary("Says who it is: what waits for them is recorded")
      .needs(Needs::administrator)
      .refuses("agent.known");
  routes.remove("/agents/{agent}/person", unmap_agent)
      .named("unmap_agent")
      .needs(Needs::administrator);
  routes
      .get("/people/unproved",
           [](Tx& tx, const Visitor&, const Query<AfterCursor>& query) {
             return unproved_addresses(tx, query.after);
           })
      .named("list_unproved_addresses")
      .summary("Members who wrote down their address themselves: what is reported by it waits")
      .needs(Needs::administrator);
  routes.put("/people/{person}/address_proof", prove_address)
      .named("prove_address")
      .summary("Says that a member's address is theirs")
      .needs(Needs::administrator);
}

void add_person_file_routes(api::Routes& routes, Database& database,
                            const std::string& public_origin) {
  const auto looks = std::make_shared<learning_records::FewAtOnce>(looks_at_once);
  routes
      .raw(http::Method::get, "/me/records/file",
           [&database, public_origin](api::Call& call) {
             return as_download(call, database, [&](Tx& tx, const Visitor& member) {
               return PersonFile(tx, member, public_origin);
             });
           })
      .named("download_my_records")
      .summary("All that is known of one's own learning, a JSON object a line")
      .needs(Needs::session)
      .limit("download_my_records", 20, api::per_hour)
      .answers({200, "application/jsonl", "The file, an object a line"});
  routes
      .post("/records/people/exports",
            [public_origin, looks](api::Call& call, const PersonFileOrder& order) {
              {
                const auto turn = looks->begin();
                const auto found = learning_records::look_for(call, order, public_origin);
                call.read(
                    [&](Tx& tx, const Visitor&) { require_something(tx, found, public_origin); });
              }
              return call.write([&](Tx& tx, const Visitor& exporter) {
                return make_person_file(tx, exporter, order, call.secret(), public_origin);
              });
            })
      .named("export_records_of_person")
      .summary("Makes a file of what is known of somebody; who did, and why, is kept")
      .status(201)
      .needs(Needs::administrator)
      .limit("export_records", 60, api::per_hour)
      .refuses("record_person.unknown")
      .refuses("record_person.nowhere")
      .refuses("record_person.ambiguous")
      .refuses("record_person.program")
      .refuses("record_person.erased");
  routes
      .raw(http::Method::get, "/records/people/exports/file",
           [&database, public_origin](api::Call& call) {
             const auto key = require_key(call);
             return as_download(call, database, [&](Tx& tx, const Visitor& exporter) {
               return PersonFile(tx, exporter, key, call.secret(), public_origin);
             });
           })
      .named("download_records_of_person")
      .summary("That file, for an hour, for whoever made it")
      .needs(Needs::administrator)
      .query(export_query)
      .answers({200, "application/jsonl", "The file, an object a line"});
}

}  // namespace kring::inlet
