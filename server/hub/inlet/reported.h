#pragma once

#include "hub/formal_links/formal_links.h"
#include "hub/learning_records/marks.h"
#include "platform/json/document.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What statements of other programs say of completions.
namespace kring::inlet {

/// The verbs that say somebody completed something; cmi5 says them too.
inline constexpr std::array<std::string_view, 3> completing_verbs{
    "http://adlnet.gov/expapi/verbs/completed", "http://adlnet.gov/expapi/verbs/passed",
    "http://adlnet.gov/expapi/verbs/attended"};

/// What was completed.
struct Completed {
  formal_links::Course course;
  std::string attempt;
  Time completed_at;
};

/// A completion as it was reported.
struct Reported : Completed {
  std::string identity;             ///< `identity_of_agent`
  learning_records::Mark mark = 0;  ///< what records show this agent by
};

/// What a statement says, if it says that one agent completed an activity. Nothing where it says
/// that it went wrong (`success` or `completion` is false), where a group or somebody who was
/// erased did, and where the activity's address is longer than 2,000 octets.
///
/// An attempt is the registration; without one, the day in UTC: said twice on one day is once.
std::optional<Reported> reported_completion(const json::Value& statement,
                                            std::string_view public_origin);

}  // namespace kring::inlet
