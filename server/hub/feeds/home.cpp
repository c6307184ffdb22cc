#include "hub/feeds/home.h"

#include "hub/feeds/interests.h"
#include "hub/feeds/reasons.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace kring::feeds {
namespace {

using store::Place;
using store::Where;
using store::Window;

/// In so few communities each is asked for its latest; of more, those of all are read first.
constexpr std::size_t few_communities = 8;

/// So many of the latest of all are looked at before the communities are asked.
constexpr std::size_t latest_looked_at = 128;

/// Where a page begins: `elsewhere`, once all that is the visitor's was read.
struct After {
  Time as_of;
  bool elsewhere = false;
  Time active_at;
  contributions::QuestionId id;
  BOOST_DESCRIBE_CLASS(After, (), (as_of, elsewhere, active_at, id), (), ())
};

struct Found {
  Place place;
  bool elsewhere = false;
};

Place beginning(Time as_of) {
  return {as_of, contributions::QuestionId(INT64_MAX)};
}

/// Reads the parts of one visitor's list, all in the order of one moment.
class List {
 public:
  List(Tx& tx, const Visitor& visitor, const store::Interests& interests, std::size_t communities,
       bool is_first)
      : tx_(tx),
        visitor_(visitor),
        interests_(interests),
        communities_(communities),
        is_first_(is_first) {}

  std::vector<Place> own(const Window& window) {
    std::vector<Place> found;
    if (communities_ > 0) {
      found = in_communities(window, Where::own, communities_ <= few_communities);
      add_moved(found, window, Where::own);
    }
    if (!interests_.none()) add(found, store::near(tx_, visitor_, interests_, window));
    return latest(std::move(found), window.limit);
  }

  std::vector<Place> elsewhere(const Window& window) {
    auto found = in_communities(window, Where::elsewhere, false);
    add_moved(found, window, Where::elsewhere);
    return latest(std::move(found), window.limit);
  }

 private:
  std::vector<Place> in_communities(const Window& window, Where where, bool are_few) {
    using store::FoundBy;
    const auto found_by = [&](FoundBy way, const std::optional<Place>& not_beyond = {}) {
      return store::in_communities(tx_, visitor_, interests_, window, where, way, not_beyond);
    };
    if (are_few) return found_by(FoundBy::communities);
    const auto beyond = store::place_beyond(tx_, window, latest_looked_at);
    auto found = found_by(FoundBy::latest, beyond);
    if (!beyond || found.size() == window.limit) return found;
    return found_by(FoundBy::communities);
  }

  /// Nothing has moved while the first page is read.
  void add_moved(std::vector<Place>& found, const Window& window, Where where) {
    if (!is_first_) add(found, store::moved_since(tx_, visitor_, interests_, window, where));
  }

  static void add(std::vector<Place>& found, const std::vector<Place>& more) {
    found.insert(found.end(), more.begin(), more.end());
  }

  static std::vector<Place> latest(std::vector<Place> found, std::size_t limit) {
    std::ranges::sort(found, [](const Place& one, const Place& other) {
      return std::tie(one.active_at, one.id) > std::tie(other.active_at, other.id);
    });
    if (found.size() > limit) found.resize(limit);
    return found;
  }

  Tx& tx_;
  const Visitor& visitor_;
  const store::Interests& interests_;
  std::size_t communities_;
  bool is_first_;
};

/// One more than a page holds, if there are.
std::vector<Found> found_after(List& list, const After& from) {
  constexpr std::size_t enough = page_size + 1;
  const auto window = [&](const Place& after, std::size_t limit) {
    return Window{after, from.as_of, from.as_of - fresh_for, limit};
  };
  std::vector<Found> found;
  Place rest{from.active_at, from.id};
  if (!from.elsewhere) {
    for (const auto& place : list.own(window(rest, enough))) found.push_back({place, false});
    rest = beginning(from.as_of);
  }
  if (found.size() == enough) return found;
  for (const auto& place : list.elsewhere(window(rest, enough - found.size())))
    found.push_back({place, true});
  return found;
}

After first(Time now) {
  const auto [active_at, id] = beginning(now);
  return {now, false, active_at, id};
}

}  // namespace

Page<HomeItem> home(Tx& tx, const Visitor& visitor, const std::optional<std::string>& after) {
  const auto from = after ? api::read_cursor<After>(*after) : first(tx.now());
  const auto mine = interested(tx, visitor);
  List list(tx, visitor, mine.interests, mine.communities.size(), !after);
  auto found = found_after(list, from);
  Page<HomeItem> page;
  page.next = api::cut_to_page(found, [&](const Found& last) {
    return After{from.as_of, last.elsewhere, last.place.active_at, last.place.id};
  });
  std::vector<contributions::QuestionId> ids;
  std::unordered_map<contributions::QuestionId, Time> active_at;
  for (const auto& each : found) {
    ids.push_back(each.place.id);
    active_at[each.place.id] = each.place.active_at;
  }
  // Asked once more of those who own them: what is no longer for the visitor's eyes is left out.
  auto questions = contributions::summaries(tx, visitor, ids);
  auto why = reasons(tx, visitor, mine, questions);
  for (std::size_t at = 0; at < questions.size(); ++at) {
    const auto id = questions[at].id;
    page.items.push_back({std::move(questions[at]), active_at[id], std::move(why[at])});
  }
  return page;
}

}  // namespace kring::feeds
