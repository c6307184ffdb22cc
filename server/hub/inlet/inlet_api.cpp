#include "hub/inlet/inlet_api.h"

#include "hub/inlet/agents.h"

namespace kring::inlet {
namespace {

using api::AfterCursor;
using api::Needs;
using api::Query;

/// Who an agent is.
struct AgentPerson {
  PersonId person;
  BOOST_DESCRIBE_CLASS(AgentPerson, (), (person), (), ())
};

}  // namespace

void add_routes(api::Routes& routes, const std::string& public_origin) {
  routes
      .get("/agents/waiting",
           [](Tx& tx, const Visitor&, const Query<AfterCursor>& query) {
             return waiting_agents(tx, query.after);
           })
      .named("list_waiting_agents")
      .summary("Of whom completions were reported and nobody knows who it is")
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
}

}  // namespace kring::inlet
