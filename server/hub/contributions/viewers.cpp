#include "hub/contributions/viewers.h"

#include "hub/contributions/contributions_store.h"
#include "platform/crypto/hash.h"
#include "platform/crypto/random.h"
#include "platform/db/in_turns.h"

#include <utility>
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
  std::vector<std::pair<QuestionId, std::int64_t>> batch;
  {
    const std::scoped_lock lock(mutex_);
    batch.assign(waiting_.begin(), waiting_.end());
    waiting_.clear();
  }
  std::size_t written = 0;
  try {
    db::write_in_turns(database, batch.size(), written, [&](Tx& tx, std::size_t at) {
      store::add_viewers(tx, batch[at].first, batch[at].second);
    });
  } catch (...) {
    const std::scoped_lock lock(mutex_);
    for (; written < batch.size(); ++written)
      waiting_[batch[written].first] += batch[written].second;
    throw;
  }
}

void add_viewers(Tx& tx, QuestionId question, std::int64_t viewers) {
  store::add_viewers(tx, question, viewers);
}

}  // namespace kring::contributions
