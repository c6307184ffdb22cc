#pragma once

#include "hub/learning_records/clients.h"

#include <unordered_map>

/// What whoever sends statements is called, for people.
namespace kring::learning_records {

using ClientNames = std::unordered_map<ClientId, std::string>;

/// Of every client, revoked ones too, and of the house itself.
ClientNames names_of_clients(Tx& tx);

}  // namespace kring::learning_records
