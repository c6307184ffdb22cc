#include "hub/inlet/agents.h"

#include "base/refusal.h"
#include "hub/inlet/inlet_events.h"
#include "hub/inlet/matching.h"
#include "hub/learning_records/client_names.h"
#include "hub/learning_records/pseudonyms.h"
#include "hub/learning_records/statement_log.h"
#include "platform/api/cursor.h"
#include "platform/journal/line.h"

#include <algorithm>

namespace kring::inlet {
namespace {

struct After {
  AgentId id;
  BOOST_DESCRIBE_CLASS(After, (), (id), (), ())
};

struct AfterPerson {
  PersonId id;
  BOOST_DESCRIBE_CLASS(AfterPerson, (), (id), (), ())
};

AgentId place_of(const std::optional<std::string>& after) {
  return after ? api::read_cursor<After>(*after).id : AgentId();
}

std::optional<std::string> cut(std::vector<store::AgentRow>& rows) {
  return api::cut_to_page(rows, [](const store::AgentRow& last) { return After{last.id}; });
}

/// What is said of the agents of one page.
class Counts {
 public:
  Counts(Tx& tx, const std::vector<store::AgentRow>& rows) {
    std::vector<AgentId> ids;
    for (const auto& row : rows) ids.push_back(row.id);
    all_ = store::counts(tx, ids);
  }

  template <class Use>
  void each_of(AgentId agent, Use&& use) const {
    for (const auto& count : all_) {
      if (count.agent == agent) use(count);
    }
  }

 private:
  std::vector<store::Count> all_;
};

template <class Event>
void record_about(Tx& tx, const Visitor& administrator, AgentId agent, PersonId person) {
  auto fact = journal::fact(Event{});
  fact.actor = administrator.persona;
  fact.owner = identity::open_persona(person);
  fact.subject_kind = "agent";
  fact.subject = agent.as<ThingTag>();
  tx.record(fact);
}

store::AgentRow require_agent(Tx& tx, AgentId id) {
  auto row = store::agent(tx, id);
  if (!row) refuse_missing();
  return std::move(*row);
}

}  // namespace

WaitingAgents waiting_agents(Tx& tx, const std::optional<std::string>& after) {
  auto rows = store::waiting_after(tx, place_of(after), page_size + 1);
  WaitingAgents page;
  page.caught_up = store::progress(tx).seq >= learning_records::end_of_log(tx);
  page.next = cut(rows);
  const Counts counts(tx, rows);
  const learning_records::Pseudonyms codes(tx);
  const auto names = learning_records::names_of_clients(tx);
  for (const auto& row : rows) {
    WaitingAgent waiting{row.id, codes.of(row.mark), 0, {}, {}};
    counts.each_of(row.id, [&](const store::Count& count) {
      waiting.completions += count.completions;
      waiting.record = std::max(waiting.record, learning_records::RecordId(count.last_seq));
      const auto name = names.find(count.client);
      if (name != names.end()) waiting.clients.push_back(name->second);
    });
    page.items.push_back(std::move(waiting));
  }
  return page;
}

Page<MappedAgent> mapped_agents(Tx& tx, const std::optional<std::string>& after) {
  auto rows = store::mapped_after(tx, place_of(after), page_size + 1);
  Page<MappedAgent> page;
  page.next = cut(rows);
  const Counts counts(tx, rows);
  const learning_records::Pseudonyms codes(tx);
  std::vector<PersonaId> personas;
  for (const auto& row : rows) personas.push_back(identity::open_persona(row.person.value()));
  const auto bylines = identity::bylines(tx, personas);
  for (const auto& row : rows) {
    MappedAgent mapped{row.id, codes.of(row.mark), 0,
                       bylines.of(identity::open_persona(row.person.value())),
                       row.mapped_at.value()};
    counts.each_of(row.id,
                   [&](const store::Count& count) { mapped.completions += count.completions; });
    page.items.push_back(std::move(mapped));
  }
  return page;
}

Page<UnprovedAddress> unproved_addresses(Tx& tx, const std::optional<std::string>& after) {
  const auto place = after ? api::read_cursor<AfterPerson>(*after) : AfterPerson();
  Page<UnprovedAddress> page;
  for (auto& found : identity::with_unproved_address(tx, place.id, page_size + 1)) {
    page.items.push_back({found.id, std::move(found.name), std::move(found.email)});
  }
  page.next = api::cut_to_page(page.items,
                               [](const UnprovedAddress& last) { return AfterPerson{last.id}; });
  return page;
}

void prove_address(Tx& tx, const Visitor& administrator, PersonId person) {
  identity::prove_address(tx, administrator, person);
  store::look_again(tx);
}

void map_agent(Tx& tx, const Visitor& administrator, AgentId agent, PersonId person,
               std::string_view public_origin) {
  const auto row = require_agent(tx, agent);
  identity::require_account(tx, person);
  if (row.person == person) return;
  if (row.person) throw Refusal(Status::conflict, "agent.known");
  match(tx, agent, person, administrator.person, public_origin);
  record_about<AgentMapped>(tx, administrator, agent, person);
}

std::unordered_map<std::string, PersonId> known_members(Tx& tx,
                                                        const std::vector<db::Bytes>& identities) {
  std::unordered_map<std::string, PersonId> members;
  for (const auto& row : store::agents_among(tx, identities)) {
    if (row.person) members.emplace(row.identity.octets, *row.person);
  }
  return members;
}

void unmap_agent(Tx& tx, const Visitor& administrator, AgentId agent) {
  const auto row = require_agent(tx, agent);
  if (!row.by_hand || !row.person) return;
  unmatch(tx, agent);
  store::delete_if_idle(tx, agent);
  // Somebody else may be known by it, who joined since.
  store::look_again(tx);
  record_about<AgentUnmapped>(tx, administrator, agent, *row.person);
}

}  // namespace kring::inlet
