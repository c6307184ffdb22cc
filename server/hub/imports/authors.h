#pragma once

#include "hub/imports/dump_rows.h"
#include "hub/imports/imports.h"

namespace kring::imports {

/// Adds whom a row of Users.xml tells of. False where they came before.
bool bring_person(Tx& tx, ImportId id, const User& user, i18n::Language language);

/// Who speaks in what this author wrote: the open persona of the person who came along, and is
/// added where Users.xml had none. Of whom a dump tells nothing is one person, called "user".
PersonaId persona_of(Tx& tx, ImportId id, const Author& author, i18n::Language language);

}  // namespace kring::imports
