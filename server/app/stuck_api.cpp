#include "app/stuck_api.h"

#include "base/refusal.h"
#include "platform/api/cursor.h"
#include "platform/jobs/jobs.h"
#include "platform/journal/cursors.h"
#include "platform/journal/journal.h"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace kring::app {
namespace {

using api::Needs;

constexpr std::size_t most_lines_shown = 30;

/// Those there are (`all_followers`).
enum class FollowerName { search, own_records };
BOOST_DESCRIBE_ENUM(FollowerName, search, own_records)

struct ShownParkedLine {
  std::int64_t seq = 0;
  std::string kind;
  Time happened_at;
  std::int64_t attempts = 0;
  std::string error;        ///< in English, for whoever knows the program
  bool takes_away = false;  ///< until it is handled, something may show that should be gone
  static constexpr std::string_view schema_name = "ParkedLine";
  BOOST_DESCRIBE_CLASS(ShownParkedLine, (), (seq, kind, happened_at, attempts, error, takes_away),
                       (), ())
};

struct ShownFollower {
  FollowerName name{};
  std::int64_t behind = 0;  ///< lines that it has not come to yet
  std::int64_t parked = 0;  ///< lines that it could not handle
  std::vector<ShownParkedLine> first_parked;
  bool begins_again = false;  ///< trying again is building all of it anew
  static constexpr std::string_view schema_name = "Follower";
  BOOST_DESCRIBE_CLASS(ShownFollower, (), (name, behind, parked, first_parked, begins_again), (),
                       ())
};

struct ShownFollowers {
  std::vector<ShownFollower> items;
  static constexpr std::string_view schema_name = "Followers";
  BOOST_DESCRIBE_CLASS(ShownFollowers, (), (items), (), ())
};

ShownFollower shown(Tx& tx, const journal::Follower& follower) {
  ShownFollower one;
  if (!read_name(follower.name(), one.name)) {
    throw std::logic_error(std::string(follower.name()) + " has no name here");
  }
  // One that is being emptied stands before the first line.
  const auto reached = std::max<std::int64_t>(journal::cursor_of(tx, follower.name()), 0);
  one.behind = std::max<std::int64_t>(journal::last_seq(tx) - reached, 0);
  one.parked = journal::number_parked(tx, follower.name());
  one.begins_again = !follower.may_hear_again();
  const auto takes_away = follower.takes_away();
  for (auto& line : journal::parked_kinds(tx, follower.name(), most_lines_shown)) {
    const bool removes = std::ranges::find(takes_away, line.kind) != takes_away.end();
    one.first_parked.push_back({line.seq, std::move(line.kind), line.happened_at, line.attempts,
                                std::move(line.error), removes});
  }
  return one;
}

struct After {
  jobs::JobId id = jobs::JobId(std::numeric_limits<std::int64_t>::max());
  BOOST_DESCRIBE_CLASS(After, (), (id), (), ())
};

Page<jobs::TroubledJob> list_jobs(Tx& tx, const std::optional<std::string>& after) {
  const auto place = after ? api::read_cursor<After>(*after) : After();
  Page<jobs::TroubledJob> page;
  page.items = jobs::troubled_before(tx, place.id, page_size + 1);
  page.next =
      api::cut_to_page(page.items, [](const jobs::TroubledJob& last) { return After{last.id}; });
  return page;
}

}  // namespace

void add_stuck_routes(api::Routes& routes, journal::Followers& followers) {
  routes
      .get("/followers",
           [&followers](Tx& tx, const Visitor&) {
             ShownFollowers all;
             for (const auto* each : followers.all()) all.items.push_back(shown(tx, *each));
             return all;
           })
      .named("list_followers")
      .summary("How far each follower of the journal is, and the first lines it could not handle")
      .needs(Needs::administrator);
  routes
      .put("/followers/{follower}/retry",
           [&followers](api::Call& call, FollowerName follower) {
             call.read([](Tx&, const Visitor&) { return true; });
             if (!followers.try_again(name_of(follower))) refuse_missing();
           })
      .named("retry_follower")
      .summary("Has it try again, in their order, all lines that it could not handle")
      .needs(Needs::administrator);
  routes
      .get("/jobs",
           [](Tx& tx, const Visitor&, const api::Query<api::AfterCursor>& from) {
             return list_jobs(tx, from.after);
           })
      .named("list_jobs")
      .summary("Jobs that failed, and jobs that should have run by now")
      .needs(Needs::administrator);
  routes
      .put("/jobs/{job}/retry",
           [](Tx& tx, const Visitor&, jobs::JobId job) {
             if (!jobs::try_again(tx, job)) refuse_missing();
           })
      .named("retry_job")
      .summary("Has it run as soon as it can")
      .needs(Needs::administrator);
}

}  // namespace kring::app
