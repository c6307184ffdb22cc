#pragma once

#include <algorithm>
#include <random>
#include <vector>

namespace kring {

/// Numbers from 0 to count - 1, the k-th as often as 1/(k + 1): few questions are read by many.
class Zipf {
 public:
  explicit Zipf(std::size_t count) {
    double sum = 0;
    for (std::size_t k = 0; k < count; ++k)
      up_to_.push_back(sum += 1.0 / static_cast<double>(k + 1));
  }

  template <class Random>
  std::size_t operator()(Random& random) const {
    const auto at = std::uniform_real_distribution<double>(0, up_to_.back())(random);
    const auto found = std::ranges::lower_bound(up_to_, at) - up_to_.begin();
    return std::min(static_cast<std::size_t>(found), up_to_.size() - 1);
  }

 private:
  std::vector<double> up_to_;
};

}  // namespace kring
