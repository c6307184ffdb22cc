#pragma once

#include <string_view>

#include <boost/describe/class.hpp>

/// What the inlet writes to the journal: what administrators do. Subject: the agent; owner: the
/// open persona of whom it was said to be.
namespace kring::inlet {

struct AgentMapped {
  static constexpr std::string_view kind = "agent.mapped";
  BOOST_DESCRIBE_CLASS(AgentMapped, (), (), (), ())
};
struct AgentUnmapped {
  static constexpr std::string_view kind = "agent.unmapped";
  BOOST_DESCRIBE_CLASS(AgentUnmapped, (), (), (), ())
};

}  // namespace kring::inlet
