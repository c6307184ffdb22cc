#pragma once

#include "hub/learning_records/directory.h"
#include "hub/learning_records/records.h"

#include <functional>
#include <unordered_map>

#include <boost/describe/enum.hpp>

/// Who acted in a record: told one record at a time, and remembered that it was told.
namespace kring::learning_records {

/// How a program recognises somebody. `email_hash` is the SHA-1 of an address, from which the
/// address cannot be read.
enum class IdentifiedBy { email, email_hash, openid, account };
BOOST_DESCRIBE_ENUM(IdentifiedBy, email, email_hash, openid, account)

/// One who acted, as the statement says it.
struct RevealedActor {
  std::optional<std::string> name;
  std::optional<std::string> member;  ///< the name here of whom that means, or was said to mean
  std::optional<IdentifiedBy> by;     ///< absent for a group that is only its members
  std::optional<std::string> identity;
  std::optional<std::string> home_page;  ///< where the account is
  BOOST_DESCRIBE_CLASS(RevealedActor, (), (name, member, by, identity, home_page), (), ())
};

/// For a group: the group, and then its members, as many as can be read at a glance.
struct RevealedActors {
  std::vector<RevealedActor> items;
  BOOST_DESCRIBE_CLASS(RevealedActors, (), (items), (), ())
};

/// Which members these are, by the octets of the hashes of their keys (`identity_hash`), as those
/// know who read the statements on: an administrator may have said it. They stand above, so the app
/// says who they are.
using KnownMembers = std::function<std::unordered_map<std::string, PersonId>(
    Tx& tx, const std::vector<db::Bytes>& identities)>;

/// By what it is known which member is meant.
struct WhoIsMeant {
  const Directory& directory;  ///< made before, since it takes a look at everybody
  const KnownMembers& known;   ///< goes before the directory
  std::string_view public_origin;
};

/// Tells who acted in one record, and keeps who asked and why. Records `record.revealed`. Refuses
/// with 404.
RevealedActors reveal_actor(Tx& tx, const Visitor& viewer, RecordId record, std::string_view reason,
                            const WhoIsMeant& who);

}  // namespace kring::learning_records
