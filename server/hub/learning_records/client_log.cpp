#include "hub/learning_records/client_log.h"

#include "hub/learning_records/client_log_store.h"
#include "hub/learning_records/counts.h"

#include <algorithm>
#include <set>

namespace kring::learning_records {
namespace {

/// Deeper than this no statement is that anybody looks into.
constexpr std::size_t longest_path = 200;
constexpr std::string_view left_out = "…";

/// What parts and parameters are called in xAPI 1.0.3 and 2.0.0, and the way to what a multipart
/// body holds (multipart.h), between blanks.
constexpr std::string_view words_of_xapi =
    " Content-Transfer-Encoding Content-Type X-Experience-API-Hash"
    " X-Experience-API-Version headers parts "
    "account activity activityId actor agent ascending attachments authority category "
    "choices completion contentType context contextActivities contextAgents "
    "contextGroups correctResponsesPattern definition description display duration "
    "extensions fileUrl format group grouping homePage id instructor interactionType "
    "language length limit max mbox mbox_sha1sum member method min moreInfo name object "
    "objectType openid other parent platform profileId raw registration "
    "related_activities related_agents relevantTypes response result revision scale "
    "scaled score sha2 since source statement statementId stateId steps stored success "
    "target team timestamp type until usageType verb version voidedStatementId ";

bool is_word_of_xapi(std::string_view segment) {
  const bool one_word = segment.find(' ') == segment.npos;
  return one_word && words_of_xapi.find(" " + std::string(segment) + " ") != words_of_xapi.npos;
}

bool is_index(std::string_view segment) {
  return !segment.empty() && segment.find_first_not_of("0123456789") == segment.npos;
}

}  // namespace

std::string path_in_words_of_xapi(std::string_view path) {
  std::string out;
  while (!path.empty() && out.size() < longest_path) {
    path.remove_prefix(1);  // its slash
    const auto segment = path.substr(0, path.find('/'));
    path.remove_prefix(segment.size());
    if (is_index(segment)) continue;
    out.append("/").append(is_word_of_xapi(segment) ? segment : left_out);
  }
  return out;
}

void ClientLog::Counted::add(const Key& key, const Times& times) {
  auto found = refused.find(key);
  if (found == refused.end()) {
    // Beyond the limit nothing is told but the code, of which there are few.
    const bool full = refused.size() >= most_remembered;
    found = refused.try_emplace(full ? Key{key.client, key.hour, key.code, {}, {}} : key).first;
  }
  found->second.number += times.number;
  found->second.last = std::max(found->second.last, times.last);
}

void ClientLog::Counted::add(const Counted& other) {
  for (const auto& [client, time] : other.heard) {
    auto& last = heard[client];
    last = std::max(last, time);
  }
  for (const auto& [key, times] : other.refused) add(key, times);
}

void ClientLog::heard(ClientId client, Time now) {
  const std::scoped_lock lock(mutex_);
  counted_.heard[client] = now;
}

void ClientLog::refused(std::optional<ClientId> client, const Refusal& refusal, Time now) {
  Key key{client.value_or(ClientId()), hour_of(now), std::string(refusal.code()), {}, {}};
  if (!refusal.problems().empty()) {
    const auto& problem = refusal.problems().front();
    key.rule = problem.code;
    key.path = path_in_words_of_xapi(problem.path);
  }
  const std::scoped_lock lock(mutex_);
  counted_.add(key, {1, now});
}

void ClientLog::write(Tx& tx, const Counted& counted) {
  for (const auto& [client, time] : counted.heard) store::set_heard(tx, client, time);
  std::set<ClientId> clients;
  for (const auto& [key, times] : counted.refused) {
    store::add_refusals(
        tx, {{}, key.client, key.hour, key.code, key.rule, key.path, times.number, times.last});
    clients.insert(key.client);
  }
  for (const auto client : clients) store::keep_last_refusals(tx, client, most_refusals);
}

void ClientLog::flush(Database& database, db::Priority priority) {
  const std::scoped_lock one_at_a_time(writing_);
  Counted batch;
  {
    const std::scoped_lock lock(mutex_);
    std::swap(batch, counted_);
  }
  if (batch.heard.empty() && batch.refused.empty()) return;
  try {
    database.write([&](Tx& tx) { write(tx, batch); }, priority);
  } catch (...) {
    const std::scoped_lock lock(mutex_);
    counted_.add(batch);
    throw;
  }
}

std::int64_t forget_old_refusals(Tx& tx) {
  return store::remove_refusals_before(tx, tx.now() - refusals_kept);
}

}  // namespace kring::learning_records
