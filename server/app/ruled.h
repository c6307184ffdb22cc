#pragma once

#include <string_view>

namespace kring::app {

/// A ruled text of what this program wrote itself; throws where it is none.
template <class T>
T ruled(std::string_view text) {
  return T::from_text(text).value();
}

}  // namespace kring::app
