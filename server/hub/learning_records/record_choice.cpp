#include "hub/learning_records/record_choice.h"

#include "hub/learning_records/counting.h"
#include "hub/learning_records/counts_store.h"
#include "hub/learning_records/pseudonyms.h"
#include "hub/learning_records/statements_store.h"

#include <algorithm>

namespace kring::learning_records {
namespace {

/// The statements that have one of these marks, and how many that are.
struct Filter {
  std::int64_t number = 0;
  std::vector<Mark> marks;
};

Filter filter_of(Tx& tx, CountKind kind, Mark mark) {
  return {store::count_of(tx, kind, mark), {mark}};
}

/// Two who bear the same pseudonym cannot be told apart here.
std::optional<Filter> filter_of_actor(Tx& tx, std::string_view pseudonym) {
  const auto bits = bits_of_pseudonym(pseudonym);
  if (!bits) return std::nullopt;
  Filter filter;
  filter.marks = store::actors_with_bits(tx, *bits);
  if (filter.marks.empty()) return std::nullopt;
  for (const auto mark : filter.marks) {
    filter.number += store::count_of(tx, CountKind::actor, mark);
  }
  return filter;
}

/// The greatest seq that was stored before.
std::int64_t last_before(Tx& tx, Time time) {
  return store::last_stored_by(tx, time - Milliseconds(1));
}

bool is_empty(const RecordChoice& choice) {
  return !choice.client && !choice.verb && !choice.activity && !choice.actor && !choice.since &&
         !choice.until && !choice.success;
}

}  // namespace

std::optional<Chosen> chosen(Tx& tx, const RecordChoice& choice) {
  std::vector<Filter> filters;
  if (choice.actor) {
    const auto filter = filter_of_actor(tx, *choice.actor);
    if (!filter) return std::nullopt;
    filters.push_back(*filter);
  }
  if (const auto& iri = choice.activity) {
    filters.push_back(filter_of(tx, CountKind::activity, mark_of(MarkKind::activity, *iri)));
  }
  if (const auto& iri = choice.verb) {
    filters.push_back(filter_of(tx, CountKind::verb, mark_of(MarkKind::verb, *iri)));
  }
  if (const auto success = choice.success) {
    filters.push_back(
        {store::count_of(tx, CountKind::success, *success), {success_mark(*success)}});
  }
  if (const auto client = choice.client) {
    filters.push_back(
        {store::count_of_client(tx, *client), {mark_of(MarkKind::client, client->text())}});
  }
  std::ranges::stable_sort(filters, {}, &Filter::number);
  Chosen chosen;
  for (auto& filter : filters) chosen.marks.push_back(std::move(filter.marks));
  if (choice.since) chosen.above = last_before(tx, *choice.since);
  if (choice.until) chosen.below = last_before(tx, *choice.until) + 1;
  return chosen;
}

RecordNumber number_of_records(Tx& tx, const RecordChoice& choice) {
  if (is_empty(choice) && uncounted(tx) == 0) {
    RecordNumber all;
    for (const auto& client : store::by_client(tx)) all.number += client.number;
    return all;
  }
  const auto found = chosen(tx, choice);
  if (!found) return {};
  const auto number = store::count_statements(
      tx, found->marks, {found->above, found->below, false, most_numbered + 1});
  return {std::min(number, most_numbered), number > most_numbered};
}

}  // namespace kring::learning_records
