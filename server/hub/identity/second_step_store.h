#pragma once

#include "base/id.h"
#include "platform/db/tx.h"
#include "platform/db/value.h"

#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

namespace kring::identity::store {

struct SecondStepRow {
  db::Bytes sealed_secret;
  std::int64_t last_step = 0;
  bool on = false;
  BOOST_DESCRIBE_CLASS(SecondStepRow, (), (sealed_secret, last_step, on), (), ())
};

std::optional<SecondStepRow> second_step(Tx& tx, PersonId person);
/// One that is not turned on, in the place of whatever there was.
void put_second_step(Tx& tx, PersonId person, const db::Bytes& sealed_secret);
/// False where a code of this step or a later one was used already.
bool set_last_step(Tx& tx, PersonId person, std::int64_t step);
void set_turned_on(Tx& tx, PersonId person);
bool delete_second_step(Tx& tx, PersonId person);

void replace_recovery_codes(Tx& tx, PersonId person, const std::vector<db::Bytes>& hashes);
std::int64_t recovery_codes_left(Tx& tx, PersonId person);
bool delete_recovery_code(Tx& tx, PersonId person, const db::Bytes& hash);

}  // namespace kring::identity::store
