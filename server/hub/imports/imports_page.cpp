#include "hub/imports/imports_page.h"

#include "base/refusal.h"
#include "hub/imports/imports_store.h"
#include "platform/api/cursor.h"

#include <algorithm>
#include <limits>

namespace kring::imports {
namespace {

struct After {
  Time begun_at;
  ImportId id;
  BOOST_DESCRIBE_CLASS(After, (), (begun_at, id), (), ())
};

struct AfterPost {
  std::int64_t post = std::numeric_limits<std::int64_t>::min();
  BOOST_DESCRIBE_CLASS(AfterPost, (), (post), (), ())
};

std::int64_t percent_of(const store::ListedRow& row) {
  if (row.finished_at) return 100;
  const auto whole = std::max(row.octets_whole, std::int64_t{1});
  // The last step is the one that ends it.
  return std::clamp<std::int64_t>(row.octets_done * 100 / whole, 0, 99);
}

ImportState state_of(const store::ListedRow& row, Time now) {
  if (row.finished_at) return ImportState::finished;
  return now - row.moved_at > longest_pause ? ImportState::halted : ImportState::going_on;
}

/// In the same order, with how much of each is here.
std::vector<ListedImport> shown(Tx& tx, const std::vector<store::ListedRow>& rows) {
  std::vector<ImportId> ids;
  for (const auto& row : rows) ids.push_back(row.id);
  const auto here = store::numbers_here(tx, ids);
  std::vector<ListedImport> all;
  for (const auto& row : rows) {
    auto& import = all.emplace_back();
    import.id = row.id;
    import.source = row.source;
    import.community = {row.community, row.community_name};
    import.state = state_of(row, tx.now());
    import.stage = row.stage;
    import.percent = percent_of(row);
    import.begun_at = row.begun_at;
    import.finished_at = row.finished_at;
    for (const auto& [id, what, number] : here) {
      if (id != row.id) continue;
      if (what == ImportedKind::question) import.questions = number;
      if (what == ImportedKind::answer) import.answers = number;
      if (what == ImportedKind::comment) import.comments = number;
    }
  }
  return all;
}

store::ListedRow require(Tx& tx, const Visitor& visitor, ImportId id) {
  auto row = store::import_seen_by(tx, visitor.person, id);
  if (!row) refuse_missing();
  return std::move(*row);
}

}  // namespace

Page<ListedImport> imports_seen_by(Tx& tx, const Visitor& visitor,
                                   const std::optional<std::string>& after) {
  const auto place = after ? api::read_cursor<After>(*after) : After{Time::max(), ImportId()};
  auto rows = store::imports_before(tx, visitor.person, place.begun_at, place.id, page_size + 1);
  Page<ListedImport> page;
  page.next = api::cut_to_page(rows, [](const store::ListedRow& last) {
    return After{last.begun_at, last.id};
  });
  page.items = shown(tx, rows);
  return page;
}

void require_import(Tx& tx, const Visitor& visitor, ImportId id) {
  require(tx, visitor, id);
}

ImportPage show_import(Tx& tx, const Visitor& visitor, ImportId id) {
  ImportPage page;
  page.about = shown(tx, {require(tx, visitor, id)}).front();
  const auto report = store::report(tx, id);
  for (const auto& [key, count] : report.counts()) {
    page.report.push_back({key.first, key.second, count.number, count.examples});
  }
  return page;
}

Page<DownVoted> list_down_voted(Tx& tx, const Visitor& visitor, ImportId id,
                                const std::optional<std::string>& after) {
  require(tx, visitor, id);
  const auto place = after ? api::read_cursor<AfterPost>(*after) : AfterPost();
  Page<DownVoted> page;
  page.items = store::down_voted_after(tx, id, place.post, page_size + 1);
  page.next =
      api::cut_to_page(page.items, [](const DownVoted& last) { return AfterPost{last.post}; });
  return page;
}

}  // namespace kring::imports
