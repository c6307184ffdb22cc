#include "hub/learning_records/pseudonyms_store.h"

#include "platform/db/value.h"

namespace kring::learning_records::store {

std::string pseudonym_key(Tx& tx) {
  return tx.value<db::Bytes>("SELECT octets FROM record_pseudonym_key").value().octets;
}

}  // namespace kring::learning_records::store
