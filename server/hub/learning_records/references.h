#pragma once

#include "hub/learning_records/counts.h"
#include "hub/learning_records/mark_index.h"
#include "hub/learning_records/statements_store.h"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Statements about statements: what refers to a statement is found by that one's marks too.
namespace kring::learning_records {

/// How far marks are handed on from a statement to those that refer to it, and on to those that
/// refer to these. Longer chains are nobody's, and rings end here too.
inline constexpr int longest_chain = 16;

/// How many marks one batch may hand on from statements to those that refer to them: all of it
/// happens while everybody else waits to write.
inline constexpr std::size_t most_handed_on = 20'000;
/// How many octets of statements are read for it before its turn: one of the largest, and what is
/// added to it.
inline constexpr std::size_t most_octets_referred_to = 9 * 1024 * 1024;
/// The same of those that came only after that, and are read while everybody else waits.
inline constexpr std::size_t most_octets_in_turn = 1024 * 1024;

/// What a statement gets of what it refers to, the nearest first.
class HandingOn {
 public:
  /// `reader` is who sent it.
  HandingOn(ClientId reader, bool reads_all) : reader_(reader), reads_all_(reads_all) {}

  /// Says whether that one, and what it refers to, may be read: what may not be is not told by what
  /// it is found by either.
  bool add(ClientId client, const std::vector<Mark>& marks);

  /// As they are handed on, each in one way.
  std::set<Mark> handed_on() const;

 private:
  ClientId reader_;
  bool reads_all_;
  bool all_own_ = true;
  std::set<Mark> own_, others_;
};

/// A statement that is referred to. Read and parsed once, however many refer to it.
struct Target {
  ClientId client;
  std::vector<Mark> marks;
  std::string target;  ///< sixteen octets of what it refers to itself, or ""
  CountedAs counted;
};

/// What references lead to, in steps, as far as chains go.
class Targets {
 public:
  /// `known` are read already, and live as long as this; nullptr for none.
  Targets(std::size_t most_octets, const Targets* known)
      : octets_left_(most_octets), known_(known) {}

  /// Takes in one that is not kept yet.
  void add(std::string_view uuid, Target target);
  /// Reads those that are kept and not known. Says whether there was room for all of them.
  bool read(Tx& tx, const std::vector<store::Reference>& references);

  /// Nothing where it is not kept, or there was no room for it.
  const Target* find(std::string_view uuid) const;
  /// The marks that a statement of this reader's gets from what it refers to, as they are handed
  /// on.
  std::set<Mark> marks_for(std::string_view uuid, ClientId reader, bool reads_all) const;

 private:
  bool read_portions(Tx& tx, std::span<const std::string_view> uuids);

  std::size_t octets_left_;
  const Targets* known_;
  std::map<std::string, Target, std::less<>> by_uuid_;
};

/// What a batch refers to, as it was before the batch's turn.
struct ReferredTo {
  Targets targets;
  std::int64_t times_rewritten = 0;
};

/// Reads and parses before a batch's turn what it refers to and what refers to it, so that nobody
/// waits for that. Nothing where what it refers to is more than so many octets.
std::optional<ReferredTo> read_ahead(Tx& tx, const Client& client, const Batch& batch,
                                     std::size_t most_octets);

/// 413 `body.too_large`.
[[noreturn]] void refuse_to_refer_to_so_much();

/// Who refers to these already, and, step by step, to those that do; not more than
/// `most_handed_on` of them.
std::vector<store::Reference> references_up_to(Tx& tx,
                                               const std::vector<std::string_view>& targets);

/// Hands on to each referring statement the marks of its target, of that one's target, and so on,
/// as far as the client that sent the referring statement may read. `sent` are the references of
/// the batch itself: refuses with 413 `body.too_large` where they would take more than
/// `most_handed_on`, and with 503 `overloaded` where there is no room to read what has come or
/// changed since it was read ahead. `known` were there before: they are nobody's fault now, and
/// those beyond the limits go without.
void hand_on_marks(Tx& tx, const Client& client, const std::vector<store::Reference>& sent,
                   const std::vector<store::Reference>& known, Targets& targets, MarkIndex& index);

}  // namespace kring::learning_records
