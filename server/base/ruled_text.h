#pragma once

#include "base/refusal.h"

#include <concepts>
#include <cstdint>
#include <stdexcept>
#include <string_view>

#include <boost/system/result.hpp>

namespace kring {

/// A string with rules of its own: a title, a sentence, Markdown, an address. It is read once,
/// where it enters, and from then on the type says that the rules were kept. `from_text` leaves the
/// path of the problem empty; lengths are in code points, after trimming, and go into the API's
/// schemas.
template <class T>
concept RuledText = requires(std::string_view text, const T& value) {
  { T::from_text(text) } -> std::same_as<boost::system::result<T, FieldProblem>>;
  { value.text() } -> std::convertible_to<std::string_view>;
  { T::min_length } -> std::convertible_to<std::int64_t>;
  { T::max_length } -> std::convertible_to<std::int64_t>;
};

/// What `result<T, FieldProblem>::value()` throws where there is no value.
[[noreturn]] inline void throw_exception_from_error(const FieldProblem& problem,
                                                    const boost::source_location&) {
  throw Refusal(Status::invalid, "input.invalid", {problem});
}

}  // namespace kring
