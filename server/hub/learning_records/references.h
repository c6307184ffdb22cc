#pragma once

#include "hub/learning_records/mark_index.h"
#include "hub/learning_records/statements_store.h"

#include <vector>

/// Statements about statements: what refers to a statement is found by that one's marks too.
namespace kring::learning_records {

/// How far marks are handed on from a statement to those that refer to it, and on to those that
/// refer to these. Longer chains are nobody's, and rings end here too.
inline constexpr int longest_chain = 16;

/// How many marks one batch may hand on from statements to those that refer to them, and how many
/// octets of statements are read for it: all of it happens while everybody else waits to write.
inline constexpr std::size_t most_handed_on = 20'000;
inline constexpr std::size_t most_octets_referred_to = 32 * 1024 * 1024;

/// Who refers to these already, and, step by step, to those that do; not more than
/// `most_handed_on` of them.
std::vector<store::Reference> references_up_to(Tx& tx,
                                               const std::vector<std::string_view>& targets);

/// Hands on to each referring statement the marks of its target, of that one's target, and so on,
/// as far as the client that sent the referring statement may read. `sent` are the references of
/// the batch itself: refuses with 413 `body.too_large` where they would take more than the limits
/// above. `known` were there before: they are nobody's fault now, and those beyond the limit go
/// without.
void hand_on_marks(Tx& tx, const Client& client, const std::vector<store::Reference>& sent,
                   const std::vector<store::Reference>& known, MarkIndex& index);

}  // namespace kring::learning_records
