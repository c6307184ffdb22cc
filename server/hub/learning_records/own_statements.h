#pragma once

#include "hub/learning_records/statements.h"

#include <string>
#include <string_view>
#include <vector>

/// Statements that the house itself adds, about what is done in it. No program sends them, so
/// there is no key and no row for who does.
namespace kring::learning_records {

/// Who sent the house's own statements. Ids that are minted stay below it.
inline constexpr ClientId house_id{INT64_MAX};
/// What it is called, as the authority of its statements and for people.
inline constexpr std::string_view house_name = "Kring";

/// One statement of the house's own, without authority.
struct OwnStatement {
  std::string uuid;  ///< sixteen octets, the same as its text's `id`
  std::string text;  ///< JSON
};

/// The house as an agent, JSON: an account at our own address.
std::string house_as_agent(std::string_view public_origin);

/// Adds what is not there yet. One whose id is there already is left as it is, whatever it says:
/// what was told was told. Throws what `require_statements` does where one is no statement. Only in
/// the order of `statement_log`.
void keep_own(Tx& tx, const std::vector<OwnStatement>& statements, std::string_view public_origin);

/// What became of a statement of the house's own, by its sixteen octets. It is absent before it is
/// told, and after it was removed.
enum class OwnState { absent, stands, voided };
OwnState own_state(Tx& tx, std::string_view uuid);

}  // namespace kring::learning_records
