#pragma once

#include "base/time.h"
#include "hub/learning_records/documents.h"
#include "hub/learning_records/statement_writer.h"
#include "platform/api/query.h"
#include "platform/json/limits.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include <boost/describe/class.hpp>

/// What each resource may be asked with: the parameters of a query, or of an alternate request's
/// form. The rows show them in the documents, and `XapiRequest::allow` takes nothing else.
namespace kring::learning_records {

/// What every number in JSON can say to the last digit (RFC 8259 6).
inline constexpr std::int64_t largest_number = (std::int64_t(1) << 53) - 1;

namespace parameter {

constexpr json::Limit text(std::string_view name) {
  return {name, 1, api::longest_parameter};
}
constexpr json::Limit uuid(std::string_view name) {
  return {name, 36, 36};
}
constexpr json::Limit number(std::string_view name) {
  return {name, 0, largest_number};
}
constexpr json::Limit document_name(std::string_view name) {
  return {name, 1, longest_name};
}

}  // namespace parameter

/// What an alternate request says in its query. All else stands in its form.
struct Alternate {
  static constexpr std::array limits{json::Limit{"method", 3, 6}};
  std::string method;
  BOOST_DESCRIBE_CLASS(Alternate, (), (method), (), ())
};

/// What POST takes where it has a meaning of its own too: then without `method`.
struct Posted {
  static constexpr std::array limits = Alternate::limits;
  std::optional<std::string> method;
  BOOST_DESCRIBE_CLASS(Posted, (), (method), (), ())
};

struct OneStatement {
  static constexpr std::array limits{parameter::uuid("statementId"),
                                     parameter::uuid("voidedStatementId")};
  std::optional<std::string> statementId, voidedStatementId;
  std::optional<StatementFormat> format;
  std::optional<bool> attachments;
  BOOST_DESCRIBE_CLASS(OneStatement, (), (statementId, voidedStatementId, format, attachments), (),
                       ())
};

struct StatementsWanted : OneStatement {
  static constexpr std::array limits{parameter::text("agent"),    parameter::text("verb"),
                                     parameter::text("activity"), parameter::uuid("registration"),
                                     parameter::number("limit"),  parameter::number("from")};
  std::optional<std::string> agent, verb, activity, registration;
  std::optional<bool> related_activities, related_agents;
  std::optional<Time> since, until;
  std::optional<std::int64_t> limit;
  std::optional<bool> ascending;
  std::optional<std::int64_t> from;  ///< of `more`: where a page goes on
  BOOST_DESCRIBE_CLASS(StatementsWanted, (OneStatement),
                       (agent, verb, activity, registration, related_activities, related_agents,
                        since, until, limit, ascending, from),
                       (), ())
};

struct StatementPut {
  static constexpr std::array limits{parameter::uuid("statementId")};
  std::string statementId;
  BOOST_DESCRIBE_CLASS(StatementPut, (), (statementId), (), ())
};

struct NoParameters {
  BOOST_DESCRIBE_CLASS(NoParameters, (), (), (), ())
};

struct StateHolder {
  static constexpr std::array limits{parameter::text("activityId"), parameter::text("agent"),
                                     parameter::uuid("registration")};
  std::string activityId, agent;
  std::optional<std::string> registration;
  BOOST_DESCRIBE_CLASS(StateHolder, (), (activityId, agent, registration), (), ())
};
struct StateWanted : StateHolder {
  static constexpr std::array limits{parameter::document_name("stateId")};
  std::optional<std::string> stateId;
  std::optional<Time> since;
  BOOST_DESCRIBE_CLASS(StateWanted, (StateHolder), (stateId, since), (), ())
};
struct StateKept : StateHolder {
  static constexpr std::array limits = StateWanted::limits;
  std::string stateId;
  BOOST_DESCRIBE_CLASS(StateKept, (StateHolder), (stateId), (), ())
};
/// Only state may be removed all at once.
struct StateRemoved : StateHolder {
  static constexpr std::array limits = StateWanted::limits;
  std::optional<std::string> stateId;
  BOOST_DESCRIBE_CLASS(StateRemoved, (StateHolder), (stateId), (), ())
};
struct StatePosted : Posted {
  static constexpr std::array limits{parameter::text("activityId"), parameter::text("agent"),
                                     parameter::uuid("registration"),
                                     parameter::document_name("stateId")};
  std::optional<std::string> activityId, agent, registration, stateId;
  BOOST_DESCRIBE_CLASS(StatePosted, (Posted), (activityId, agent, registration, stateId), (), ())
};

struct ActivityProfileWanted {
  static constexpr std::array limits{parameter::text("activityId"),
                                     parameter::document_name("profileId")};
  std::string activityId;
  std::optional<std::string> profileId;
  std::optional<Time> since;
  BOOST_DESCRIBE_CLASS(ActivityProfileWanted, (), (activityId, profileId, since), (), ())
};
struct ActivityProfileKept {
  static constexpr std::array limits = ActivityProfileWanted::limits;
  std::string activityId, profileId;
  BOOST_DESCRIBE_CLASS(ActivityProfileKept, (), (activityId, profileId), (), ())
};
struct ActivityProfilePosted : Posted {
  static constexpr std::array limits = ActivityProfileWanted::limits;
  std::optional<std::string> activityId, profileId;
  BOOST_DESCRIBE_CLASS(ActivityProfilePosted, (Posted), (activityId, profileId), (), ())
};

struct AgentProfileWanted {
  static constexpr std::array limits{parameter::text("agent"),
                                     parameter::document_name("profileId")};
  std::string agent;
  std::optional<std::string> profileId;
  std::optional<Time> since;
  BOOST_DESCRIBE_CLASS(AgentProfileWanted, (), (agent, profileId, since), (), ())
};
struct AgentProfileKept {
  static constexpr std::array limits = AgentProfileWanted::limits;
  std::string agent, profileId;
  BOOST_DESCRIBE_CLASS(AgentProfileKept, (), (agent, profileId), (), ())
};
struct AgentProfilePosted : Posted {
  static constexpr std::array limits = AgentProfileWanted::limits;
  std::optional<std::string> agent, profileId;
  BOOST_DESCRIBE_CLASS(AgentProfilePosted, (Posted), (agent, profileId), (), ())
};

struct ActivityWanted {
  static constexpr std::array limits{parameter::text("activityId")};
  std::string activityId;
  BOOST_DESCRIBE_CLASS(ActivityWanted, (), (activityId), (), ())
};
struct AgentWanted {
  static constexpr std::array limits{parameter::text("agent")};
  std::string agent;
  BOOST_DESCRIBE_CLASS(AgentWanted, (), (agent), (), ())
};

}  // namespace kring::learning_records
