#pragma once

#include "platform/db/tx.h"

#include <cstdint>
#include <set>
#include <string>
#include <unordered_map>

/// One person under every spelling that stands in the log. Case does not tell addresses apart, nor
/// accounts at our own address (same_person.h), and marks do: so whoever wants all of somebody has
/// to look for how programs spelled them.
namespace kring::learning_records {

/// So much of the log is looked at while somebody waits, in octets of statements: a second or so.
inline constexpr std::int64_t octets_while_waiting = 256 << 20;

class Spellings {
 public:
  /// Of what somebody is recognised by (`identity_of`), in any spelling.
  Spellings(std::set<std::string> identities, std::string public_origin);

  /// Looks on from the newest statement to the oldest, at a thousand of the log or some megabytes.
  /// Says whether all was looked at. Nothing is looked at where only one spelling means the same,
  /// as with OpenIDs.
  bool look_on(Tx& tx);
  /// Whether so much was looked at that nobody should wait for more.
  bool looked_for_long() const { return octets_ >= octets_while_waiting; }

  /// How much of the log was looked at, of a hundred.
  std::int64_t percent() const;

  /// Those that were given, and those that were found.
  const std::set<std::string>& all() const { return all_; }

 private:
  /// The log is looked at by stretches, the last one first, and in each from its beginning on.
  void begin_below(std::int64_t end);
  std::int64_t begin_of_stretch() const;
  void look_at(std::string_view text);
  bool may_be_in(std::string_view text) const;
  bool is_theirs(const std::string& identity);

  std::set<std::string> all_;
  std::string public_origin_;
  std::set<std::string> keys_;   ///< `keys_with` of those that may be spelled otherwise
  std::set<std::string> words_;  ///< what a statement that speaks of them holds, in lower case
  bool by_address_ = false;      ///< its sum may stand there
  bool by_sum_ = false;          ///< any address may be theirs
  std::unordered_map<std::string, bool> asked_;
  std::int64_t octets_ = 0;
  std::int64_t end_ = 0;    ///< of the log, at the first look
  std::int64_t left_ = -1;  ///< so much of the log, from its beginning; none before the first look
  std::int64_t reached_ = 0;  ///< in the stretch that ends there
};

}  // namespace kring::learning_records
