#pragma once

#include "base/id.h"
#include "hub/people/people.h"
#include "platform/api/visitor.h"
#include "platform/db/tx.h"
#include "platform/text/email_address.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <boost/describe/class.hpp>

/// Who signs in, and who speaks. Persons sign in; personas speak; the way from the one to the other
/// exists only in the direction that is needed (decision 0001).
namespace kring::identity {

/// How an author stands above a text.
struct Byline {
  PersonaId id;
  std::string name;
  BOOST_DESCRIBE_CLASS(Byline, (), (id, name), (), ())
};

/// The bylines of one page, fetched in one query.
class Bylines {
 public:
  explicit Bylines(std::vector<Byline> all);
  /// The byline of a persona that was asked for; one without a name where nobody bears it any more.
  Byline of(PersonaId persona) const;

 private:
  std::unordered_map<PersonaId, std::string> names_;
};

Bylines bylines(Tx& tx, const std::vector<PersonaId>& personas);

/// The persona under which a person speaks openly. There is no way back for a sealed one.
PersonaId open_persona(PersonId person);

struct NewAccount {
  people::Name name;
  text::EmailAddress email;
  std::string password_hash;
  i18n::Language language = i18n::Language::en;
  bool administrator = false;
  bool demo = false;  ///< may sign in only while the server listens on loopback
  /// Whether it is known that the address is theirs. Whoever comes by a link for anybody may write
  /// down a colleague's.
  bool address_proved = false;
};

/// Adds a person who can sign in. Refuses with 409 `account.exists` where the address has an
/// account.
PersonId add_account(Tx& tx, const NewAccount& account);

struct Account {
  PersonId person;
  std::string email;
  std::string password_hash;
  bool administrator = false;
  bool demo = false;
  bool suspended = false;
  bool address_proved = false;
  BOOST_DESCRIBE_CLASS(Account, (),
                       (person, email, password_hash, administrator, demo, suspended,
                        address_proved),
                       (), ())
};

std::optional<Account> account_by_email(Tx& tx, const text::EmailAddress& email);
Account require_account(Tx& tx, PersonId person);

/// Whether somebody is here: they have an account, and are not shut out.
bool is_here(Tx& tx, PersonId person);

/// Where everybody who has an account is reached, suspended ones too.
struct Address {
  PersonId person;
  std::string email;
  std::string email_key;  ///< the same for all spellings of it
  bool proved = false;    ///< it is known to be theirs
  BOOST_DESCRIBE_CLASS(Address, (), (person, email, email_key, proved), (), ())
};
std::vector<Address> addresses(Tx& tx);

/// Somebody as an administrator picks them.
struct FoundPerson {
  PersonId id;
  std::string name;
  std::string email;
  BOOST_DESCRIBE_CLASS(FoundPerson, (), (id, name, email), (), ())
};

/// Those of whom nobody said that their address is theirs, after this one, by their ids.
std::vector<FoundPerson> with_unproved_address(Tx& tx, PersonId after, std::size_t limit);

/// An administrator says that an address is whose account it is. Records `address.proved`; saying
/// it twice changes nothing. Refuses with 404.
void prove_address(Tx& tx, const Visitor& administrator, PersonId person);

struct FoundPeople {
  std::vector<FoundPerson> items;
  bool more = false;  ///< there are more than these: by more letters they are found
  BOOST_DESCRIBE_CLASS(FoundPeople, (), (items, more), (), ())
};
/// The first twenty whose name or address holds these letters, whatever their case; whose name
/// begins with them come first, each sort by name. Looks at everybody: for administrators.
FoundPeople people_named(Tx& tx, std::string_view letters);

/// Shuts a person out at once: their sessions and tokens end with the same commit, and the links
/// they made stop working, as does one that was made for them. Readmitting lets them sign in again.
/// `actor` is nobody on the command line.
void suspend(Tx& tx, PersonaId actor, PersonId person);
void readmit(Tx& tx, PersonaId actor, PersonId person);

}  // namespace kring::identity
