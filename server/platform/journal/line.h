#pragma once

#include "base/id.h"
#include "base/time.h"
#include "platform/journal/fact.h"
#include "platform/journal/textless.h"
#include "platform/json/json.h"

#include <cstdint>
#include <optional>
#include <string>

#include <boost/describe/class.hpp>

namespace kring::journal {

/// One line of the journal, as followers read it. `seq` counts from 1 without gaps, in the order of
/// the commits, on both databases.
struct Line {
  std::int64_t seq = 0;
  Time happened_at;
  std::string kind;
  PersonaId actor;
  CommunityId community;
  std::string subject_kind;
  ThingId subject;
  PersonaId owner;
  std::string data;
  Origin origin = Origin::live;
  std::optional<std::string> cause;
  BOOST_DESCRIBE_CLASS(Line, (),
                       (seq, happened_at, kind, actor, community, subject_kind, subject, owner,
                        data, origin, cause),
                       (), ())

  /// The event this line tells of, where it is of that kind. Throws json::Unreadable when the data
  /// does not have the event's shape: the line is then parked.
  template <class Event>
  std::optional<Event> as() const {
    if (kind != Event::kind) return std::nullopt;
    return json::read_or_throw<Event>(data);
  }
};

/// A module's event, a described struct with `static constexpr std::string_view kind`, as a fact.
template <Textless Event>
Fact fact(const Event& event) {
  Fact made;
  made.kind = Event::kind;
  made.data = json::write(event);
  return made;
}

}  // namespace kring::journal
