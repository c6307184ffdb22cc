#pragma once

#include "platform/clock/clock.h"
#include "platform/db/database.h"
#include "platform/journal/followers.h"
#include "platform/metrics/metrics.h"

#include <optional>
#include <string>

namespace kring::app {

/// What the spine is doing: how many lines wait for their number, how far followers are behind,
/// what is parked, how long jobs wait; and what the inlet could not take in. Asked of the database
/// when somebody looks at the metrics, at most once a second. What the database does not answer is
/// left out for that second.
class HouseMetrics {
 public:
  HouseMetrics(metrics::Registry& registry, Database& database, const Clock& clock,
               const journal::Followers& followers);

 private:
  struct Look {
    std::int64_t last_seq = 0;
    std::int64_t pending_lines = 0;
    std::map<std::string, std::int64_t, std::less<>> lag;
    std::map<std::string, std::int64_t, std::less<>> parked;
    double oldest_job_seconds = 0;
    std::int64_t failed_jobs = 0;
    std::int64_t inlet_lag = 0;
    std::int64_t inlet_parked = 0;
    std::int64_t echoes_set_aside = 0;
    std::int64_t loose_records = 0;
  };
  Look look();
  std::optional<Look> look_anew();
  Look seen(Tx& tx) const;

  Database& database_;
  const Clock& clock_;
  const journal::Followers& followers_;
  std::mutex mutex_;
  Time looked_at_{};  ///< before any hub; from Time::min() no clock can count
  std::optional<Look> last_look_;
};

}  // namespace kring::app
