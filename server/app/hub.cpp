#include "app/hub.h"

#include "app/organisation_api.h"
#include "app/privacy_api.h"
#include "app/stuck_api.h"
#include "hub/communities/communities_api.h"
#include "hub/contributions/contributions_api.h"
#include "hub/curation/curation_api.h"
#include "hub/directory/directory_api.h"
#include "hub/drafts/drafts.h"
#include "hub/drafts/drafts_api.h"
#include "hub/feeds/feeds_api.h"
#include "hub/identity/api_tokens.h"
#include "hub/identity/identity_api.h"
#include "hub/identity/reset_links.h"
#include "hub/identity/throttle.h"
#include "hub/imports/claims.h"
#include "hub/imports/imports_api.h"
#include "hub/inlet/agents.h"
#include "hub/inlet/forgetting.h"
#include "hub/inlet/inlet_api.h"
#include "hub/learning_records/counting.h"
#include "hub/learning_records/counts.h"
#include "hub/learning_records/erasing.h"
#include "hub/learning_records/learning_records_api.h"
#include "hub/learning_records/mark_filing.h"
#include "hub/learning_records/retaining.h"
#include "hub/learning_records/retention.h"
#include "hub/learning_records/statements.h"
#include "hub/learning_records/tokens.h"
#include "hub/own_records/own_records_api.h"
#include "hub/own_records/teller.h"
#include "hub/people/newcomers.h"
#include "hub/reactions/reactions_api.h"
#include "hub/roster/roster_api.h"
#include "hub/search/index.h"
#include "hub/search/search_api.h"
#include "platform/api/idempotency.h"
#include "platform/db/forgetting.h"
#include "platform/log/log.h"

namespace kring::app {
namespace {

/// So long one job works on what may take hours.
constexpr auto most_at_once = std::chrono::seconds(5);

/// The language that texts are most likely in, as texts have it.
text::Language written_in(i18n::Language organisation) {
  return organisation == i18n::Language::nl ? text::Language::nl : text::Language::en;
}

/// What cannot be written any more is lost, and takes nothing else along.
template <class Write>
void write_last(std::string_view what, Write&& write) {
  try {
    write();
  } catch (const std::exception& failure) {
    log::error("hub.not_written", {{"what", std::string(what)}, {"error", failure.what()}});
  }
}

}  // namespace

std::vector<std::unique_ptr<journal::Follower>> all_followers(const HubOptions& options) {
  std::vector<std::unique_ptr<journal::Follower>> all;
  all.push_back(std::make_unique<search::Index>(written_in(options.language)));
  all.push_back(std::make_unique<own_records::Teller>(options.public_origin));
  return all;
}

Hub::Hub(Database& database, const Clock& clock, crypto::PasswordHasher& hasher,
         const HubOptions& options)
    : database_(database),
      followers_(database, all_followers(options)),
      jobs_(database, clock),
      open_pages_(database, doorkeeper_),
      inlet_(database, options.public_origin),
      public_origin_(options.public_origin),
      language_(options.language),
      erasure_options_{options.public_origin, options.secret, inlet::traces(),
                       options.disk_is_nearly_full},
      disk_is_nearly_full_(options.disk_is_nearly_full) {
  // The ground: who may be here.
  routes_.session_cookie(identity::session_cookie);
  identity::add_routes(routes_.module("identity"), hasher, options.demo_may_sign_in);
  identity::add_reset_routes(routes_, hasher, options.public_origin);
  identity::add_second_step_routes(routes_, hasher);
  identity::add_suspension_routes(routes_);
  identity::add_api_token_routes(routes_, hasher);
  communities::add_routes(routes_.module("communities"));
  communities::add_arrival_routes(routes_, hasher, {options.organisation, options.public_origin});
  // What people do.
  contributions::add_routes(routes_.module("contributions"), viewers_);
  curation::add_routes(routes_.module("curation"));
  reactions::add_routes(routes_.module("reactions"));
  drafts::add_routes(routes_.module("drafts"));
  // What follows.
  search::add_routes(routes_.module("search"), failed_searches_, written_in(options.language));
  directory::add_routes(routes_.module("directory"));
  feeds::add_routes(routes_.module("feeds"));
  roster::add_routes(routes_.module("roster"));
  imports::add_routes(routes_.module("imports"));
  // What programs report of learning.
  learning_records::add_xapi_routes(routes_.module("learning_records"), database, clock,
                                    client_log_, {options.public_origin}, options.client_limits);
  learning_records::add_token_route(routes_, options.client_limits);
  learning_records::add_routes(routes_, {options.public_origin});
  learning_records::add_record_routes(routes_, database, client_log_,
                                      {options.public_origin, inlet::known_members});
  learning_records::add_erasure_routes(routes_, erasure_options_);
  learning_records::add_retention_routes(routes_);
  own_records::add_routes(routes_.module("own_records"));
  inlet::add_routes(routes_.module("inlet"), options.public_origin);
  inlet::add_person_file_routes(routes_, database, options.public_origin);
  // The house itself.
  add_organisation_routes(routes_.module("organisation"), options);
  add_privacy_routes(routes_);
  add_stuck_routes(routes_, followers_);
  add_housekeeping();
}

void Hub::add_housekeeping() {
  using std::chrono::hours;
  const auto writing = [this](auto* forget) {
    return [this, forget](const jobs::Job& job) {
      forget_in_turns(job, [&] { return database_.write(forget, db::Priority::background); });
    };
  };
  jobs_.every("forget_expired_sessions", hours(1), writing(identity::forget_expired_sessions));
  jobs_.every("forget_ended_reset_links", hours(1), writing(identity::forget_ended_reset_links));
  jobs_.every("forget_ended_api_tokens", hours(24), writing(identity::forget_ended_api_tokens));
  jobs_.every("forget_ended_tokens", hours(1), writing(learning_records::forget_ended_tokens));
  jobs_.every("forget_unnamed_newcomers", hours(1), writing(people::forget_unnamed_newcomers));
  jobs_.every("forget_old_tries", hours(1), writing(identity::forget_old_tries));
  jobs_.every("forget_earlier_drafts", hours(24), writing(drafts::forget_earlier_drafts));
  jobs_.every("forget_old_attempts", hours(24), writing(api::forget_old_attempts));
  jobs_.every("take_in_completions", std::chrono::minutes(1), [this](const jobs::Job& job) {
    if (!inlet_.catch_up(most_at_once)) leave_rest_of(job);
  });
  // Each node counts for itself who looked.
  jobs_.every_here("write_viewers", std::chrono::minutes(1), [this] { viewers_.flush(database_); });
  jobs_.every_here("write_failed_searches", std::chrono::minutes(1),
                   [this] { failed_searches_.flush(database_); });
  jobs_.every("forget_old_failed_searches", hours(24), writing(search::forget_old_failed_searches));
  jobs_.every_here("write_sightings", std::chrono::minutes(1),
                   [this] { doorkeeper_.write_sightings(database_); });
  jobs_.every("forget_old_hours", hours(24), [this](const jobs::Job& job) {
    forget_in_turns(job, [this] {
      return database_.write_in_order(learning_records::statement_log,
                                      learning_records::forget_old_hours, db::Priority::background);
    });
  });
  jobs_.every("count_statements", std::chrono::minutes(1), [this](const jobs::Job& job) {
    if (!learning_records::count_on(database_, most_at_once)) leave_rest_of(job);
  });
  jobs_.every("file_marks", std::chrono::minutes(1), [this](const jobs::Job& job) {
    if (!learning_records::file_on(database_, most_at_once)) leave_rest_of(job);
  });
  // At once where somebody is claimed; each minute for what an import brought later.
  jobs_.every(std::string(imports::hand_over_job), std::chrono::minutes(1),
              [this](const jobs::Job& job) {
                if (!imports::hand_over(database_, most_at_once)) leave_rest_of(job);
              });
  add_work_on_records();
  // Each node wrote down for itself what clients did.
  jobs_.every_here("write_client_log", std::chrono::minutes(1),
                   [this] { client_log_.flush(database_); });
  jobs_.every("forget_old_refusals", hours(24), writing(learning_records::forget_old_refusals));
  jobs_.every("forget_finished_jobs", hours(24), writing(jobs::forget_finished));
}

void Hub::forget_in_turns(const jobs::Job& job, const std::function<std::int64_t()>& write_some) {
  const auto end = std::chrono::steady_clock::now() + most_at_once;
  const auto is_enough = [&] { return is_stopping() || std::chrono::steady_clock::now() > end; };
  if (!db::forget_in_turns(write_some, is_enough)) leave_rest_of(job);
}

void Hub::leave_rest_of(const jobs::Job& job) {
  database_.write([&](Tx& tx) { return jobs::enqueue_rest(tx, job); }, db::Priority::background);
}

bool Hub::must_wait_for_room(const jobs::Job& job) const {
  if (!disk_is_nearly_full_ || !disk_is_nearly_full_()) return false;
  log::warning("disk.nearly_full", {{"waits", job.kind}});
  return true;
}

void Hub::add_work_on_records() {
  // At once where one is begun; each minute for what a process left that ended, or a disk without
  // room.
  jobs_.every("erase_from_records", std::chrono::minutes(1), [this](const jobs::Job& job) {
    if (must_wait_for_room(job)) return;
    if (!learning_records::erase_on(database_, erasure_options_, most_at_once)) leave_rest_of(job);
  });
  jobs_.every("begin_retention_runs", std::chrono::hours(24), [this](const jobs::Job&) {
    database_.write(learning_records::begin_runs_of_rules, db::Priority::background);
  });
  jobs_.every("retain_records", std::chrono::minutes(1), [this](const jobs::Job& job) {
    if (must_wait_for_room(job)) return;
    const learning_records::RetainingOptions options{public_origin_, erasure_options_.secret,
                                                     disk_is_nearly_full_};
    if (!learning_records::retain_on(database_, options, most_at_once)) leave_rest_of(job);
  });
}

void Hub::start() {
  followers_.start();
  open_pages_.start();
  jobs_.start();
}

void Hub::stop() {
  stopping_ = true;
  jobs_.stop();
  open_pages_.stop();
  followers_.stop();
  write_last("viewers", [&] { viewers_.flush(database_); });
  write_last("failed_searches", [&] { failed_searches_.flush(database_); });
  write_last("sightings", [&] { doorkeeper_.write_sightings(database_); });
  write_last("client_log", [&] { client_log_.flush(database_); });
}

}  // namespace kring::app
