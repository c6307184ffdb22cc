#include "hub/contributions/ranking.h"

#include <algorithm>
#include <cmath>

namespace kring::contributions {

double helpful_lower_bound(std::int64_t helpful, std::int64_t viewers) {
  if (helpful == 0) return 0;  // exactly: a rounding error must not rank one above another
  const auto n = static_cast<double>(std::max(helpful, viewers));
  constexpr double z = 1.2815515655446004;  // the normal quantile that leaves 10 % on each side
  const double share = static_cast<double>(helpful) / n;
  const double centre = share + z * z / (2 * n);
  const double spread = z * std::sqrt((share * (1 - share) + z * z / (4 * n)) / n);
  return std::max(0.0, (centre - spread) / (1 + z * z / n));
}

}  // namespace kring::contributions
