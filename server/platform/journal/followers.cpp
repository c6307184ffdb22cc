#include "platform/journal/followers.h"

#include "base/refusal.h"
#include "platform/log/log.h"

#include <chrono>

namespace kring::journal {
namespace {

constexpr auto pause_after_failure = std::chrono::seconds(1);
/// Somebody else may have moved the journal without our hearing of it (a lost notification).
constexpr auto longest_wait = std::chrono::seconds(5);

}  // namespace

Followers::Followers(Database& database, std::vector<std::unique_ptr<Follower>> followers)
    : database_(database), followers_(std::move(followers)) {
  for (auto& follower : followers_) progress_.emplace_back(database_, *follower);
}

Followers::~Followers() {
  stop();
}

void Followers::start() {
  listening_ = database_.on_journal_growth([this] {
    const std::scoped_lock lock(mutex_);
    grown_ = true;
    wake_.notify_one();
  });
  stopping_ = false;
  thread_ = std::thread([this] { run(); });
}

void Followers::stop() {
  if (!thread_.joinable()) return;
  listening_.reset();
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
    wake_.notify_one();
  }
  thread_.join();
}

bool Followers::round(bool& failed) {
  bool moved = false;
  for (auto& progress : progress_) {
    try {
      const std::scoped_lock lock(stepping_);
      const auto outcome = progress.step();
      moved = moved || outcome == Progress::Outcome::moved;
      failed = failed || outcome == Progress::Outcome::failed;
    } catch (const std::exception& failure) {
      // The database would not have the batch (full, gone, stopping): it is tried again after a
      // pause.
      log::warning("follower.waits", {{"follower", std::string(progress.follower().name())},
                                      {"error", std::string(failure.what())}});
      failed = true;
    }
  }
  return moved;
}

void Followers::run() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    grown_ = false;
    lock.unlock();
    bool failed = false;
    const bool moved = round(failed);
    lock.lock();
    if (failed) {
      wake_.wait_for(lock, pause_after_failure, [this] { return stopping_; });
    } else if (!moved) {
      wake_.wait_for(lock, longest_wait, [this] { return stopping_ || grown_; });
    }
  }
}

void Followers::catch_up() {
  database_.await_numbering();
  for (auto& progress : progress_) {
    while (progress.step() != Progress::Outcome::caught_up) {
    }
  }
}

bool Followers::is_stopping() {
  const std::scoped_lock lock(mutex_);
  return stopping_;
}

Followers::Rebuilt Followers::rebuild(std::string_view name) {
  for (auto& progress : progress_) {
    if (progress.follower().name() != name) continue;
    const auto locked = [this](auto&& act) {
      const std::scoped_lock lock(stepping_);
      return act();
    };
    locked([&] { progress.begin_again(); });
    database_.await_numbering();
    while (locked([&] { return progress.step(); }) != Progress::Outcome::caught_up) {
      if (is_stopping()) return Rebuilt::stopped;
    }
    return Rebuilt::whole;
  }
  return Rebuilt::unknown;
}

bool Followers::try_again(std::string_view name) {
  for (auto& progress : progress_) {
    if (progress.follower().name() != name) continue;
    {
      const std::scoped_lock lock(stepping_);
      progress.try_again();
    }
    const std::scoped_lock lock(mutex_);
    grown_ = true;
    wake_.notify_one();
    return true;
  }
  return false;
}

std::vector<Follower*> Followers::all() const {
  std::vector<Follower*> all;
  for (const auto& follower : followers_) all.push_back(follower.get());
  return all;
}

}  // namespace kring::journal
