#pragma once

#include "hub/learning_records/counts.h"

#include <string>
#include <utility>
#include <vector>

/// Statements that are there and come to say something else: somebody in them was erased. Whatever
/// depends on what they say goes along in the same commit.
namespace kring::learning_records {

/// A mark, and the one that is to stand instead.
using MarkSwap = std::pair<Mark, Mark>;

/// So many marks are written anew at once: everybody else who writes statements waits meanwhile.
inline constexpr std::size_t marks_a_write = 4000;

/// A statement made ready before the transaction.
struct Rewritten {
  std::int64_t seq = 0;
  ClientId client;
  Time stored_at;
  CountedAs before, after;
  std::string text;
  std::vector<MarkSwap> marks;
  std::vector<std::string> sha2;  ///< of attachments whose octets go
};

/// How often statements were written anew. Whoever made something ready out of statements looks
/// whether it is still the same where they write it: else what they read may be no more.
std::int64_t times_rewritten(Tx& tx);

/// Writes statements anew: their text, what they are found by, and what is counted of them. Octets
/// of attachments go, whoever else named them; and the reasons for which somebody looked who acted
/// in these statements, since they may name them. Returns how many attachments went. Only within
/// `write_in_order` of the `statement_log`, and only where `times_rewritten` is what it was when
/// the statements were read.
std::int64_t rewrite(Tx& tx, const std::vector<Rewritten>& statements);

}  // namespace kring::learning_records
