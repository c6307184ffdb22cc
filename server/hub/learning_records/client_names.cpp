#include "hub/learning_records/client_names.h"

#include "hub/learning_records/clients_store.h"
#include "hub/learning_records/own_statements.h"

namespace kring::learning_records {

ClientNames names_of_clients(Tx& tx) {
  ClientNames names{{house_id, std::string(house_name)}};
  for (auto& row : store::clients(tx)) names.emplace(row.id, std::move(row.name));
  return names;
}

}  // namespace kring::learning_records
