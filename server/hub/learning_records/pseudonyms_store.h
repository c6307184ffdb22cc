#pragma once

#include "platform/db/tx.h"

#include <string>

namespace kring::learning_records::store {

/// The key under which this hub makes pseudonyms, 32 octets.
std::string pseudonym_key(Tx& tx);

}  // namespace kring::learning_records::store
