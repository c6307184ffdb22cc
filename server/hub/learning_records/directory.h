#pragma once

#include "base/id.h"
#include "hub/learning_records/same_person.h"
#include "platform/db/tx.h"
#include "platform/json/document.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

/// Who of those here is meant by an agent in a record.
namespace kring::learning_records {

/// Who is meant, by the key of it (`identity_key`).
std::string identity_of_agent(const json::Value& agent, std::string_view public_origin);

/// Everybody here, by all that programs may recognise them by (`identity_of_agent`): their address,
/// its SHA-1, and an account at our own address that is named by either their id or their address.
/// By the address only where it is proved (`identity::prove_address`): anybody may write down
/// another one's.
class Directory {
 public:
  Directory(Tx& tx, std::string_view public_origin);

  /// Who has this identity, by the hash under which it is kept.
  std::optional<PersonId> person(const std::string& identity_hash) const;
  /// Of how many people it knows.
  std::int64_t headcount() const { return headcount_; }

 private:
  std::unordered_map<std::string, PersonId> people_;
  std::int64_t headcount_;
};

}  // namespace kring::learning_records
