#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// Words that come from elsewhere, made fit to be kept.
namespace kring::imports {

/// What a text is without the characters that no text has here: control characters, overrides of
/// the direction of reading, what is no character at all. `removed` counts them.
struct Cleaned {
  std::string text;
  std::int64_t removed = 0;
};
Cleaned cleaned(std::string_view text);

}  // namespace kring::imports
