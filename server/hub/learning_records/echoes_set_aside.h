#pragma once

#include "platform/db/tx.h"

#include <cstdint>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

namespace kring::learning_records {

/// An echo (echoes.h) that could not fade, by the place of its statement in the log. It is tried
/// again after an hour; meanwhile everything else goes on without it.
struct EchoSetAside {
  std::int64_t seq = 0;
  std::string error;
  BOOST_DESCRIBE_CLASS(EchoSetAside, (), (seq, error), (), ())
};
/// All of them, in the order of the log.
std::vector<EchoSetAside> echoes_set_aside(Tx& tx);
std::int64_t number_of_echoes_set_aside(Tx& tx);
/// Has them tried again at the next occasion. What still cannot fade is set aside anew.
void try_echoes_again(Tx& tx);

}  // namespace kring::learning_records
