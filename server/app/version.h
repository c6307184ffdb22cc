#pragma once

#include <string_view>

namespace kring::app {

inline constexpr std::string_view version = "0.1.0";

}  // namespace kring::app
