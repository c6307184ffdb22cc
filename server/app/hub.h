#pragma once

#include "hub/contributions/viewers.h"
#include "hub/identity/sessions.h"
#include "hub/inlet/inlet.h"
#include "hub/learning_records/client_limits.h"
#include "hub/learning_records/client_log.h"
#include "hub/learning_records/erasure_options.h"
#include "hub/open_pages/open_pages.h"
#include "hub/search/failed_searches.h"
#include "platform/api/routes.h"
#include "platform/clock/clock.h"
#include "platform/crypto/password_hasher.h"
#include "platform/db/database.h"
#include "platform/i18n/language.h"
#include "platform/jobs/runner.h"
#include "platform/journal/followers.h"

#include <atomic>
#include <functional>
#include <string>

namespace kring::app {

struct HubOptions {
  std::string organisation;
  std::string public_origin;  ///< what links begin with: "https://kring.example.org"
  i18n::Language language = i18n::Language::en;  ///< the one most people here write in
  bool demo_may_sign_in = false;                 ///< only while the server listens on loopback
  std::string secret;  ///< what only the nodes of this hub know, 16 octets or more
  /// Whether the disk of the database is nearly full; absent where that is another machine's.
  std::function<bool()> disk_is_nearly_full = {};
  learning_records::ClientLimits client_limits = {};
};

/// Who hears what happens, through the journal.
std::vector<std::unique_ptr<journal::Follower>> all_followers(const HubOptions& options);

/// All that Kring is, short of the process and the network: who does what, and who hears of it.
/// Read the constructor first.
class Hub {
 public:
  Hub(Database& database, const Clock& clock, crypto::PasswordHasher& hasher,
      const HubOptions& options);

  /// Begins to follow the journal and to do jobs.
  void start();
  /// Lets what runs end, and writes what was only counted in memory, as far as it can be written.
  void stop();
  /// Whether stop() was called: what takes long in somebody else's thread looks now and then.
  bool is_stopping() const { return stopping_; }

  api::Routes& routes() { return routes_; }
  const api::Doorkeeper& doorkeeper() const { return doorkeeper_; }
  journal::Followers& followers() { return followers_; }
  jobs::Runner& jobs() { return jobs_; }
  open_pages::OpenPages& open_pages() { return open_pages_; }
  contributions::Viewers& viewers() { return viewers_; }
  search::FailedSearches& failed_searches() { return failed_searches_; }
  inlet::Inlet& inlet() { return inlet_; }
  const std::string& public_origin() const { return public_origin_; }
  i18n::Language language() const { return language_; }
  const learning_records::ErasureOptions& erasure_options() const { return erasure_options_; }
  learning_records::ClientLog& client_log() { return client_log_; }

 private:
  void add_housekeeping();
  void add_work_on_records();
  /// Writes again and again until less than so many rows went, or it was long enough.
  void forget_in_turns(const jobs::Job& job, const std::function<std::int64_t()>& write_some);
  /// Has what a job did not come to done by another one: others wait too, and so does a stop.
  void leave_rest_of(const jobs::Job& job);
  bool must_wait_for_room(const jobs::Job& job) const;

  Database& database_;
  identity::SessionDoorkeeper doorkeeper_;
  contributions::Viewers viewers_;
  search::FailedSearches failed_searches_;
  learning_records::ClientLog client_log_;
  api::Routes routes_;
  journal::Followers followers_;
  jobs::Runner jobs_;
  open_pages::OpenPages open_pages_;
  inlet::Inlet inlet_;
  const std::string public_origin_;
  const i18n::Language language_;
  const learning_records::ErasureOptions erasure_options_;
  const std::function<bool()> disk_is_nearly_full_;
  std::atomic<bool> stopping_ = false;
};

}  // namespace kring::app
