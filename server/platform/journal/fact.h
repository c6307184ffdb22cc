#pragma once

#include "base/id.h"
#include "base/time.h"

#include <optional>
#include <string>
#include <string_view>

#include <boost/describe/enum.hpp>

namespace kring::journal {

/// Where a fact comes from. Notifications, routing, push, open pages and forwarding heed `live`
/// only.
enum class Origin { live, import_, demo, system };
BOOST_DESCRIBE_ENUM(Origin, live, import_, demo, system)

/// One thing that happened, in the past tense, on its way to the journal. It says what happened,
/// never what should follow. `data` is small versioned JSON: ids, numbers, enumerators; never text
/// that a person wrote, never an address.
struct Fact {
  std::string_view kind;  ///< "question.asked"
  PersonaId actor;
  CommunityId community;
  std::string_view subject_kind;  ///< "question"
  ThingId subject;
  PersonaId owner;  ///< whose subject it is: the author of the answer that was accepted
  std::string data = "{}";
  Origin origin = Origin::live;
  /// What caused a follower's own fact, unique: a replay never awards twice. Absent for acts.
  std::optional<std::string> cause;
  /// When it happened, where that was not now (imports). Order is by commit, whatever this says.
  std::optional<Time> happened_at;
};

}  // namespace kring::journal
