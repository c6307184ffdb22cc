#pragma once

#include <cstdint>

namespace kring::contributions {

/// The lower end of Wilson's 80 % score interval for the share of viewers who found an answer
/// helpful, 0 to 1: six of ten readers rank above one of one. `viewers` below `helpful` counts as
/// `helpful`, since whoever said so has looked. Nobody was helped: exactly 0.
/// Source: E. B. Wilson (1927), Probable inference, the law of succession, and statistical
/// inference.
double helpful_lower_bound(std::int64_t helpful, std::int64_t viewers);

}  // namespace kring::contributions
