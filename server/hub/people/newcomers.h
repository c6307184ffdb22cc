#pragma once

#include "hub/people/people.h"
#include "hub/people/units.h"
#include "platform/text/email_address.h"

#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/class.hpp>

/// Whom the organisation says to be one of it, and of whom no account is known to be theirs yet.
/// They are nobody here: nobody finds them, and they are not counted.
namespace kring::people {

using NewcomerId = Id<struct NewcomerTag>;

struct ExpectedNewcomer {
  text::EmailAddress email;
  Name name;
  Placement placement;
};

struct Newcomer {
  NewcomerId id;
  std::string email;
  std::string email_key;  ///< the same for all spellings of it
  std::string name;
  std::optional<UnitId> unit;
  std::string role;
  BOOST_DESCRIBE_CLASS(Newcomer, (), (id, email, email_key, name, unit, role), (), ())
};

/// Everybody who is expected, by their addresses.
std::vector<Newcomer> newcomers(Tx& tx);
/// Those under these addresses' keys, in one query.
std::vector<Newcomer> newcomers_at(Tx& tx, const std::vector<std::string>& email_keys);

/// Expects somebody, or says something else of who is expected. Records `newcomer.expected`, or
/// nothing where it is so already. Refuses with 404 a unit that is not there. That no
/// account has this address and is known to be whose it is, is for the caller to see to.
void expect(Tx& tx, const Visitor& administrator, const ExpectedNewcomer& newcomer);

/// A list names these still, and says of them what it said before.
void expect_still(Tx& tx, const std::vector<NewcomerId>& newcomers);

/// Forgets those whom no list has named for a year, a part of them at most, and says how many those
/// were. Records `newcomer.dropped`.
std::int64_t forget_unnamed_newcomers(Tx& tx);

/// Records `newcomer.dropped`, or nothing where nobody is expected under this address.
void expect_no_more(Tx& tx, const Visitor& administrator, std::string_view email_key);

/// Somebody is here of whom it is known that this address is theirs: what was said of who was
/// expected under it is said of them, but where an administrator said already where they work.
/// Records `newcomer.arrived` and what `place` does; nothing where nobody was expected.
void welcome(Tx& tx, PersonId person, std::string_view email_key);

}  // namespace kring::people
