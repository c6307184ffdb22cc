#pragma once

#include "base/page.h"
#include "base/refusal.h"
#include "platform/json/json.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kring::api {

/// The longest cursor that is looked at, in characters.
inline constexpr std::size_t longest_cursor = 2048;
/// Of every query by which the next page is asked for.
inline constexpr json::Limit cursor_limit{"after", {}, longest_cursor};

/// Text that goes unchanged into a URL, and back. Nothing where it is no such text.
std::string base64url_of(std::string_view octets);
std::optional<std::string> octets_of(std::string_view base64url);

/// Refuses with 422, `/after` being `malformed`.
[[noreturn]] void refuse_cursor();

/// Where the next page of a list begins, a described struct, as text for `Page::next`. On its way
/// out the layer seals it (`sealed_cursor`), so a place may hold what its reader must not know.
template <class Place>
std::string cursor(const Place& place) {
  return json::write(place);
}

/// Reads what `cursor` wrote, as the layer opened it. Refuses anything else.
template <class Place>
Place read_cursor(std::string_view text) {
  auto place = json::read<Place>(text);
  if (!place) refuse_cursor();
  return std::move(*place);
}

/// Cuts rows, fetched one more than a page holds, to a page. Where there were more, the cursor of
/// the last that stays, whose place `place_of` knows.
template <class Row, class PlaceOf>
std::optional<std::string> cut_to_page(std::vector<Row>& rows, PlaceOf&& place_of) {
  if (rows.size() <= page_size) return std::nullopt;
  rows.pop_back();
  return cursor(place_of(rows.back()));
}

/// A cursor as it leaves the house: nobody without the secret reads or makes one, and it is good
/// for the list that `route` names only.
std::string sealed_cursor(std::string_view secret, std::string_view route, std::string_view cursor);
/// Opens what `sealed_cursor` made for this route. Refuses anything else.
std::string opened_cursor(std::string_view secret, std::string_view route, std::string_view sealed);

}  // namespace kring::api
