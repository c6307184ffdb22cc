#include "hub/contributions/viewers.h"

#include "hub/contributions/contributions_store.h"
#include "platform/crypto/hash.h"
#include "platform/crypto/random.h"

#include <vector>

namespace kring::contributions {
namespace {

constexpr std::size_t most_pairs = 1'000'000;
constexpr auto memory = std::chrono::hours(24);

}  // namespace

Viewers::Viewers() : key_(crypto::random_key<16>()) {}

std::uint64_t Viewers::trace_of(PersonaId persona, QuestionId question) const {
  return crypto::short_hash(key_, persona.text() + question.text());
}

void Viewers::looked(const Visitor& visitor, QuestionId question, Time now) {
  const std::scoped_lock lock(mutex_);
  if (now - began_ > memory || counted_.size() >= most_pairs) {
    counted_.clear();
    began_ = now;
  }
  if (counted_.insert(trace_of(visitor.persona, question)).second) ++waiting_[question];
}

void Viewers::flush(Database& database) {
  std::unordered_map<QuestionId, std::int64_t> batch;
  {
    const std::scoped_lock lock(mutex_);
    batch.swap(waiting_);
  }
  if (batch.empty()) return;
  try {
    database.write(
        [&](Tx& tx) {
          for (const auto& [question, viewers] : batch) store::add_viewers(tx, question, viewers);
        },
        db::Priority::background);
  } catch (...) {
    const std::scoped_lock lock(mutex_);
    for (const auto& [question, viewers] : batch) waiting_[question] += viewers;
    throw;
  }
}

void add_viewers(Tx& tx, QuestionId question, std::int64_t viewers) {
  store::add_viewers(tx, question, viewers);
}

}  // namespace kring::contributions
