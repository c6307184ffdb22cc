#pragma once

#include "base/id.h"
#include "platform/api/visitor.h"
#include "platform/db/tx.h"

#include <chrono>
#include <string>
#include <string_view>

namespace kring::identity {

/// How long one stays signed in on a device.
inline constexpr auto session_length = std::chrono::hours(24 * 60);

inline constexpr std::string_view session_cookie = "kring_session";

/// Begins a session and returns its token, which the browser keeps; only its hash is stored.
std::string begin_session(Tx& tx, PersonId person);

/// Ends this visitor's session. The open pages of that session close.
void end_session(Tx& tx, const Visitor& visitor);

/// Removes what has expired. Returns how many there were.
std::int64_t forget_expired_sessions(Tx& tx);

/// Recognises a visitor by the session cookie. A suspended person is nobody.
class SessionDoorkeeper : public api::Doorkeeper {
 public:
  Visitor recognise(Tx& tx, const http::Head& request) const override;
};

}  // namespace kring::identity
