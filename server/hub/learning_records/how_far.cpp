#include "hub/learning_records/how_far.h"

namespace kring::learning_records {

Time HowFar::ask() {
  const std::scoped_lock lock(mutex_);
  const auto now = clock_.now();
  // A clock may be set back.
  if (!told_ || now < told_at_ || now - told_at_ >= remembered) {
    told_.reset();
    told_ = database_.settled(statement_log) - Milliseconds(1);
    told_at_ = now;
  }
  return *told_;
}

}  // namespace kring::learning_records
