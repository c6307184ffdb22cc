#include "platform/api/cursor.h"
#include "platform/api/query.h"

#include <cstdint>
#include <cstdlib>

#include <boost/describe/class.hpp>

// Cursors and the query strings that bring them, on any octets: refused, or one spelling of a
// place.

namespace {

struct Place {
  kring::Time at;
  kring::PersonId id;
  std::string name;
  BOOST_DESCRIBE_CLASS(Place, (), (at, id, name), (), ())
};

struct Wanted {
  std::optional<std::string> after;
  std::optional<std::int64_t> most;
  std::optional<bool> mine;
  BOOST_DESCRIBE_CLASS(Wanted, (), (after, most, mine), (), ())
};

void require(bool holds) {
  if (!holds) std::abort();
}

void read_cursor(std::string_view text) {
  if (const auto octets = kring::api::octets_of(text)) {
    require(kring::api::base64url_of(*octets) == text);
  }
  try {
    kring::api::opened_cursor("sixteen octets or more", "GET /notes", text);
    require(false);  // nobody guesses one
  } catch (const kring::Refusal& refusal) {
    require(refusal.status() == kring::Status::invalid && refusal.problems().size() == 1);
  }
  try {
    const auto place = kring::api::read_cursor<Place>(text);
    const auto again = kring::api::read_cursor<Place>(kring::api::cursor(place));
    require(again.at == place.at && again.id == place.id && again.name == place.name);
  } catch (const kring::Refusal& refusal) {
    require(refusal.status() == kring::Status::invalid && refusal.problems().size() == 1);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  read_cursor(text);
  kring::json::Problems problems;
  kring::api::Query<Wanted> wanted;
  kring::api::read_query(text, wanted, problems);
  if (wanted.after) read_cursor(*wanted.after);
  return 0;
}
