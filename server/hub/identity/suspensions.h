#pragma once

#include "base/page.h"
#include "hub/identity/identity.h"

/// Who is shut out, for administrators.
namespace kring::identity {

struct SuspendedPerson {
  PersonId id;
  std::string name;
  std::string email;
  Time suspended_at;
  BOOST_DESCRIBE_CLASS(SuspendedPerson, (), (id, name, email, suspended_at), (), ())
};

/// Who was shut out last comes first.
Page<SuspendedPerson> suspended_people(Tx& tx, const std::optional<std::string>& after);

/// An administrator shuts somebody out, as `suspend` does it. Refuses with 404, and with 409
/// `suspension.own` oneself: so somebody is left who lets others in again.
void suspend_person(Tx& tx, const Visitor& administrator, PersonId person);

/// Lets them sign in again. Sessions, tokens and links that ended stay so. Refuses with 404.
void readmit_person(Tx& tx, const Visitor& administrator, PersonId person);

}  // namespace kring::identity
