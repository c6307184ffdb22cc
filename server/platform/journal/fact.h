#pragma once

#include "base/id.h"
#include "base/time.h"

#include <optional>
#include <string>
#include <string_view>

#include <boost/describe/enum.hpp>

namespace kring::journal {

/// Where a fact comes from. What tells people at once (open pages) heeds `live` only. `system` is
/// prepared: nothing in the program records such facts yet.
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
  /// What caused a follower's own fact, unique: a replay adds none twice. Absent for acts. No
  /// follower records facts yet.
  std::optional<std::string> cause;
  /// When it happened, where that was not now: as a program or an import says. Order is by commit,
  /// whatever this says.
  std::optional<Time> happened_at;
};

}  // namespace kring::journal
