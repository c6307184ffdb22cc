#include "hub/learning_records/record_choice.h"

#include "hub/learning_records/counting.h"
#include "hub/learning_records/counts_store.h"
#include "hub/learning_records/pseudonyms.h"
#include "hub/learning_records/statements_store.h"

#include <algorithm>

namespace kring::learning_records {
namespace {

/// Two who bear the same pseudonym cannot be told apart here.
std::vector<Mark> marks_of_actor(Tx& tx, std::string_view pseudonym) {
  const auto bits = Pseudonyms(tx).bits_of(pseudonym);
  return bits ? store::actors_with_bits(tx, *bits) : std::vector<Mark>();
}

bool is_empty(const RecordChoice& choice) {
  return !choice.client && !choice.verb && !choice.activity && !choice.actor && !choice.since &&
         !choice.until && !choice.success;
}

}  // namespace

std::optional<Chosen> chosen(Tx& tx, const RecordChoice& choice) {
  Chosen chosen;
  const auto narrow = [&](MarkKind kind, std::string_view what) {
    chosen.marks.push_back({mark_of(kind, what)});
  };
  if (choice.actor) {
    chosen.marks.push_back(marks_of_actor(tx, *choice.actor));
    if (chosen.marks.back().empty()) return std::nullopt;
  }
  if (choice.activity) narrow(MarkKind::activity, *choice.activity);
  if (choice.verb) narrow(MarkKind::verb, *choice.verb);
  if (choice.client) narrow(MarkKind::client, choice.client->text());
  if (choice.success) chosen.marks.push_back({success_mark(*choice.success)});
  if (choice.since) chosen.above = store::last_stored_before(tx, *choice.since);
  if (choice.until) chosen.below = store::last_stored_before(tx, *choice.until) + 1;
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
