#pragma once

#include "base/refusal.h"
#include "platform/json/json.h"

#include <string>
#include <string_view>

namespace kring::api {

/// The longest cursor that is looked at, in characters.
inline constexpr std::size_t longest_cursor = 1024;

/// Text that goes unchanged into a URL, and back. Nothing where it is no such text.
std::string base64url_of(std::string_view octets);
std::optional<std::string> octets_of(std::string_view base64url);

/// Where the next page of a list begins, a described struct, as opaque text.
///
/// It is neither secret nor signed: it holds what stood on the last page, and a forged one only
/// asks for another page of what its maker may read anyway. The version in front lets its shape
/// change.
template <class Place>
std::string cursor(const Place& place) {
  return "1" + base64url_of(json::write(place));
}

/// Reads what `cursor` wrote. Refuses anything else with 422, `/after` being `malformed`.
template <class Place>
Place read_cursor(std::string_view text) {
  if (text.size() <= longest_cursor && text.starts_with('1')) {
    if (const auto json = octets_of(text.substr(1))) {
      if (auto place = json::read<Place>(*json)) return std::move(*place);
    }
  }
  throw Refusal(Status::invalid, "input.invalid", {{"/after", "malformed", {}}});
}

}  // namespace kring::api
