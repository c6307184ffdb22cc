#pragma once

#include "hub/people/newcomers.h"

#include <optional>
#include <vector>

namespace kring::people::store {

/// By their addresses.
std::vector<Newcomer> newcomers(Tx& tx);
std::optional<Newcomer> newcomer(Tx& tx, std::string_view email_key);
/// In place of who has this id.
void put_newcomer(Tx& tx, const Newcomer& newcomer);
void delete_newcomer(Tx& tx, NewcomerId id);

}  // namespace kring::people::store
