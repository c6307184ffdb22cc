#include "platform/xml/rows.h"

#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

// The reader of a dump's rows on any octets. Whatever they are, it ends, says a fault or none,
// tells places that only grow, and goes on from the middle as if it had read what is before.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using kring::xml::Place;
  const std::string octets(reinterpret_cast<const char*>(data), size);
  kring::xml::RowLimits limits;
  limits.most_octets_of_value = 1'000;
  limits.most_values = 8;
  std::istringstream file(octets);
  kring::xml::Rows rows(file, limits);
  std::vector<Place> places;
  while (const auto row = rows.next()) {
    if (row->after.rows != static_cast<std::int64_t>(places.size()) + 1) std::abort();
    if (!places.empty() && row->after.octet <= places.back().octet) std::abort();
    if (row->after.octet > static_cast<std::int64_t>(size)) std::abort();
    places.push_back(row->after);
  }
  if (places.size() < 2) return 0;
  const auto middle = places[places.size() / 2 - 1];
  std::istringstream again(octets);
  kring::xml::Rows rest(again, limits, middle);
  const auto next = rest.next();
  if (!next || next->after.rows != middle.rows + 1) std::abort();
  return 0;
}
