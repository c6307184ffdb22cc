#pragma once

#include "platform/db/tx.h"

#include <optional>
#include <string>

#include <boost/describe/class.hpp>

/// The table `idempotency`: what a create made for a key. Never the body, never who it was.
namespace kring::api::store {

struct MadeBefore {
  db::Bytes request_hash;
  std::int64_t result = 0;
  BOOST_DESCRIBE_CLASS(MadeBefore, (), (request_hash, result), (), ())
};

std::optional<MadeBefore> made_before(Tx& tx, const std::string& key_hash);
void remember(Tx& tx, const std::string& key_hash, const std::string& request_hash,
              std::int64_t result);
std::int64_t forget_before(Tx& tx, Time moment);

}  // namespace kring::api::store
