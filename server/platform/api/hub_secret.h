#pragma once

#include "platform/db/database.h"

#include <string_view>

namespace kring::api {

/// Makes sure that all nodes on one database have the same secret: what one sealed or hashed under
/// it, the others must know again. The first node leaves a fingerprint in the database, from which
/// nothing can be read; the secret itself stays outside, so that who gets a copy of the database
/// cannot undo its hashes by trying.
///
/// Throws db::CannotOpen, with a sentence for whoever starts the node, where another one had
/// another secret.
void require_shared_secret(Database& database, std::string_view secret);

/// Forgets which secret it is: the next node to start brings its own. Cursors and idempotency keys
/// that were given out are then unknown, wrong tries to sign in are counted anew, and nobody's
/// second step can be opened any more, nor can who was erased from the records be known again.
void forget_shared_secret(Tx& tx);

}  // namespace kring::api
