#pragma once

#include "hub/people/newcomers.h"

#include <optional>
#include <vector>

namespace kring::people::store {

/// By their addresses.
std::vector<Newcomer> newcomers(Tx& tx);
std::vector<Newcomer> newcomers_at(Tx& tx, const std::vector<std::string>& email_keys);
std::optional<Newcomer> newcomer(Tx& tx, std::string_view email_key);
std::vector<NewcomerId> newcomers_named_before(Tx& tx, Time before, std::size_t limit);
/// In place of who has this id, named now.
void put_newcomer(Tx& tx, const Newcomer& newcomer);
/// They are named now.
void renew_newcomers(Tx& tx, const std::vector<NewcomerId>& ids);
void delete_newcomer(Tx& tx, NewcomerId id);

}  // namespace kring::people::store
