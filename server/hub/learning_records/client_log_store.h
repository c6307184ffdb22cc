#pragma once

#include "hub/learning_records/clients.h"
#include "platform/db/tx.h"

namespace kring::learning_records::store {

/// Where it was not heard later.
void set_heard(Tx& tx, ClientId client, Time at);

struct Hearing {
  ClientId client;
  Time heard_at;
  BOOST_DESCRIBE_CLASS(Hearing, (), (client, heard_at), (), ())
};
std::vector<Hearing> hearings(Tx& tx);

struct RefusalRow {
  Id<struct RecordRefusalTag> id;
  ClientId client;  ///< none: nobody was recognised
  Time hour;
  std::string code;
  std::string rule;
  std::string path;
  std::int64_t number = 0;
  Time last_at;
  BOOST_DESCRIBE_CLASS(RefusalRow, (), (id, client, hour, code, rule, path, number, last_at), (),
                       ())
};
/// Adds to the row of the same hour, client and rule, or adds the row; mints its id.
void add_refusals(Tx& tx, const RefusalRow& row);
void keep_last_refusals(Tx& tx, ClientId client, std::size_t most);
std::int64_t remove_refusals_before(Tx& tx, Time time);

/// The last first, beginning after a place; of that client where one is given.
std::vector<RefusalRow> refusals(Tx& tx, std::optional<ClientId> client, Time after_last_at,
                                 std::int64_t after_id, std::size_t most);

}  // namespace kring::learning_records::store
