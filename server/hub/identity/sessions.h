#pragma once

#include "base/id.h"
#include "base/page.h"
#include "hub/identity/devices.h"
#include "platform/api/visitor.h"
#include "platform/db/database.h"
#include "platform/db/tx.h"

#include <chrono>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include <boost/describe/class.hpp>

namespace kring::identity {

/// How long one stays signed in on a device.
inline constexpr auto session_length = std::chrono::hours(24 * 60);

/// How many sessions one person has at most: far more than devices, and few enough to look through.
inline constexpr std::size_t most_sessions = 50;

inline constexpr std::string_view session_cookie = "kring_session";

/// Begins a session and returns its token, which the browser keeps; only its hash is stored. Where
/// there are `most_sessions` already, the one that was used longest ago ends, as by signing out.
std::string begin_session(Tx& tx, PersonId person, const Device& device = {});

/// For what goes on after it began, as a download does. Refuses with 401 `session.required` where
/// the visitor's session, or the token of their program, has ended meanwhile.
void require_session_still(Tx& tx, const Visitor& visitor);

/// Ends this visitor's session. The open pages of that session close.
void end_session(Tx& tx, const Visitor& visitor);

/// One of the devices on which somebody is signed in, to themselves.
struct MySession {
  SessionId id;
  Device device;
  Time made_at;
  Time seen_at;          ///< to the hour
  bool current = false;  ///< the one that asks
  BOOST_DESCRIBE_CLASS(MySession, (), (id, device, made_at, seen_at, current), (), ())
};

/// The visitor's own, newest first.
Page<MySession> my_sessions(Tx& tx, const Visitor& visitor,
                            const std::optional<std::string>& after);

/// Ends one of the visitor's own. Refuses with `not_found` where it is no session of theirs.
void end_my_session(Tx& tx, const Visitor& visitor, SessionId session);

/// Ends all of the visitor's own but the one that asks.
void end_other_sessions(Tx& tx, const Visitor& visitor);

/// Ends all of a person's, as they asked for.
void end_sessions_of(Tx& tx, PersonId person);

/// Removes what has expired. Returns how many there were.
std::int64_t forget_expired_sessions(Tx& tx);

/// Recognises a visitor by the session cookie, or by a token that a program shows. A suspended
/// person is nobody.
///
/// It remembers in memory which sessions and tokens were used in an hour in which they were not yet
/// seen: reading a page never writes.
class SessionDoorkeeper : public api::Doorkeeper {
 public:
  Visitor recognise(Tx& tx, const http::Head& request) const override;

  /// Writes which of them were used since the last time. What cannot be written is kept for the
  /// next.
  void write_sightings(Database& database);

 private:
  template <class TheirId>
  using Sightings = std::unordered_map<TheirId, Time>;

  Visitor by_token(Tx& tx, std::string_view token) const;
  template <class TheirId>
  void note(Sightings<TheirId>& seen, TheirId id, std::optional<Time> before, Time now) const;
  template <class TheirId>
  void write(Database& database, Sightings<TheirId>& seen, void (*set_seen)(Tx&, TheirId, Time));

  mutable std::mutex mutex_;
  mutable Sightings<SessionId> sessions_;
  mutable Sightings<ApiTokenId> tokens_;
};

}  // namespace kring::identity
