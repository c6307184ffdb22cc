#pragma once

#include "base/id.h"
#include "platform/db/tx.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace kring::inlet {

/// Everybody here, by all that programs may recognise them by (`identity_of_agent`): their address,
/// its SHA-1, and an account at our own address that is named by either their id or their address.
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

}  // namespace kring::inlet
