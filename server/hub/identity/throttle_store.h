#pragma once

#include "platform/db/tx.h"

#include <optional>

#include <boost/describe/class.hpp>

namespace kring::identity::store {

struct Tries {
  Time window_start;
  std::int64_t count;
  BOOST_DESCRIBE_CLASS(Tries, (), (window_start, count), (), ())
};

std::optional<Tries> tries(Tx& tx, const db::Bytes& key);
/// Adds one, in a new window where the present one is over; or begins only after the next would
/// be over, since a clock that was ahead noted it.
void count_try(Tx& tx, const db::Bytes& key, Milliseconds window);
void delete_tries(Tx& tx, const db::Bytes& key);
std::int64_t delete_tries_before(Tx& tx, Time oldest);

}  // namespace kring::identity::store
