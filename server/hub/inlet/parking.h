#pragma once

#include "hub/inlet/taking_in.h"

/// What is done with a statement that cannot be taken in: it is parked, so that the rest goes on.
namespace kring::inlet {

/// Parks the first statement of a slice. Nothing where another node was there first, or where
/// statements changed since it was read.
void park_first(Tx& tx, const Slice& slice, std::string_view error);

/// Parks what waited for somebody and could not be recorded once it was known who it is: the one
/// statement that failed, or all of theirs where it is not known which. Returns their places.
std::vector<std::int64_t> park_waiting(Tx& tx, const NotMatched& failure);

/// The places of what is parked and whose statement is gone, or voided.
std::vector<std::int64_t> parked_that_went(Tx& tx);

/// Takes in a statement that was parked, unless it is voided or gone. It is parked no more.
void take_in_parked(Tx& tx, std::int64_t seq, const Directory& directory,
                    std::string_view public_origin);

}  // namespace kring::inlet
