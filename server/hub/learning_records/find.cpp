// Reading statements back.

#include "hub/learning_records/statements_store.h"

#include <algorithm>

namespace kring::learning_records {
namespace {

/// Nothing where the client may read everybody's.
std::optional<ClientId> reads_of(const Client& client) {
  return client.may(Scope::read) ? std::nullopt : std::optional(client.id);
}

/// What refers to others is found by what those say too, as far as the client may read that.
void add_handed_on(Tx& tx, const Client& client, std::vector<std::vector<Mark>>& marks) {
  if (marks.empty() || !store::has_references(tx)) return;
  for (auto& any_of : marks) {
    const auto own = any_of;
    for (const auto mark : own) any_of.push_back(handed_on(mark));
    if (!client.may(Scope::read)) continue;
    for (const auto mark : own) any_of.push_back(handed_on_by_others(mark));
  }
}

store::Range range_of(Tx& tx, const Wanted& wanted) {
  store::Range range{0, INT64_MAX, wanted.ascending, wanted.limit + 1};
  if (wanted.since) range.above = store::last_stored_by(tx, *wanted.since);
  if (wanted.until) range.below = store::last_stored_by(tx, *wanted.until) + 1;
  if (wanted.after && wanted.ascending) range.above = std::max(range.above, *wanted.after);
  if (wanted.after && !wanted.ascending) range.below = std::min(range.below, *wanted.after);
  return range;
}

}  // namespace

std::optional<Kept> find_statement(Tx& tx, const Client& client, std::string_view uuid,
                                   bool voided) {
  return store::statement(tx, uuid, voided, reads_of(client));
}

Found find_statements(Tx& tx, const Client& client, const Wanted& wanted) {
  auto marks = wanted.marks;
  add_handed_on(tx, client, marks);
  if (const auto own = reads_of(client)) {
    marks.push_back({mark_of(MarkKind::client, own->text())});
  }
  Found found;
  std::size_t octets = 0;
  store::statements(tx, marks, range_of(tx, wanted), [&](Kept kept) {
    octets += kept.text.size();
    const bool full = found.statements.size() == wanted.limit ||
                      (!found.statements.empty() && octets > most_listed_octets);
    found.more = found.more || full;
    if (!found.more) found.statements.push_back(std::move(kept));
  });
  return found;
}

std::optional<std::string> attachment(Tx& tx, std::string_view sha2, ClientId client,
                                      const OctetSpan& part) {
  auto content = store::attachment(tx, sha2, client, part);
  if (!content) return std::nullopt;
  return std::move(content->octets);
}

std::vector<Definition> definitions(Tx& tx, const std::vector<std::string>& iris) {
  std::vector<Mark> marks;
  marks.reserve(iris.size());
  for (const auto& iri : iris) marks.push_back(mark_of(MarkKind::activity, iri));
  std::vector<Definition> found;
  for (auto& row : store::activities(tx, marks)) {
    if (std::ranges::find(iris, row.iri) != iris.end()) {
      found.push_back({row.mark, std::move(row.iri), std::move(row.definition)});
    }
  }
  return found;
}

}  // namespace kring::learning_records
