#pragma once

#include "hub/learning_records/marks.h"

#include <optional>
#include <string>
#include <string_view>

/// The name under which somebody stands in a record, "K7Q2M": the same for whoever is the same.
/// From it alone nobody is known. In a large hub two may bear the same.
namespace kring::learning_records {

/// How much of an agent's mark a pseudonym says: its last bits.
inline constexpr std::int64_t pseudonym_bits = (std::int64_t{1} << 25) - 1;

std::string pseudonym_of(Mark agent);

/// Of an agent or an identified group; of a group that is only its members theirs, as many as can
/// be read at a glance.
std::string pseudonym_of(const json::Value& actor);

/// The bits that a pseudonym says, in capitals or not; nothing where it is none.
std::optional<std::int64_t> bits_of_pseudonym(std::string_view pseudonym);

}  // namespace kring::learning_records
