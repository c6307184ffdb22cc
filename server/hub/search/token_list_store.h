#pragma once

#include "platform/db/tx.h"

#include <string>
#include <vector>

namespace kring::search::store {

bool on_postgres(const Tx& tx);

/// A list of tokens as one parameter. Tokens are letters and digits, those of readers behind an @,
/// so they need no escaping.
std::string list_of(const Tx& tx, const std::vector<std::string>& tokens);

/// Such a parameter as a table of one column named "value".
std::string each_of_list(const Tx& tx, int param);

/// The condition that a column is in such a parameter.
std::string in_tokens(const Tx& tx, int param);

}  // namespace kring::search::store
