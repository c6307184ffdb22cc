// What rules or a run would touch, found in a moment.

#include "hub/learning_records/retention_preview.h"

#include "base/refusal.h"
#include "hub/learning_records/counts_store.h"
#include "hub/learning_records/record_choice.h"
#include "hub/learning_records/statements_store.h"

#include <algorithm>
#include <chrono>

namespace kring::learning_records {
namespace {

/// What one preview may take, or all of a list together.
struct Share {
  std::chrono::microseconds moment =
      std::chrono::milliseconds(150);  ///< for each of three searches
  std::int64_t step = 20'000;          ///< places of the log looked at in one statement of SQL
  std::size_t documents = 100'000;     ///< counted at most
};

Share one_of(std::size_t many) {
  Share share;
  share.moment /= static_cast<std::int64_t>(many);
  share.step /= static_cast<std::int64_t>(many);  // each takes one at least, whatever the moment
  share.documents /= many;
  return share;
}

/// What is looked for: as a rule's or a run's row says it.
struct Sought {
  ClientId client;
  std::string verb;
  Time stored_before;
  std::int64_t above = 0;  ///< what lies up to here is done
};

class Moment {
 public:
  explicit Moment(std::chrono::microseconds length)
      : end_(std::chrono::steady_clock::now() + length) {}
  bool is_over() const { return std::chrono::steady_clock::now() >= end_; }

 private:
  const std::chrono::steady_clock::time_point end_;
};

/// Goes along a part of the log in steps, as long as the moment lasts, and one step at least.
class Looking {
 public:
  Looking(Tx& tx, const Sought& sought, const Share& share)
      : tx_(tx), moment_(share.moment), step_(share.step) {
    RecordChoice choice;
    if (sought.client != ClientId()) choice.client = sought.client;
    if (!sought.verb.empty()) choice.verb = sought.verb;
    marks_ = chosen(tx, choice).value().marks;
  }

  /// How many stand behind `above` and up to `last`; says in `more` where the moment was too short.
  std::int64_t count(std::int64_t above, std::int64_t last, bool& more) {
    const Moment moment(moment_);
    std::int64_t number = 0;
    while (above < last) {
      const auto end = std::min(last, above + step_);
      number += store::count_statements(tx_, marks_,
                                        {above, end + 1, true, static_cast<std::size_t>(step_)});
      above = end;
      if (!moment.is_over()) continue;
      more = above < last;
      break;
    }
    return number;
  }

  std::optional<Time> first(std::int64_t above, std::int64_t last) {
    const Moment moment(moment_);
    while (above < last) {
      const auto end = std::min(last, above + step_);
      if (const auto found = one({above, end + 1, true, 1})) return found;
      if (moment.is_over()) break;
      above = end;
    }
    return std::nullopt;
  }

  std::optional<Time> final(std::int64_t above, std::int64_t last) {
    const Moment moment(moment_);
    while (above < last) {
      const auto begin = std::max(above, last - step_);
      if (const auto found = one({begin, last + 1, false, 1})) return found;
      if (moment.is_over()) break;
      last = begin;
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
  std::chrono::microseconds moment_;
  std::int64_t step_;
  std::vector<std::vector<Mark>> marks_;
};

/// `counted` is how far all statements are counted already.
RetentionPreview preview(Tx& tx, const Sought& sought, std::int64_t counted, const Share& share) {
  RetentionPreview preview;
  preview.stored_before = sought.stored_before;
  const auto last = store::last_stored_before(tx, sought.stored_before);
  Looking looking(tx, sought, share);
  preview.oldest = looking.first(sought.above, last);
  preview.newest = looking.final(sought.above, last);
  auto above = sought.above;
  // Whole weeks are counted already, for each client.
  if (sought.verb.empty() && above == 0) {
    const auto week = week_of(sought.stored_before);
    const auto last_of_weeks = store::last_stored_before(tx, week);
    if (counted >= last_of_weeks) {
      preview.statements = store::counted_before(tx, sought.client, week);
      above = last_of_weeks;
    }
  }
  preview.statements += looking.count(above, last, preview.more);
  if (!sought.verb.empty()) return preview;
  const auto most = static_cast<std::int64_t>(share.documents);
  const auto documents =
      store::count_old_documents(tx, sought.client, sought.stored_before, share.documents + 1);
  preview.documents = std::min(documents, most);
  preview.more_documents = documents > preview.documents;
  return preview;
}

}  // namespace

RetentionPreview preview_retention(Tx& tx, const RetentionPreviewOrder& order) {
  if (order.days.has_value() == order.before.has_value()) {
    throw Refusal(Status::invalid, "input.invalid", {{"/days", "required", {}}});
  }
  require_verb(order.verb);
  const Sought sought{
      order.client.value_or(ClientId()), order.verb.value_or(""),
      order.before ? require_day(tx, *order.before) : tx.now() - std::chrono::days(*order.days)};
  return preview(tx, sought, store::counting_place(tx).reached, {});
}

std::vector<RetentionPreview> preview_next_runs(Tx& tx, const std::vector<store::RuleRow>& rules) {
  std::vector<RetentionPreview> previews;
  if (rules.empty()) return previews;
  const auto counted = store::counting_place(tx).reached;
  const auto share = one_of(rules.size());
  for (const auto& rule : rules) {
    const auto before = tx.now() - std::chrono::days(rule.days);
    previews.push_back(preview(tx, {rule.client, rule.verb, before, rule.reached}, counted, share));
  }
  return previews;
}

}  // namespace kring::learning_records
