#pragma once

#include "hub/learning_records/marks.h"
#include "platform/db/tx.h"

#include <optional>
#include <string>
#include <string_view>

/// The name under which somebody stands in a record, "K7Q2M": the same for whoever is the same.
/// From it alone nobody is known, nor can it be worked out from an address: it is made under a key
/// that only this hub has. In a large hub two may bear the same.
namespace kring::learning_records {

/// How much of an agent's mark a pseudonym says, in a form that takes the key to read: its last
/// bits.
inline constexpr int pseudonym_bits = 25;

class Pseudonyms {
 public:
  /// Reads the key.
  explicit Pseudonyms(Tx& tx);

  std::string of(Mark agent) const;
  /// Of an agent or an identified group; of a group that is only its members theirs, as many as can
  /// be read at a glance.
  std::string of(const json::Value& actor) const;

  /// The bits that a pseudonym says, in capitals or not; nothing where it is none.
  std::optional<std::int64_t> bits_of(std::string_view pseudonym) const;

 private:
  std::uint32_t mixed(int round, std::uint32_t half) const;

  std::string key_;
};

}  // namespace kring::learning_records
