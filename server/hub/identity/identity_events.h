#pragma once

#include <string_view>

#include <boost/describe/class.hpp>

/// What identity writes to the journal.
namespace kring::identity {

/// Somebody has an account. Actor and owner: their open persona; subject: the person.
struct PersonJoined {
  static constexpr std::string_view kind = "person.joined";
  BOOST_DESCRIBE_CLASS(PersonJoined, (), (), (), ())
};

/// An administrator shut somebody out, and let them in again.
struct PersonSuspended {
  static constexpr std::string_view kind = "person.suspended";
  BOOST_DESCRIBE_CLASS(PersonSuspended, (), (), (), ())
};
struct PersonReadmitted {
  static constexpr std::string_view kind = "person.readmitted";
  BOOST_DESCRIBE_CLASS(PersonReadmitted, (), (), (), ())
};

/// A session ended: signed out, or the person was suspended. Subject: the session.
struct SessionRevoked {
  static constexpr std::string_view kind = "session.revoked";
  BOOST_DESCRIBE_CLASS(SessionRevoked, (), (), (), ())
};

/// A link was made, used, or taken back. Subject: the invitation.
struct InvitationMade {
  static constexpr std::string_view kind = "invitation.made";
  BOOST_DESCRIBE_CLASS(InvitationMade, (), (), (), ())
};
struct InvitationUsed {
  static constexpr std::string_view kind = "invitation.used";
  BOOST_DESCRIBE_CLASS(InvitationUsed, (), (), (), ())
};
struct InvitationRevoked {
  static constexpr std::string_view kind = "invitation.revoked";
  BOOST_DESCRIBE_CLASS(InvitationRevoked, (), (), (), ())
};

}  // namespace kring::identity
