#include "hub/learning_records/record_counts.h"

#include "hub/learning_records/client_names.h"
#include "hub/learning_records/counting.h"
#include "hub/learning_records/counts_store.h"
#include "hub/learning_records/pseudonyms.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statements_store.h"

namespace kring::learning_records {
namespace {

/// How many of the newest statements with a mark are looked at for the name of what it stands for:
/// a mark is a hash, and another one's may be the same.
constexpr std::size_t looked_at = 3;

/// What the newest statement calls it; its address, where that is not told there.
std::string name_of(Tx& tx, const store::Counted& counted, i18n::Language language,
                    std::optional<std::string> RecordView::*id, std::string RecordView::*name) {
  std::optional<std::string> found;
  const Pseudonyms codes(tx);
  const RecordWords words(language, codes);
  store::statements(tx, {{counted.what}}, {0, INT64_MAX, false, looked_at}, [&](const Kept& kept) {
    if (found) return;
    auto view = view_of(kept, words);
    if (counted.iri.empty() || view.*id == counted.iri) found = std::move(view.*name);
  });
  return found.value_or(label(counted.iri));
}

std::vector<RecordCount> most_addresses(Tx& tx, CountKind kind, i18n::Language language,
                                        std::optional<std::string> RecordView::*id,
                                        std::string RecordView::*name) {
  std::vector<RecordCount> all;
  for (const auto& counted : store::most_counted(tx, kind, most_told)) {
    auto& count = all.emplace_back();
    count.name = name_of(tx, counted, language, id, name);
    if (!counted.iri.empty()) count.id = counted.iri;
    count.number = counted.number;
  }
  return all;
}

std::vector<RecordCount> most_actors(Tx& tx) {
  std::vector<RecordCount> all;
  const Pseudonyms codes(tx);
  for (const auto& counted : store::most_counted(tx, CountKind::actor, most_told)) {
    const auto pseudonym = codes.of(counted.what);
    all.push_back({pseudonym, pseudonym, counted.number});
  }
  return all;
}

void add_clients(Tx& tx, RecordCounts& counts) {
  auto names = names_of_clients(tx);
  for (const auto& counted : store::by_client(tx)) {
    counts.total += counted.number;
    const ClientId client(counted.what);
    if (counts.clients.size() == most_told) continue;
    counts.clients.push_back({names[client], client.text(), counted.number});
  }
}

}  // namespace

RecordCounts record_counts(Tx& tx, i18n::Language language) {
  RecordCounts counts;
  counts.most = most_told;
  add_clients(tx, counts);
  counts.verbs =
      most_addresses(tx, CountKind::verb, language, &RecordView::verb_id, &RecordView::verb);
  counts.activities = most_addresses(tx, CountKind::activity, language, &RecordView::activity_id,
                                     &RecordView::object);
  counts.actors = most_actors(tx);
  for (const auto& week : store::weeks(tx, weeks_told)) {
    counts.weeks.push_back({Time(Milliseconds(week.what)), week.number});
  }
  counts.succeeded = store::count_of(tx, CountKind::success, 1);
  counts.failed = store::count_of(tx, CountKind::success, 0);
  counts.uncounted = uncounted(tx);
  return counts;
}

}  // namespace kring::learning_records
