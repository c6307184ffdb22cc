#pragma once

#include "base/id.h"
#include "platform/db/tx.h"
#include "platform/json/document.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

/// Who of those here is meant by an agent in a record.
namespace kring::learning_records {

/// Who is meant: "mbox noor@example.org", "sha1 <40 digits>", "account <home page> <name>" or
/// "openid <address>". What means the same is spelled the same: case does not tell addresses apart,
/// nor what stands in an account at our own address.
std::string identity_of_agent(const json::Value& agent, std::string_view public_origin);

/// The hash under which an identity is kept.
db::Bytes identity_hash(const std::string& identity);

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
