#include "app/house_metrics.h"

#include "hub/inlet/inlet.h"
#include "hub/learning_records/echoes_set_aside.h"
#include "hub/learning_records/mark_filing.h"
#include "platform/jobs/jobs.h"
#include "platform/journal/cursors.h"
#include "platform/journal/journal.h"
#include "platform/log/log.h"

namespace kring::app {
namespace {

constexpr auto look_lasts = std::chrono::seconds(1);

}  // namespace

HouseMetrics::HouseMetrics(metrics::Registry& registry, Database& database, const Clock& clock,
                           const journal::Followers& followers)
    : database_(database), clock_(clock), followers_(followers) {
  const auto number = [this](auto read) {
    return [this, read] { return static_cast<double>(read(look())); };
  };
  registry.gauge("kring_journal_lines", "Lines in the journal", {},
                 number([](const Look& look) { return look.last_seq; }));
  registry.gauge("kring_journal_pending_lines", "Lines that are committed and have no number yet",
                 {}, number([](const Look& look) { return look.pending_lines; }));
  registry.gauge("kring_jobs_oldest_seconds", "How long the oldest job has been due", {},
                 number([](const Look& look) { return look.oldest_job_seconds; }));
  registry.gauge("kring_jobs_failed", "Jobs that were set aside", {},
                 number([](const Look& look) { return look.failed_jobs; }));
  registry.gauge("kring_inlet_lag_statements", "Statements of which the inlet has not read on", {},
                 number([](const Look& look) { return look.inlet_lag; }));
  registry.gauge("kring_inlet_parked_statements", "Reported completions that could not be taken in",
                 {}, number([](const Look& look) { return look.inlet_parked; }));
  registry.gauge("kring_record_echoes_set_aside",
                 "Removed records that could not be taken off what refers to them", {},
                 number([](const Look& look) { return look.echoes_set_aside; }));
  registry.gauge("kring_record_loose_statements",
                 "Records of which what they are found by is not filed yet", {},
                 number([](const Look& look) { return look.loose_records; }));
  for (const auto* follower : followers.all()) {
    const std::string name(follower->name());
    registry.gauge("kring_follower_lag_lines", "Lines a follower has not handled yet",
                   {{"follower", name}},
                   number([name](const Look& look) { return look.lag.at(name); }));
    registry.gauge("kring_follower_parked_lines", "Lines a follower could not handle",
                   {{"follower", name}},
                   number([name](const Look& look) { return look.parked.at(name); }));
  }
}

HouseMetrics::Look HouseMetrics::look() {
  const std::scoped_lock lock(mutex_);
  const auto now = clock_.now();
  if (now - looked_at_ >= look_lasts || now < looked_at_) {
    last_look_ = look_anew();
    looked_at_ = clock_.now();
  }
  if (!last_look_) throw std::runtime_error("the database could not be asked");
  return *last_look_;
}

std::optional<HouseMetrics::Look> HouseMetrics::look_anew() {
  try {
    return database_.read([&](Tx& tx) { return seen(tx); });
  } catch (const std::exception& failure) {
    log::warning("metrics.database_not_asked", {{"error", std::string(failure.what())}});
    return std::nullopt;
  }
}

HouseMetrics::Look HouseMetrics::seen(Tx& tx) const {
  Look look;
  look.last_seq = journal::last_seq(tx);
  look.pending_lines = journal::number_pending(tx);
  for (const auto* follower : followers_.all()) {
    const std::string name(follower->name());
    look.lag[name] = look.last_seq - journal::cursor_of(tx, name);
    look.parked[name] = 0;
  }
  for (const auto& line : journal::parked_lines(tx)) ++look.parked[line.follower];
  if (const auto due = jobs::oldest_due(tx)) {
    look.oldest_job_seconds = std::chrono::duration<double>(clock_.now() - *due).count();
  }
  look.failed_jobs = jobs::failed_jobs(tx);
  look.inlet_lag = inlet::number_ahead(tx);
  look.inlet_parked = inlet::number_parked(tx);
  look.loose_records = learning_records::number_loose(tx);
  look.echoes_set_aside = learning_records::number_of_echoes_set_aside(tx);
  return look;
}

}  // namespace kring::app
