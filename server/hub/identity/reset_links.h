#pragma once

#include "hub/identity/identity.h"

#include <chrono>
#include <string>
#include <string_view>

#include <boost/describe/class.hpp>

namespace kring::identity {

/// A link for another password works once, for an hour.
inline constexpr auto reset_link_length = std::chrono::hours(1);

struct MadeResetLink {
  std::string token;  ///< known here and never again
  Time expires_at;

  /// What is handed on. The token stands in the fragment, which no server, proxy or log ever sees.
  std::string address(const std::string& public_origin) const;
};

/// Makes a link with which this person chooses another password. One that was made for them before
/// stops working. Who may do so is decided by the caller; nobody (`Visitor{}`) is the command line.
///
/// Refuses with `not_found` where there is no such person, with 409 `account.suspended` where they
/// are shut out, and with 409 `reset_link.own` for oneself: a browser that was left open would be
/// all it takes to take an account over.
MadeResetLink make_reset_link(Tx& tx, const Visitor& maker, PersonId person);

/// Whose password a link is for, to whoever holds it.
struct ResetLinkPreview {
  std::string name;
  std::string email;
  Time expires_at;
  BOOST_DESCRIBE_CLASS(ResetLinkPreview, (), (name, email, expires_at), (), ())
};

/// Refuses with 404 `reset_link.unknown`, 410 `reset_link.used` or `reset_link.expired`.
ResetLinkPreview preview_reset_link(Tx& tx, std::string_view token);

/// Whose password a link that still works is for. Refuses like the above.
PersonId require_open_reset_link(Tx& tx, std::string_view token);

/// Notes that it was used, and tells by whom. It works once: refuses like the above.
PersonId use_reset_link(Tx& tx, std::string_view token);

/// Ends the link that was made for this person, as where they chose another password by
/// themselves.
void end_reset_link_for(Tx& tx, PersonId person);

/// Ends the links that this administrator made: whoever is shut out does not come back by one.
void end_reset_links_by(Tx& tx, PersonId maker);

/// Removes those that ended a day ago. Returns how many there were.
std::int64_t forget_ended_reset_links(Tx& tx);

}  // namespace kring::identity
