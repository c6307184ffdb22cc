#pragma once

#include "platform/db/tx.h"

#include <optional>
#include <string>

/// The table `hub_secret`.
namespace kring::api::store {

/// The fingerprint that is kept.
std::optional<std::string> fingerprint(Tx& tx);
/// Likewise; this one from now on, where there was none.
std::string fingerprint_or_first(Tx& tx, const std::string& first);
void forget_fingerprint(Tx& tx);

}  // namespace kring::api::store
