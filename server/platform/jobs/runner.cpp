#include "platform/jobs/runner.h"

#include "platform/log/log.h"

namespace kring::jobs {
namespace {

constexpr auto look_again = std::chrono::seconds(1);

/// 2 s, 4 s, 8 s, … so that what fails for a moment is soon done and what fails for long does no
/// harm.
std::chrono::seconds pause_before(std::int64_t attempt) {
  return std::chrono::seconds(std::int64_t{1} << attempt);
}

/// Also where the clock was ahead and was put back since: nothing waits longer than its interval.
bool has_come(Time due, Time now, Milliseconds interval) {
  return now >= due || due - now > interval;
}

}  // namespace

Runner::Runner(Database& database, const Clock& clock) : database_(database), clock_(clock) {}

Runner::~Runner() {
  stop();
}

void Runner::handles(std::string kind, Worker worker) {
  workers_[std::move(kind)] = std::move(worker);
}

void Runner::every(std::string kind, std::chrono::minutes interval, Worker worker) {
  periodic_.push_back({kind, interval});
  handles(std::move(kind), std::move(worker));
}

void Runner::every_here(std::string kind, std::chrono::minutes interval,
                        std::function<void()> act) {
  here_.push_back({std::move(kind), interval, std::move(act), clock_.now() + interval});
}

void Runner::keep_house_here() {
  for (auto& each : here_) {
    const auto now = clock_.now();
    if (!has_come(each.due, now, each.interval)) continue;
    each.due = now + each.interval;
    try {
      each.act();
    } catch (const std::exception& failure) {
      log::warning("housekeeping.failed",
                   {{"kind", each.kind}, {"error", std::string(failure.what())}});
    }
  }
}

void Runner::start() {
  stopping_ = false;
  thread_ = std::thread([this] { run(); });
}

void Runner::stop() {
  if (!thread_.joinable()) return;
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
    wake_.notify_one();
  }
  thread_.join();
}

void Runner::enqueue_periodic() {
  database_.write(
      [this](Tx& tx) {
        for (const auto& each : periodic_) {
          // Every node asks for the job of the present interval; the key lets one of them through.
          const auto slot = tx.now().time_since_epoch() / each.interval;
          NewJob job;
          job.kind = each.kind;
          job.once = each.kind + "@" + std::to_string(slot);
          enqueue(tx, job);
        }
      },
      db::Priority::background);
}

bool Runner::run_one() {
  const auto job =
      database_.write([&](Tx& tx) { return take(tx, tx.now() + lease); }, db::Priority::background);
  if (!job) return false;
  try {
    // It was taken that often and never came back: the process ended with it each time.
    if (job->attempts > most_attempts) throw std::runtime_error("the process ended at every try");
    const auto worker = workers_.find(job->kind);
    if (worker == workers_.end()) throw std::runtime_error("nobody does jobs of this kind");
    worker->second(*job);
    database_.write([&](Tx& tx) { finish(tx, *job); }, db::Priority::background);
  } catch (const std::exception& failure) {
    log::warning("job.failed", {{"kind", job->kind},
                                {"job", job->id.text()},
                                {"attempt", std::to_string(job->attempts)},
                                {"error", std::string(failure.what())}});
    const bool give_up = job->attempts >= most_attempts;
    database_.write(
        [&](Tx& tx) {
          const auto again =
              give_up ? std::nullopt : std::optional<Time>(tx.now() + pause_before(job->attempts));
          put_back(tx, *job, failure.what(), again);
        },
        db::Priority::background);
  }
  return true;
}

void Runner::run() {
  constexpr auto each_minute = std::chrono::minutes(1);
  auto housekeeping_due = clock_.now();
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    lock.unlock();
    bool worked = false;
    keep_house_here();
    try {
      if (const auto now = clock_.now(); has_come(housekeeping_due, now, each_minute)) {
        enqueue_periodic();
        housekeeping_due = now + each_minute;
      }
      const bool due = database_.read([](Tx& tx) { return oldest_due(tx).has_value(); });
      worked = due && run_one();
    } catch (const std::exception& failure) {
      // The database would not answer: look again after the usual pause.
      log::warning("jobs.wait", {{"error", std::string(failure.what())}});
    }
    lock.lock();
    if (!worked) wake_.wait_for(lock, look_again, [this] { return stopping_; });
  }
}

}  // namespace kring::jobs
