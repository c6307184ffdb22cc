#pragma once

#include "base/time.h"

#include <vector>

namespace kring::app {

/// The hours in which an organisation works: Monday to Friday from eight to five, UTC, in the year
/// that ended yesterday. Between two of them nothing happens.
class WorkingDays {
 public:
  explicit WorkingDays(Time today);

  Milliseconds length() const;

  /// The moment when so much of it was worked: later for more of it. Within `length`.
  Time at(Milliseconds worked) const;

 private:
  std::vector<std::chrono::sys_days> days_;
};

}  // namespace kring::app
