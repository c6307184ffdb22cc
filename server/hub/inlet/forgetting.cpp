#include "hub/inlet/forgetting.h"

#include "hub/inlet/matching.h"

namespace kring::inlet {
namespace {

using learning_records::Mark;
using learning_records::OtherTraces;

OtherTraces::Found find(Tx& tx, const std::vector<Mark>& marks) {
  OtherTraces::Found found;
  std::vector<AgentId> agents;
  for (const auto& agent : store::agents_with(tx, marks)) {
    agents.push_back(agent.id);
    found.member = found.member || agent.person.has_value();
  }
  for (const auto& count : store::counts(tx, agents)) found.completions += count.completions;
  return found;
}

void forget(Tx& tx, const std::vector<Mark>& marks) {
  for (const auto& agent : store::agents_with(tx, marks)) {
    unmatch(tx, agent.id);
    store::delete_agent(tx, agent.id);
  }
}

}  // namespace

OtherTraces traces() {
  return {find, forget};
}

}  // namespace kring::inlet
