#pragma once

#include "base/page.h"
#include "hub/identity/identity.h"
#include "hub/inlet/inlet_store.h"
#include "hub/learning_records/records.h"
#include "platform/api/visitor.h"

#include <unordered_map>

/// Those whom programs reported, for administrators: of whom it is not known who they are, and of
/// whom an administrator said it.
namespace kring::inlet {

/// One of whom nobody knows who it is. They stand under the name that records show them by;
/// `record` is the last that says something of them, by which they are revealed.
struct WaitingAgent {
  AgentId id;
  std::string pseudonym;
  std::int64_t completions = 0;
  std::vector<std::string> clients;  ///< the names of the programs that reported them
  learning_records::RecordId record;
  BOOST_DESCRIBE_CLASS(WaitingAgent, (), (id, pseudonym, completions, clients, record), (), ())
};

/// One of whom an administrator said who it is.
struct MappedAgent {
  AgentId id;
  std::string pseudonym;
  std::int64_t completions = 0;
  identity::Byline person;
  Time mapped_at;
  BOOST_DESCRIBE_CLASS(MappedAgent, (), (id, pseudonym, completions, person, mapped_at), (), ())
};

/// A page of those who wait, the one that waits longest first. While the inlet has not looked at
/// everything that was reported (`caught_up`), nobody can say that nobody waits.
struct WaitingAgents {
  std::vector<WaitingAgent> items;
  std::optional<std::string> next;
  bool caught_up = false;
  BOOST_DESCRIBE_CLASS(WaitingAgents, (), (items, next, caught_up), (), ())
};
WaitingAgents waiting_agents(Tx& tx, const std::optional<std::string>& after);

/// A page of those of whom an administrator said who they are.
Page<MappedAgent> mapped_agents(Tx& tx, const std::optional<std::string>& after);

/// Says who a waiting agent is: all that waits for it is recorded, and what is reported of it from
/// now on at once. Records `agent.mapped`. Refuses with 404, and with 409 `agent.known` where it is
/// known to be somebody else; saying the same twice changes nothing.
void map_agent(Tx& tx, const Visitor& administrator, AgentId agent, PersonId person,
               std::string_view public_origin);

/// Which members these are, by the octets of the hashes of their keys: those with whom
/// what they completed is kept, because they were recognised or an administrator said so.
std::unordered_map<std::string, PersonId> known_members(Tx& tx,
                                                        const std::vector<db::Bytes>& identities);

/// Takes that back: what was recorded because of it is taken back, and waits again. Records
/// `agent.unmapped`. Refuses with 404; where no administrator said who it is, nothing changes.
void unmap_agent(Tx& tx, const Visitor& administrator, AgentId agent);

/// A member of whom nobody said yet that their address is theirs: what is reported by it waits.
struct UnprovedAddress {
  PersonId id;
  std::string name;
  std::string email;
  BOOST_DESCRIBE_CLASS(UnprovedAddress, (), (id, name, email), (), ())
};
/// A page of those.
Page<UnprovedAddress> unproved_addresses(Tx& tx, const std::optional<std::string>& after);

/// Says that a member's address is theirs: what waits for it is recorded at the next turn. Records
/// `address.proved`. Refuses with 404; twice is once.
void prove_address(Tx& tx, const Visitor& administrator, PersonId person);

}  // namespace kring::inlet
