#pragma once

#include "hub/people/people.h"

namespace kring::people {

/// Adds somebody who wrote elsewhere what was brought here, under a random id like everybody. They
/// have no account, so nobody signs in as them, and they are not counted among those who read here
/// (`headcount`), until an administrator says who it is.
PersonId add_unclaimed(Tx& tx, const Name& name, i18n::Language language);

}  // namespace kring::people
