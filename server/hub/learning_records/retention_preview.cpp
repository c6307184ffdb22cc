// What a rule or a run would touch, found in a moment.

#include "base/refusal.h"
#include "hub/learning_records/counts_store.h"
#include "hub/learning_records/record_choice.h"
#include "hub/learning_records/retention.h"
#include "hub/learning_records/retention_store.h"
#include "hub/learning_records/statements_store.h"

#include <algorithm>
#include <chrono>

namespace kring::learning_records {
namespace {

/// So many places of the log are looked at in one statement of SQL, and for so long for each of the
/// three things that are looked for.
constexpr std::int64_t places_at_once = 20'000;
constexpr auto length_of_moment = std::chrono::milliseconds(150);
constexpr std::size_t most_documents = 100'000;

/// What is looked for: as a rule's or a run's row says it.
struct Sought {
  ClientId client;
  std::string verb;
  Time stored_before;
  std::int64_t above = 0;  ///< what lies up to here is done
};

class Moment {
 public:
  bool is_over() const { return std::chrono::steady_clock::now() >= end_; }

 private:
  const std::chrono::steady_clock::time_point end_ =
      std::chrono::steady_clock::now() + length_of_moment;
};

/// Goes along a part of the log in steps, as long as the moment lasts.
class Looking {
 public:
  Looking(Tx& tx, const Sought& sought) : tx_(tx) {
    RecordChoice choice;
    if (sought.client != ClientId()) choice.client = sought.client;
    if (!sought.verb.empty()) choice.verb = sought.verb;
    marks_ = chosen(tx, choice).value().marks;
  }

  /// How many stand behind `above` and up to `last`; says in `more` where the moment was too short.
  std::int64_t count(std::int64_t above, std::int64_t last, bool& more) {
    const Moment moment;
    std::int64_t number = 0;
    while (above < last) {
      if (moment.is_over()) {
        more = true;
        break;
      }
      const auto end = std::min(last, above + places_at_once);
      number += store::count_statements(
          tx_, marks_, {above, end + 1, true, static_cast<std::size_t>(places_at_once)});
      above = end;
    }
    return number;
  }

  std::optional<Time> first(std::int64_t above, std::int64_t last) {
    const Moment moment;
    for (; above < last && !moment.is_over(); above = std::min(last, above + places_at_once)) {
      const auto found = one({above, std::min(last, above + places_at_once) + 1, true, 1});
      if (found) return found;
    }
    return std::nullopt;
  }

  std::optional<Time> final(std::int64_t above, std::int64_t last) {
    const Moment moment;
    for (; above < last && !moment.is_over(); last = std::max(above, last - places_at_once)) {
      const auto found = one({std::max(above, last - places_at_once), last + 1, false, 1});
      if (found) return found;
    }
    return std::nullopt;
  }

 private:
  std::optional<Time> one(const store::Range& range) {
    std::optional<Time> stored_at;
    store::statements(tx_, marks_, range, [&](const Kept& kept) { stored_at = kept.stored_at; });
    return stored_at;
  }

  Tx& tx_;
  std::vector<std::vector<Mark>> marks_;
};

RetentionPreview preview(Tx& tx, const Sought& sought) {
  RetentionPreview preview;
  preview.stored_before = sought.stored_before;
  const auto last = store::last_stored_before(tx, sought.stored_before);
  Looking looking(tx, sought);
  preview.oldest = looking.first(sought.above, last);
  preview.newest = looking.final(sought.above, last);
  auto above = sought.above;
  // Whole weeks are counted already, for each client.
  if (sought.verb.empty() && above == 0) {
    const auto week = week_of(sought.stored_before);
    const auto last_of_weeks = store::last_stored_before(tx, week);
    if (store::counting_place(tx).reached >= last_of_weeks) {
      preview.statements = store::counted_before(tx, sought.client, week);
      above = last_of_weeks;
    }
  }
  preview.statements += looking.count(above, last, preview.more);
  if (!sought.verb.empty()) return preview;
  const auto documents =
      store::count_old_documents(tx, sought.client, sought.stored_before, most_documents + 1);
  preview.documents = std::min<std::int64_t>(documents, most_documents);
  preview.more_documents = documents > preview.documents;
  return preview;
}

}  // namespace

RetentionPreview preview_retention(Tx& tx, const RetentionPreviewOrder& order) {
  if (order.days.has_value() == order.before.has_value()) {
    throw Refusal(Status::invalid, "input.invalid", {{"/days", "required", {}}});
  }
  require_verb(order.verb);
  return preview(tx, {order.client.value_or(ClientId()), order.verb.value_or(""),
                      order.before ? require_day(tx, *order.before)
                                   : tx.now() - std::chrono::days(*order.days)});
}

RetentionPreview preview_rule(Tx& tx, RetentionRuleId id) {
  const auto row = store::rule(tx, id);
  if (!row) refuse_missing();
  return preview(tx,
                 {row->client, row->verb, tx.now() - std::chrono::days(row->days), row->reached});
}

}  // namespace kring::learning_records
