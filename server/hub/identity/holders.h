#pragma once

#include "base/id.h"
#include "platform/db/tx.h"

#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/class.hpp>

/// Whose an address is, for who goes through many of them.
namespace kring::identity {

/// Whose account there is under an address, shut out or not.
struct Holder {
  PersonId person;
  std::string name;
  std::string email_key;
  bool administrator = false;
  bool suspended = false;
  bool address_proved = false;
  BOOST_DESCRIBE_CLASS(Holder, (),
                       (person, name, email_key, administrator, suspended, address_proved), (), ())
};

/// Of these addresses' keys, in one query. Whose nobody is are left out.
std::vector<Holder> holders(Tx& tx, const std::vector<std::string>& email_keys);

/// Takes back the links for this address that nobody has used.
void withdraw_links_for(Tx& tx, PersonaId actor, std::string_view email_key);

}  // namespace kring::identity
