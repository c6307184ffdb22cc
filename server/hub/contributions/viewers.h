#pragma once

#include "hub/contributions/contributions.h"
#include "platform/db/database.h"

#include <array>
#include <cstdint>
#include <mutex>
#include <unordered_map>
#include <unordered_set>

namespace kring::contributions {

/// How many people opened each question: a count for the ranking of answers, never who.
///
/// Whether somebody was counted already is remembered in memory only, as a hash under a key that
/// dies with the process, for at most a day and a million pairs; so one person may count again
/// after that. Counts go to the database in batches: reading a page never writes.
class Viewers {
 public:
  Viewers();

  void looked(const Visitor& visitor, QuestionId question, Time now);

  /// Writes what was counted since the last time. What cannot be written is kept for the next.
  void flush(Database& database);

 private:
  std::uint64_t trace_of(PersonaId persona, QuestionId question) const;

  std::array<unsigned char, 16> key_;
  std::mutex mutex_;
  Time began_;
  std::unordered_set<std::uint64_t> counted_;
  std::unordered_map<QuestionId, std::int64_t> waiting_;
};

/// Adds to the number of people who opened a question, where it is known from elsewhere (demo,
/// imports).
void add_viewers(Tx& tx, QuestionId question, std::int64_t viewers);

}  // namespace kring::contributions
