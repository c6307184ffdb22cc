#include "hub/inlet/forgetting.h"

#include "hub/inlet/matching.h"

namespace kring::inlet {
namespace {

using learning_records::AgentsMeant;
using learning_records::OtherTraces;

OtherTraces::Found find(Tx& tx, const AgentsMeant& meant) {
  OtherTraces::Found found;
  std::vector<AgentId> agents;
  for (const auto& agent : store::agents_with(tx, meant)) {
    agents.push_back(agent.id);
    found.member = found.member || agent.person.has_value();
  }
  for (const auto& count : store::counts(tx, agents)) found.completions += count.completions;
  return found;
}

void forget(Tx& tx, const AgentsMeant& meant) {
  for (const auto& agent : store::agents_with(tx, meant)) {
    unmatch(tx, agent.id);
    store::delete_agent(tx, agent.id);
  }
}

}  // namespace

OtherTraces traces() {
  return {find, store::identities_after, forget};
}

}  // namespace kring::inlet
