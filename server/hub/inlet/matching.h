#pragma once

#include "hub/inlet/inlet_store.h"
#include "hub/inlet/reported.h"

#include <stdexcept>

/// What is done once it is known who somebody is, and once it is known no more.
namespace kring::inlet {

/// Under what name a statement (sixteen octets) vouches for a completion.
std::string source_of(std::string_view uuid);
/// The statement (sixteen octets) of such a source; nothing of what is none.
std::optional<std::string> uuid_of_source(std::string_view source);

void complete(Tx& tx, PersonId person, const Completed& completed, std::string_view uuid);

/// What waited for somebody could not be recorded.
class NotMatched : public std::runtime_error {
 public:
  /// `seq` is 0 where it was not about one statement.
  NotMatched(AgentId agent, std::int64_t seq, const std::string& why)
      : runtime_error(why), agent_(agent), seq_(seq) {}
  AgentId agent() const { return agent_; }
  std::int64_t seq() const { return seq_; }

 private:
  AgentId agent_;
  std::int64_t seq_;
};

/// This agent is that person: all that waited for it is recorded, also where the statement was
/// removed since. What is voided by now waits no more. `mapper` is the administrator who says so.
/// Throws `NotMatched` where a statement is to blame.
void match(Tx& tx, AgentId agent, PersonId person, std::optional<PersonId> mapper,
           std::string_view public_origin);

/// Nobody is this agent any more: what was recorded is taken back and waits again.
void unmatch(Tx& tx, AgentId agent);

}  // namespace kring::inlet
