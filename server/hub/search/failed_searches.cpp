#include "hub/search/failed_searches.h"

#include "hub/search/failed_searches_store.h"
#include "hub/search/found_communities.h"
#include "hub/search/found_people.h"
#include "platform/api/cursor.h"
#include "platform/crypto/hash.h"
#include "platform/db/in_turns.h"
#include "platform/text/analyse.h"

#include <vector>

namespace kring::search {
namespace {

/// More would be somebody who tries to fill the memory: they are not counted.
constexpr std::size_t most_waiting = 10'000;

struct After {
  std::int64_t searches = 0;
  std::string words;
  BOOST_DESCRIBE_CLASS(After, (), (searches, words), (), ())
};

/// One spelling for what differs by case, accents and marks alone.
std::string in_one_spelling(const Words& q) {
  std::string all;
  for (const auto& word : text::words(q.text())) all += (all.empty() ? "" : " ") + word;
  return all;
}

Page<FailedSearch> page_of(Tx& tx, CommunityId community, const std::optional<std::string>& after) {
  std::optional<store::FailedAfter> place;
  if (after) {
    auto read = api::read_cursor<After>(*after);
    place = {read.searches, std::move(read.words)};
  }
  Page<FailedSearch> page;
  page.items = store::failed_searches(tx, community, place, page_size + 1);
  page.next = api::cut_to_page(page.items, [](const FailedSearch& last) {
    return After{last.searches, last.words};
  });
  return page;
}

}  // namespace

bool is_in_vain(Tx& tx, const Visitor& visitor, const Wanted& wanted, const SearchPage& page) {
  auto rest = static_cast<const Filters&>(wanted);
  rest.community.reset();
  if (!wanted.q || wanted.after || !rest.none() || !page.items.empty()) return false;
  if (text::words(wanted.q->text()).empty()) return false;
  if (wanted.community) return true;
  return find_communities(tx, visitor, {*wanted.q, {}}).items.empty() &&
         find_people(tx, visitor, {*wanted.q, {}}).items.empty();
}

void FailedSearches::failed(std::string_view secret, const Visitor& visitor,
                            const std::optional<CommunityId>& community, const Words& q) {
  const Key key{community.value_or(CommunityId()), in_one_spelling(q)};
  const auto hash = crypto::keyed_hash(
      secret, "failed search " + visitor.persona.text() + key.first.text() + key.second);
  const std::scoped_lock lock(mutex_);
  if (waiting_.size() >= most_waiting && !waiting_.contains(key)) return;
  auto& counted = waiting_[key];
  ++counted.searches;
  counted.marks.insert(static_cast<std::uint8_t>(hash.front()));
}

void FailedSearches::flush(Database& database) {
  std::vector<std::pair<Key, Counted>> batch;
  {
    const std::scoped_lock lock(mutex_);
    batch.assign(waiting_.begin(), waiting_.end());
    waiting_.clear();
  }
  std::size_t written = 0;
  try {
    db::write_in_turns(database, batch.size(), written, [&](Tx& tx, std::size_t at) {
      const auto& [key, counted] = batch[at];
      store::count_failed(tx, key.first, key.second, counted.searches, counted.marks);
    });
  } catch (...) {
    const std::scoped_lock lock(mutex_);
    for (; written < batch.size(); ++written) {
      auto& kept = waiting_[batch[written].first];
      kept.searches += batch[written].second.searches;
      kept.marks.merge(batch[written].second.marks);
    }
    throw;
  }
}

Page<FailedSearch> failed_searches(Tx& tx, const std::optional<std::string>& after) {
  return page_of(tx, CommunityId(), after);
}

Page<FailedSearch> failed_searches(Tx& tx, const Visitor& visitor, CommunityId community,
                                   const std::optional<std::string>& after) {
  communities::require_facilitated(tx, visitor, community);
  return page_of(tx, community, after);
}

std::int64_t forget_old_failed_searches(Tx& tx) {
  const Time today = std::chrono::floor<std::chrono::days>(tx.now());
  return store::delete_failed_before(tx, today - few_remembered, today - enough_remembered);
}

}  // namespace kring::search
