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

/// Somebody was shut out, and let in again. Actor: the administrator who did it, or brought in the
/// list that says they left; nobody on the command line. Owner: their open persona; subject: the
/// person.
struct PersonSuspended {
  static constexpr std::string_view kind = "person.suspended";
  BOOST_DESCRIBE_CLASS(PersonSuspended, (), (), (), ())
};
struct PersonReadmitted {
  static constexpr std::string_view kind = "person.readmitted";
  BOOST_DESCRIBE_CLASS(PersonReadmitted, (), (), (), ())
};

/// An administrator said that an address is whose account it is. Actor: the administrator; owner:
/// the person's open persona; subject: the person.
struct AddressProved {
  static constexpr std::string_view kind = "address.proved";
  BOOST_DESCRIBE_CLASS(AddressProved, (), (), (), ())
};

/// A session was ended by whose it is: by signing out, from another device, or by choosing another
/// password, which ends all the others; by a link, all of them. Actor and owner: their open
/// persona; subject: the session. What expires ends without a fact, and `person.suspended` speaks
/// for all sessions of that person.
struct SessionRevoked {
  static constexpr std::string_view kind = "session.revoked";
  BOOST_DESCRIBE_CLASS(SessionRevoked, (), (), (), ())
};

/// Somebody chose another password. Actor and owner: their open persona; subject: the person.
struct PasswordChanged {
  static constexpr std::string_view kind = "password.changed";
  BOOST_DESCRIBE_CLASS(PasswordChanged, (), (), (), ())
};

/// Signing in asks a code beside the password, and does not any more. Actor: whose account it is,
/// or the administrator who took it off, nobody on the command line; owner: the person's open
/// persona; subject: the person.
struct SecondStepTurnedOn {
  static constexpr std::string_view kind = "second_step.turned_on";
  BOOST_DESCRIBE_CLASS(SecondStepTurnedOn, (), (), (), ())
};
struct SecondStepTurnedOff {
  static constexpr std::string_view kind = "second_step.turned_off";
  BOOST_DESCRIBE_CLASS(SecondStepTurnedOff, (), (), (), ())
};

/// A recovery code was used, and ten others were made. Actor and owner: the open persona of whose
/// they are; subject: the person. The first ten come with `second_step.turned_on`.
struct RecoveryCodeUsed {
  static constexpr std::string_view kind = "recovery_code.used";
  BOOST_DESCRIBE_CLASS(RecoveryCodeUsed, (), (), (), ())
};
struct RecoveryCodesRenewed {
  static constexpr std::string_view kind = "recovery_codes.renewed";
  BOOST_DESCRIBE_CLASS(RecoveryCodesRenewed, (), (), (), ())
};

/// Somebody let a program of their own act in their name, and does not any more, which choosing
/// another password says of all of them. Actor and owner: their open persona; subject: the token.
/// What expires ends without a fact, and `person.suspended` speaks for all tokens of that person.
struct ApiTokenMade {
  static constexpr std::string_view kind = "api_token.made";
  BOOST_DESCRIBE_CLASS(ApiTokenMade, (), (), (), ())
};
struct ApiTokenRevoked {
  static constexpr std::string_view kind = "api_token.revoked";
  BOOST_DESCRIBE_CLASS(ApiTokenRevoked, (), (), (), ())
};

/// An administrator made a link for who forgot their password, and it was used. Actor: the
/// administrator, nobody on the command line; whom it is for, who used it. Owner: the latter's open
/// persona; subject: the person. What expires ends without a fact, and `password.changed` and
/// `person.suspended` speak for a link that ended with them.
struct ResetLinkMade {
  static constexpr std::string_view kind = "reset_link.made";
  BOOST_DESCRIBE_CLASS(ResetLinkMade, (), (), (), ())
};
struct ResetLinkUsed {
  static constexpr std::string_view kind = "reset_link.used";
  BOOST_DESCRIBE_CLASS(ResetLinkUsed, (), (), (), ())
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
