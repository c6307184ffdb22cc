#pragma once

#include "platform/db/tx.h"

#include <string>

/// The table `hub_secret`.
namespace kring::api::store {

/// The fingerprint that is kept; this one from now on, where there was none.
std::string fingerprint(Tx& tx, const std::string& first);
void forget_fingerprint(Tx& tx);

}  // namespace kring::api::store
