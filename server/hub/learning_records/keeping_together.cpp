#include "hub/learning_records/keeping_together.h"

#include "platform/crypto/hash.h"

#include <set>

namespace kring::learning_records {
namespace {

/// What speaks of other statements depends on which of them came before.
bool stands_alone(const Batch& batch) {
  for (const auto& statement : batch.statements) {
    if (!statement.target.empty()) return false;
  }
  return batch.attachments.empty();
}

std::size_t octets_of(const Batch& batch) {
  std::size_t octets = 0;
  for (const auto& statement : batch.statements) octets += statement.kept.size();
  for (const auto& definition : batch.definitions) octets += definition.text.size();
  return octets;
}

/// How much is taken along.
class Load {
 public:
  /// Says whether there was room for this one, of which no statement is among the others.
  bool add(const Batch& batch) {
    const auto statements = uuids_.size() + batch.statements.size();
    const auto octets = octets_ + octets_of(batch);
    const bool is_first = uuids_.empty();
    if (!is_first &&
        (statements > KeepingTogether::most_statements || octets > KeepingTogether::most_octets)) {
      return false;
    }
    for (const auto& each : batch.statements) {
      if (uuids_.contains(each.uuid)) return false;
    }
    for (const auto& each : batch.statements) uuids_.insert(each.uuid);
    octets_ = octets;
    return true;
  }

 private:
  std::set<std::string_view> uuids_;
  std::size_t octets_ = 0;
};

void append(Batch& whole, const Batch& part) {
  whole.statements.insert(whole.statements.end(), part.statements.begin(), part.statements.end());
  whole.definitions.insert(whole.definitions.end(), part.definitions.begin(),
                           part.definitions.end());
}

}  // namespace

bool KeepingTogether::keep(std::string_view authorization, const Client& client, const Batch& batch,
                           const Write& write) {
  if (!stands_alone(batch)) return write(batch);
  Request request{client, batch, write};
  {
    std::unique_lock lock(mutex_);
    const auto queue = by_hash_.try_emplace(crypto::hash(authorization)).first;
    queue->second.waiting.push_back(&request);
    while (!request.answer) {
      if (queue->second.led) {
        answered_.wait(lock);
      } else {
        lead(queue, lock);
      }
    }
  }
  if (request.answer->refused_together) return write(batch);
  if (request.answer->refused) std::rethrow_exception(request.answer->refused);
  return *request.answer->kept;
}

std::size_t KeepingTogether::waiting() const {
  const std::scoped_lock lock(mutex_);
  std::size_t all = 0;
  for (const auto& [hash, queue] : by_hash_) all += queue.waiting.size();
  return all;
}

void KeepingTogether::lead(Queues::iterator queue, std::unique_lock<std::mutex>& lock) {
  const auto group = next_group(queue->second);
  queue->second.led = true;
  lock.unlock();
  const auto answer = answer_to(group);
  lock.lock();
  queue->second.led = false;
  for (auto* request : group) request->answer = answer;
  // Whoever still waits stands in `waiting`; the others are answered, and look at it no more.
  if (queue->second.waiting.empty()) by_hash_.erase(queue);
  answered_.notify_all();
}

KeepingTogether::Group KeepingTogether::next_group(Queue& queue) {
  Group group;
  Load load;
  while (!queue.waiting.empty()) {
    auto* const next = queue.waiting.front();
    // A client that was changed meanwhile is another one to those who came later.
    if (!group.empty() && next->client != group.front()->client) break;
    if (!load.add(next->batch)) break;
    group.push_back(next);
    queue.waiting.pop_front();
  }
  return group;
}

/// What the first one's `write` says of the whole.
KeepingTogether::Answer KeepingTogether::answer_to(const Group& group) {
  const auto& first = *group.front();
  try {
    if (group.size() == 1) return {.kept = first.write(first.batch)};
    Batch whole;
    for (const auto* request : group) append(whole, request->batch);
    return {.kept = first.write(whole)};
  } catch (...) {
    if (group.size() == 1) return {.refused = std::current_exception()};
    return {.refused_together = true};
  }
}

}  // namespace kring::learning_records
