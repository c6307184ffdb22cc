#pragma once

#include "platform/db/database.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace kring::api {

/// The secret of this hub, which `file` (secret.key) holds; made where neither that nor the
/// database knows of one yet. Throws db::CannotOpen, with a sentence for whoever starts the hub,
/// where the file is gone or holds another one, and then makes none: under a new one nothing could
/// be opened that was sealed before.
std::string secret_of_hub(Database& database, const std::filesystem::path& file);

/// Whether this may be the secret of the hub that is read: it is, or the hub never had one.
bool may_be_secret_of_hub(Tx& tx, std::string_view secret);
bool is_known(Tx& tx);

/// Whether a fingerprint (`hub_secret.fingerprint`) is that of a secret.
bool is_fingerprint_of(std::string_view secret, std::string_view fingerprint);

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
